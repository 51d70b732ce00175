// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/phone.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule several{"telephone-plusieurs", "telephone",
                       N_("plusieurs numéros : le premier est gardé, les autres sont à compléter")};
constexpr Rule words_around{"telephone-mots-autour", "telephone",
                            N_("mots autour du numéro (« Tél. », « accueil ») : le numéro seul")};
constexpr Rule lost_zero{"telephone-zero-perdu", "telephone",
                         N_("neuf chiffres, le zéro perdu par un tableur : +33 et les neuf chiffres")};
constexpr Rule overseas{"telephone-outre-mer", "telephone",
                        N_("numéro d'outre-mer, reconnu à ses chiffres ou au code postal : +590, +594, +596, +262, "
                           "+508, +687, +689, +681")};
constexpr Rule prefix{"telephone-indicatif", "telephone",
                      N_("« 0033 », « +33 (0)5 », « 33 5 » : +33 et les neuf chiffres")};
constexpr Rule international{"telephone-international", "telephone",
                             N_("numéro de dix chiffres : +33 et les neuf derniers")};

// A country code of the standard, and how many digits follow it.
struct Territory {
  std::string_view code;
  std::size_t digits;
  std::string_view departments;  // beginnings of its postal codes
};
constexpr std::array<Territory, 10> territories = {{{"33", 9, ""},
                                                    {"590", 9, "971 977 978"},
                                                    {"594", 9, "973"},
                                                    {"596", 9, "972"},
                                                    {"262", 9, "974 976"},
                                                    {"269", 9, ""},
                                                    {"687", 6, "988"},
                                                    {"689", 8, "987"},
                                                    {"508", 6, "975"},
                                                    {"681", 6, "986"}}};

const Territory* territory_of(std::string_view code_postal) {
  if (code_postal.size() != 5) return nullptr;
  for (const Territory& territory : territories) {
    if (!territory.departments.empty() &&
        territory.departments.find(code_postal.substr(0, 3)) != std::string_view::npos) {
      return &territory;
    }
  }
  return nullptr;
}

// The country code of nine national digits. The numbering plan gives each overseas département its own beginnings;
// "976…" is shared by all of them.
std::string_view country_of(std::string_view nine, const Territory* here) {
  struct Beginning {
    std::string_view digits, code;
  };
  static constexpr std::array<Beginning, 13> beginnings = {{{"590", "590"},
                                                            {"690", "590"},
                                                            {"691", "590"},
                                                            {"594", "594"},
                                                            {"694", "594"},
                                                            {"596", "596"},
                                                            {"696", "596"},
                                                            {"697", "596"},
                                                            {"262", "262"},
                                                            {"269", "262"},
                                                            {"692", "262"},
                                                            {"693", "262"},
                                                            {"639", "262"}}};
  for (const Beginning& beginning : beginnings) {
    if (nine.starts_with(beginning.digits)) return beginning.code;
  }
  if (here != nullptr && here->digits == 9 && nine.starts_with("976")) return here->code;
  return "33";
}

enum class Kind { number, short_number, foreign, incomplete };

// A number in the text, or digits that are none.
struct Piece {
  Kind kind = Kind::incomplete;
  std::size_t begin = 0, end = 0;  // bytes of the text
  std::size_t digits = 0;
  const Rule* rule = nullptr;
  std::string international;
};

// Digits in a row, with what people put between them: "05.56 12-34/56".
struct Run {
  std::string digits;
  std::vector<std::size_t> ends;  // the byte behind each digit
};

bool joins_digits(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '.' || c == '-' || c == '_' || c == '(' || c == ')') return true;
  // These part two numbers as often as they part digits: only between two digits do they join.
  return (c == '/' || c == ',') && at > 0 && is_digit(text[at - 1]) && at + 1 < text.size() && is_digit(text[at + 1]);
}

Run run_at(std::string_view text, std::size_t at) {
  Run run;
  if (text[at] == '+') ++at;
  for (std::size_t between = 0; at < text.size() && between <= 3; ++at) {
    if (is_digit(text[at])) {
      run.digits += text[at];
      run.ends.push_back(at + 1);
      between = 0;
    } else if (joins_digits(text, at)) {
      ++between;
    } else {
      break;
    }
  }
  return run;
}

class PhoneReader {
 public:
  PhoneReader(std::string_view text, std::string_view code_postal) : text_(text), here_(territory_of(code_postal)) {}

  std::vector<Piece> pieces() const {
    std::vector<Piece> found;
    for (std::size_t at = 0; at < text_.size();) {
      const bool plus = text_[at] == '+' && at + 1 < text_.size();
      if (!plus && !is_digit(text_[at])) {
        ++at;
        continue;
      }
      Piece piece = piece_at(at);
      at = std::max(piece.end, at + 1);
      if (piece.digits > 0) found.push_back(std::move(piece));
    }
    return found;
  }

 private:
  Piece piece_at(std::size_t at) const {
    const Run run = run_at(text_, at);
    Piece piece;
    piece.begin = at;
    piece.digits = run.digits.size();
    piece.end = run.ends.empty() ? at : run.ends.back();
    if (run.digits.empty()) return piece;
    const bool plus = text_[at] == '+';
    if (plus || run.digits.starts_with("00")) {
      read_international(run, plus ? 0 : 2, piece);
      if (piece.kind != Kind::number) piece.kind = Kind::foreign;
    } else if (run.digits[0] == '0') {
      read_national(run, piece);
    } else {
      read_other(run, piece);
    }
    return piece;
  }

  // Takes `count` digits from `from` on when no lone digit follows: "05 56 12 34 56 7" is no number, but a second
  // number may follow.
  bool take(const Run& run, std::size_t from, std::size_t count, Piece& piece) const {
    if (run.digits.size() < from + count) return false;
    const std::size_t end = run.ends[from + count - 1];
    const std::size_t rest = run.digits.size() - from - count;
    if (rest > 0 && rest < 9) {
      const std::string_view between = text_.substr(end, run.ends[from + count] - 1 - end);
      const bool apart =
          between.find_first_of("/,") != std::string_view::npos || between.find(" - ") != std::string_view::npos;
      if (!apart && rest != 4) return false;  // four more digits are a short number
    }
    piece.end = end;
    return true;
  }

  void read_international(const Run& run, std::size_t from, Piece& piece) const {
    for (const Territory& territory : territories) {
      if (!std::string_view(run.digits).substr(from).starts_with(territory.code)) continue;
      std::size_t first = from + territory.code.size();
      if (first < run.digits.size() && run.digits[first] == '0' && territory.digits == 9) ++first;
      if (!take(run, first, territory.digits, piece)) continue;
      const std::string rest = run.digits.substr(first, territory.digits);
      if (rest[0] == '0') continue;
      accept(territory.code == "33" ? country_of(rest, here_) : territory.code, rest, prefix, piece);
      return;
    }
  }

  void read_national(const Run& run, Piece& piece) const {
    if (run.digits.size() < 10 || run.digits[1] == '0' || !take(run, 1, 9, piece)) return;
    const std::string nine = run.digits.substr(1, 9);
    accept(country_of(nine, here_), nine, international, piece);
  }

  void read_other(const Run& run, Piece& piece) const {
    const std::size_t count = run.digits.size();
    if (here_ != nullptr && here_->digits < 9 && count == here_->digits) {
      accept(here_->code, run.digits, overseas, piece);
    } else if (run.digits.starts_with("33") && (count == 11 || (count == 12 && run.digits[2] == '0'))) {
      read_international(run, 0, piece);
    } else if (count == 9) {
      accept(country_of(run.digits, here_), run.digits, lost_zero, piece);
    } else if ((count == 4 && (run.digits[0] == '3' || run.digits[0] == '1')) || (count == 3 && run.digits[0] == '1') ||
               (count == 6 && run.digits.starts_with("118"))) {
      piece.kind = Kind::short_number;
    }
  }

  static void accept(std::string_view code, const std::string& rest, const Rule& rule, Piece& piece) {
    piece.kind = Kind::number;
    piece.international = "+" + std::string(code) + rest;
    piece.rule = code == "33" ? &rule : &overseas;
  }

  std::string_view text_;
  const Territory* here_;
};

std::string reason(const Piece& piece) {
  switch (piece.kind) {
    case Kind::number: return _("un numéro de plus : le standard n'en garde qu'un");
    case Kind::short_number: return _("numéro court, gardé tel quel");
    case Kind::foreign: return _("numéro étranger ou incomplet : le standard n'admet que les indicatifs français");
    case Kind::incomplete: break;
  }
  if (piece.digits > 10) return fill(_("trop de chiffres pour un numéro : {}"), piece.digits);
  return fill(_("numéro incomplet : {}"), count_of(piece.digits, N_("{} chiffre"), N_("{} chiffres")));
}

// Words that say no more than "this is a number".
bool is_label(std::string_view word) {
  static constexpr std::array<std::string_view, 36> labels = {
      "tel",  "tele",   "telephone", "telephonique", "phone",   "fixe",   "portable",
      "port", "mobile", "gsm",       "standard",     "accueil", "numero", "no",
      "n",    "nr",     "appel",     "appelez",      "appeler", "au",     "ou",
      "et",   "puis",   "mairie",    "secretariat",  "contact", "public", "t",
      "m",    "p",      "f",         "sms",          "du",      "le",     "la",
      "vert"};
  return std::find(labels.begin(), labels.end(), word) != labels.end();
}

bool only_labels(std::string_view around) {
  std::string plain = fold(around);
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return is_ascii(c) && !is_letter(c); }, ' ');
  plain = replace_all(plain, "°", " ");
  const auto all = words(plain);
  return std::all_of(all.begin(), all.end(),
                     [](const std::string& word) { return !has_letter(word) || is_label(word); });
}

std::string slice(std::string_view text, const Piece& piece) {
  return trim(text.substr(piece.begin, piece.end - piece.begin));
}

// What stands outside of the pieces.
std::string around(std::string_view text, const std::vector<Piece>& pieces) {
  std::string out;
  std::size_t from = 0;
  for (const Piece& piece : pieces) {
    out.append(text.substr(from, piece.begin - from)).append(" ");
    from = piece.end;
  }
  return out.append(text.substr(from));
}

}  // namespace

std::span<const Rule> phone_rules() {
  static constexpr std::array all = {several, words_around, lost_zero, overseas, prefix, international};
  return all;
}

void clean_phone(Draft& draft) {
  if (draft["telephone"].empty()) return;
  const std::string source = draft["telephone"];
  const std::string text = plain_dashes(squeeze(without_decimal_zero(source)));
  const std::vector<Piece> pieces = PhoneReader(text, draft["code_postal"]).pieces();
  const auto kept = std::find_if(pieces.begin(), pieces.end(), [](const Piece& p) { return p.kind == Kind::number; });
  if (kept == pieces.end()) {
    draft.set_aside("telephone", pieces.empty() ? _("ce n'est pas un numéro de téléphone") : reason(pieces.front()));
    return;
  }
  const std::string words_left = around(text, pieces);
  if (pieces.size() > 1) {
    draft.set(several, slice(text, *kept));
  } else if (has_letter(words_left)) {
    draft.set(words_around, slice(text, *kept));
  }
  draft.set(*kept->rule, kept->international);
  for (const Piece& piece : pieces) {
    if (&piece != &*kept && piece.international != kept->international)
      draft.doubt("telephone", slice(text, piece), reason(piece));
  }
  if (!only_labels(words_left))
    draft.doubt("telephone", source, _("texte autour du numéro, qui n'a pas de place dans ce champ"));
}

}  // namespace mediamap::clean
