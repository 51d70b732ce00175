// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/hours_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>

#include "mediamap/base/text.hpp"

namespace mediamap::clean {
namespace {

// word | value or text | folded phrases; a blank also stands for a hyphen. The longest phrase wins.
constexpr std::string_view vocabulary = R"(
days|1|lundi, lundis, lun, lu, Mo, L
days|2|mardi, mardis, mar, ma, Tu
days|4|mercredi, mercredis, mer, merc, me, We
days|8|jeudi, jeudis, jeu, je, Th, J
days|16|vendredi, vendredis, ven, vend, vendr, ve, Fr, V
days|32|samedi, samedis, sam, sa, Sa, S
days|64|dimanche, dimanches, dim, di, Su, D
days|96|week end, week ends, weekend, weekends, we
days|31|en semaine, jours ouvres, tous les jours ouvres
days|127|tous les jours, tous les jours de la semaine, 7 jours sur 7, chaque jour, quotidiennement, toute la semaine
letter_m|0|M
part|0|matin, matins, le matin, la matinee, matinee, tous les matins
part|1|apres midi, l apres midi, apres midis, aprem, tous les apres midi, tous les apres midis
part|2|soir, soirs, le soir, soiree, en soiree
time|720|midi
time|1440|minuit
ordinal|1|premier, premiers, premiere
ordinal|2|deuxieme, deuxiemes, second, seconds
ordinal|3|troisieme, troisiemes
ordinal|4|quatrieme, quatriemes
ordinal|-1|dernier, derniers
of_month|0|du mois, de chaque mois, par mois, chaque mois, de tous les mois
month|1|janvier, janv
month|2|fevrier, fev
month|3|mars
month|4|avril
month|5|mai
month|6|juin
month|7|juillet, juil
month|8|aout
month|9|septembre, sept
month|10|octobre, oct
month|11|novembre, nov
month|12|decembre, dec
public_holiday|0|jours feries, jour ferie, feries, les jours feries
school_holidays|0|vacances scolaires, vacances, conges scolaires, petites vacances et grandes vacances
school_holidays|0|periode de vacances scolaires, periodes de vacances scolaires
school_term|0|periode scolaire, periodes scolaires, annee scolaire, temps scolaire, semaines scolaires
weeks|0|semaine paire, semaines paires, sem paire, sem paires, toutes les semaines paires
weeks|1|semaine impaire, semaines impaires, sem impaire, sem impaires, toutes les semaines impaires
closed|0|ferme, fermee, fermes, fermees, fermeture, ferme au public, fermeture au public, pas d ouverture
closed|0|fermeture hebdomadaire
except|0|sauf, sauf le, sauf les, excepte, exceptes, hormis, hors, a l exception de, a l exception du
except|0|a l exception des, en dehors des
comment|sur rendez-vous|sur rendez vous, sur rdv, sur r d v, uniquement sur rendez vous, seulement sur rendez vous
comment|sur rendez-vous|sur rendez vous uniquement, sur rendez vous seulement, sur rendez vous exclusivement
comment|sur rendez-vous|exclusivement sur rendez vous, uniquement sur rdv, sur rdv uniquement, seulement sur rdv
comment|sur rendez-vous|avec rendez vous, avec rdv, uniquement avec rendez vous, avec rendez vous uniquement
comment|sur rendez-vous|sur prise de rendez vous
comment|sans rendez-vous|sans rendez vous, sans rdv
comment|avec ou sans rendez-vous|avec ou sans rendez vous, avec ou sans rdv, sans ou sur rendez vous
comment|avec ou sans rendez-vous|sur rendez vous ou sans rendez vous, sans ou avec rendez vous
comment|sur inscription|sur inscription, uniquement sur inscription, sur inscription uniquement
comment|sur réservation|sur reservation, uniquement sur reservation
remark|0|rendez vous conseille, prise de rendez vous conseillee, rendez vous possible, possibilite de rendez vous
remark|0|de preference sur rendez vous, sur rendez vous de preference, acces libre, en acces libre, entree libre
remark|0|gratuit, acces gratuit, acces pmr, y compris les jours feries, jours feries inclus
join|0|et, puis, ainsi que, et aussi
to|0|a
to|1|au, aux
until|0|jusqu a, jusqu au, jusque
between|0|entre
skip|0|le, la, les, l, de, du, des, d, un, en, pendant, durant, tous, toutes, chaque, ouvert, ouverte, ouverts
skip|0|ouvertes, ouverture, ouvertures, est, nous sommes ouverts, nous sommes ouvert, ouvert au public
skip|0|ouverture au public, horaire, horaires, horaires d ouverture, horaires d ouverture au public
skip|0|horaire d ouverture, heures d ouverture, jours d ouverture, jours et horaires d ouverture, accueil
skip|0|accueil du public, accueil au public, accueil public, au public, du public, uniquement, seulement, egalement
skip|0|aussi, en continu, sans interruption, non stop, journee continue, en journee continue, la journee
skip|0|toute la journee, permanence, permanences, le midi inclus, inclus, toute l annee
)";

const std::map<std::string_view, HoursWord> word_names = {
    {"days", HoursWord::days}, {"letter_m", HoursWord::letter_m}, {"part", HoursWord::part}, {"time", HoursWord::time},
    {"ordinal", HoursWord::ordinal}, {"of_month", HoursWord::of_month}, {"month", HoursWord::month},
    {"public_holiday", HoursWord::public_holiday}, {"school_holidays", HoursWord::school_holidays},
    {"school_term", HoursWord::school_term}, {"weeks", HoursWord::weeks}, {"closed", HoursWord::closed},
    {"except", HoursWord::except}, {"comment", HoursWord::comment}, {"remark", HoursWord::remark},
    {"join", HoursWord::join}, {"to", HoursWord::to}, {"until", HoursWord::until}, {"between", HoursWord::between},
};

struct Phrase {
  std::vector<std::string> words;
  bool skipped = false;
  HoursToken token;
};
using Phrases = std::unordered_map<std::string, std::vector<Phrase>>;  // by first word, longest first

Phrases read_vocabulary() {
  Phrases out;
  for (const std::string& line : split(vocabulary, '\n')) {
    if (line.empty()) continue;
    const auto fields = split(line, '|');
    for (const std::string& written : split(fields[2], ',')) {
      Phrase phrase;
      phrase.words = split(trim(written), ' ');
      phrase.skipped = fields[0] == "skip";
      if (!phrase.skipped) phrase.token.word = word_names.at(fields[0]);
      if (phrase.token.word == HoursWord::comment) {
        phrase.token.text = fields[1];
      } else {
        std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), phrase.token.value);
      }
      out[phrase.words.front()].push_back(std::move(phrase));
    }
  }
  for (auto& [first, phrases] : out) {
    const auto longer = [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); };
    std::stable_sort(phrases.begin(), phrases.end(), longer);
  }
  return out;
}

const Phrases& phrases() {
  static const Phrases all = read_vocabulary();
  return all;
}

// A run of letters, a run of digits, or a sign.
struct Atom {
  enum Kind { letters, digits, sign } kind = sign;
  std::string word;  // folded letters; digits; the sign, dashes as '-', all ends of sentence and line as ';'
  int value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_letter(std::int32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) ||
         (c >= 0x300 && c < 0x370);
}
bool is_digit(std::int32_t c) { return c >= '0' && c <= '9'; }

// 0 for what separates nothing.
char sign_of(std::int32_t c) {
  switch (c) {
    case ' ': case '\t': case 0xA0: case 0x202F: case 0x200B: case 0xFEFF:
    case '\'': case 0x2019: case '"': case 0xAB: case 0xBB: case 0x201C: case 0x201D: return 0;
    case '\n': case '\r': case ';': case '|': case '*': case 0x2022: case 0xB7: case '!': return ';';
    case '-': case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212:
    case '>': case 0x2192: return '-';
    case '[': return '(';
    case ']': return ')';
    case '&': case '+': return '&';
    case '(': case ')': case '/': case ',': case ':': case '.': return static_cast<char>(c);
    default: return '?';
  }
}

// The end of "<br/>" that begins here.
std::optional<std::size_t> tag_end(std::string_view text, std::size_t at) {
  if (text[at] != '<' || at + 1 >= text.size()) return {};
  const char next = text[at + 1];
  if (next != '/' && !is_letter(static_cast<unsigned char>(next))) return {};
  const std::size_t close = text.find('>', at);
  if (close == std::string_view::npos) return {};
  return close + 1;
}

std::vector<Atom> atoms_of(std::string_view text) {
  std::vector<Atom> out;
  for (std::size_t at = 0; at < text.size();) {
    Atom atom;
    atom.begin = at;
    if (const auto end = tag_end(text, at)) {
      at = *end;
      atom.word = ";";
    } else if (text.substr(at).starts_with("&nbsp;") || text.substr(at).starts_with("&amp;")) {
      at = text.find(';', at) + 1;
      continue;
    } else {
      const std::int32_t c = next_character(text, at);
      const auto run = [&](auto test) {
        for (std::size_t next = at; next < text.size() && test(next_character(text, next)); at = next) {}
        return text.substr(atom.begin, at - atom.begin);
      };
      if (is_letter(c)) {
        atom.kind = Atom::letters;
        // The h of "15hà18h" ends where the hour does.
        const bool after_digit = !out.empty() && out.back().kind == Atom::digits && out.back().end == atom.begin;
        const std::string folded = fold(run(is_letter));
        if (after_digit && folded.starts_with("h") && !folded.starts_with("heure")) at = atom.begin + 1;
        atom.word = after_digit && at == atom.begin + 1 ? fold(text.substr(atom.begin, 1)) : folded;
      } else if (is_digit(c)) {
        atom.kind = Atom::digits;
        atom.word = run(is_digit);
        std::from_chars(atom.word.data(), atom.word.data() + std::min<std::size_t>(atom.word.size(), 6), atom.value);
      } else if (const char sign = sign_of(c)) {
        atom.word = std::string(1, sign);
      } else {
        continue;
      }
    }
    atom.end = at;
    out.push_back(std::move(atom));
  }
  return out;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), atoms_(atoms_of(text)) {}

  std::vector<HoursToken> read() {
    while (at_ < atoms_.size()) {
      const Atom& atom = atoms_[at_];
      const bool known = atom.kind == Atom::digits ? digits() : atom.kind == Atom::letters ? phrase() : sign();
      if (!known) add(HoursWord::other, 0, 1);
    }
    fold_remarks();
    return std::move(out_);
  }

 private:
  const Atom* atom(std::size_t ahead) const { return at_ + ahead < atoms_.size() ? &atoms_[at_ + ahead] : nullptr; }
  bool is(std::size_t ahead, std::string_view word) const { return atom(ahead) && atom(ahead)->word == word; }
  bool glued(std::size_t ahead) const {
    return ahead > 0 && atom(ahead) && atoms_[at_ + ahead - 1].end == atom(ahead)->begin;
  }
  bool number(std::size_t ahead) const { return atom(ahead) && atom(ahead)->kind == Atom::digits; }
  bool hour_unit(std::size_t ahead) const {
    return is(ahead, "h") || is(ahead, "hs") || is(ahead, "heure") || is(ahead, "heures") || is(ahead, "hrs");
  }

  void add(HoursWord word, int value, std::size_t atoms, std::string text = {}) {
    out_.push_back({word, value, atoms_[at_].begin, atoms_[at_ + atoms - 1].end, std::move(text)});
    at_ += atoms;
  }

  bool digits() {
    if (around_the_clock() || every_day() || ordinal() || clock()) return true;
    if (atom(0)->word.size() > 2 || atom(0)->value > 24) return false;
    add(HoursWord::number, atom(0)->value * 60, 1);
    return true;
  }

  // "24h/24", "24/24", "24 heures sur 24".
  bool around_the_clock() {
    if (atom(0)->value != 24) return false;
    std::size_t next = hour_unit(1) ? 2 : 1;
    if (!is(next, "/") && !is(next, "sur")) return false;
    if (!number(next + 1) || atom(next + 1)->value != 24) return false;
    next += hour_unit(next + 2) ? 3 : 2;
    add(HoursWord::all_day, 0, next);
    return true;
  }

  // "7j/7", "7/7", "7 jours sur 7".
  bool every_day() {
    if (atom(0)->word != "7") return false;
    const std::size_t next = is(1, "j") || is(1, "jours") ? 2 : 1;
    if ((!is(next, "/") && !is(next, "sur")) || !is(next + 1, "7")) return false;
    add(HoursWord::days, 127, next + 2);
    return true;
  }

  bool ordinal() {
    static constexpr std::array<std::string_view, 10> endings = {"er", "ers", "ere",  "e",  "es",
                                                                 "nd", "nds", "ieme", "eme", "emes"};
    if (!glued(1) || atom(0)->value < 1 || atom(0)->value > 5) return false;
    if (std::find(endings.begin(), endings.end(), atom(1)->word) == endings.end()) return false;
    add(HoursWord::ordinal, atom(0)->value, 2);
    return true;
  }

  bool minutes(std::size_t ahead) const {
    return number(ahead) && atom(ahead)->word.size() == 2 && atom(ahead)->value < 60;
  }

  // "9h", "9 h 30", "9h30mn", "9:30", "9.30", "12 heures"; "9h12h" is two.
  bool clock() {
    const int hour = atom(0)->value;
    if (atom(0)->word.size() > 2 || hour > 24) return false;
    int minute = 0;
    std::size_t length = 0;
    if (hour_unit(1)) {
      length = 2;
      if (minutes(2) && !hour_unit(3) && !(is(3, ":") && glued(3) && number(4))) {
        minute = atom(2)->value;
        length = is(3, "mn") || is(3, "min") || (is(3, "m") && glued(3)) ? 4 : 3;
      }
    } else if ((is(1, ":") || is(1, ".")) && glued(1) && glued(2) && minutes(2)) {
      minute = atom(2)->value;
      length = is(3, "h") && glued(3) ? 4 : 3;
    }
    if (length == 0 || hour * 60 + minute > 24 * 60) return false;
    const std::size_t begin = atom(0)->begin;
    if (!out_.empty() && out_.back().word == HoursWord::time && out_.back().end == begin) {
      out_.push_back({HoursWord::dash, 0, begin, begin, {}});
    }
    add(HoursWord::time, hour * 60 + minute, length);
    return true;
  }

  // The letters of one phrase from here: how many atoms, hyphens between its words included; 0 when it is not there.
  std::size_t match(const Phrase& phrase) const {
    std::size_t ahead = 0;
    for (std::size_t i = 0; i < phrase.words.size(); ++i, ++ahead) {
      if (i > 0 && is(ahead, "-")) ++ahead;
      if (!atom(ahead) || atom(ahead)->word != phrase.words[i]) return 0;
    }
    return ahead;
  }

  bool phrase() {
    // "Mo", "L" only as they are written, so that "mo" and "l'" are no days.
    const std::string_view written = text_.substr(atom(0)->begin, atom(0)->end - atom(0)->begin);
    const std::string_view after = text_.substr(atom(0)->end);
    const bool elided = after.starts_with("'") || after.starts_with("\u2019");
    const bool capital = written.size() <= 2 && written.front() >= 'A' && written.front() <= 'Z' && !elided;
    if (capital && note(phrases().find(std::string(written)), true)) return true;
    return note(phrases().find(atom(0)->word), false);
  }

  bool note(Phrases::const_iterator found, bool as_written) {
    if (found == phrases().end()) return false;
    for (const Phrase& phrase : found->second) {
      const std::size_t length = as_written ? (phrase.words.size() == 1 ? 1 : 0) : match(phrase);
      if (length == 0) continue;
      const HoursToken& token = phrase.token;
      if (phrase.skipped) {
        at_ += length;
        return true;
      }
      const std::size_t begin = atom(0)->begin;
      const std::size_t end = atom(length - 1)->end;
      std::string text = token.text;
      if (token.word == HoursWord::remark) text = text_.substr(begin, end - begin);
      const bool abbreviated = token.word == HoursWord::days && length == 1 && end - begin <= 4;
      add(token.word, token.value, length, std::move(text));
      if (abbreviated && is(0, ".")) ++at_;
      return true;
    }
    return false;
  }

  bool sign() {
    switch (atom(0)->word.front()) {
      case '-': add(HoursWord::dash, 0, 1); return true;
      case '/': add(HoursWord::slash, 0, 1); return true;
      case ',': add(HoursWord::comma, 0, 1); return true;
      case ':': add(HoursWord::colon, 0, 1); return true;
      case '&': add(HoursWord::join, 0, 1); return true;
      case ';':
      case '.': add(HoursWord::stop, 0, 1); return true;
      case '(': add(HoursWord::open, 0, 1); return true;
      case ')': add(HoursWord::close, 0, 1); return true;
      default: return false;
    }
  }

  static bool may_be_in_remark(HoursWord word) {
    using enum HoursWord;
    return word == other || word == join || word == to || word == comma || word == slash || word == dash ||
           word == comment || word == remark;
  }

  // "(atelier couture)" is a comment on the hours before it.
  void fold_remarks() {
    std::vector<HoursToken> kept;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      std::size_t close = i + 1;
      bool strange = false;
      while (out_[i].word == HoursWord::open && close < out_.size() && may_be_in_remark(out_[close].word)) {
        strange = out_[close++].word == HoursWord::other || strange;
      }
      if (strange && close < out_.size() && out_[close].word == HoursWord::close) {
        const std::size_t begin = out_[i].end;
        const std::size_t end = out_[close].begin;
        kept.push_back({HoursWord::comment, 0, begin, end, trim(text_.substr(begin, end - begin))});
        i = close;
      } else {
        kept.push_back(std::move(out_[i]));
      }
    }
    out_ = std::move(kept);
  }

  std::string_view text_;
  std::vector<Atom> atoms_;
  std::size_t at_ = 0;
  std::vector<HoursToken> out_;
};

}  // namespace

std::vector<HoursToken> hours_words(std::string_view text) { return Lexer(text).read(); }

}  // namespace mediamap::clean
