// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/mapping_guess.hpp"

#include <algorithm>
#include <map>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/column_contents.hpp"
#include "mediamap/exchange/column_names.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/exchange/value_words.hpp"
#include "mediamap/store/schema.hpp"
#include "mediamap/store/yaml_emit.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::size_t most_values = 60;  // a column with more different values holds no choices

constexpr std::array<std::string_view, 7> weekdays{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};
constexpr std::array<std::string_view, 7> osm_days{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

// How much contents alone say about a field.
int worth_of_contents(std::string_view field) {
  static const std::map<std::string_view, int> worth{{"courriels", 85}, {"telephone", 85}, {"site_web", 80}, {"latitude", 85},
                                                     {"longitude", 70}, {"pivot", 80},     {"commune", 80},  {"code_postal", 70},
                                                     {"adresse", 75},   {"date_maj", 60},  {"horaires", 60}};
  const auto found = worth.find(field);
  return found == worth.end() ? 0 : found->second;
}

// Fields whose lists are free texts are taken whole, the others by choices.
bool takes_choices(std::string_view field) {
  return is_list_field(field) && field != "courriels" && field != "site_web" && field != "autres_formations_labels" && field != "formations_labels";
}

struct Candidate {
  std::size_t column = 0;
  std::string_view field;
  int confidence = 0;
  std::string reason;
};

class Guesser {
 public:
  Guesser(const tables::Table& table, std::span<const Commune> communes) : table_(table), taken_(table.columns.size()) {
    std::vector<std::string> names;
    for (const Commune& commune : communes) names.push_back(fold(commune.nom));
    std::sort(names.begin(), names.end());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      contents_.push_back(look_into(table, i, names));
      named_.push_back(field_named_by(table.columns[i]));
    }
  }

  GuessedMapping run() {
    guess_days();
    guess_texts();
    guess_choices();
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (!taken_[i] && contents_[i].filled > 0) out_.undecided.push_back({table_.columns[i], contents_[i].samples});
    }
    return std::move(out_);
  }

 private:
  void guess_days() {
    std::size_t found = 0;
    std::array<std::vector<std::size_t>, 7> cells;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const std::string name = " " + plain_name(table_.columns[i]) + " ";
      for (std::size_t day = 0; day < weekdays.size(); ++day) {
        if (name.find(" " + std::string(weekdays[day]) + " ") == std::string::npos) continue;
        cells[day].push_back(i);
        ++found;
        break;
      }
    }
    if (found < 5) return;
    has_days_ = true;
    for (std::size_t day = 0; day < weekdays.size(); ++day) {
      for (std::size_t cell : cells[day]) {
        out_.days[day].push_back(table_.columns[cell]);
        taken_[cell] = true;
      }
    }
  }

  void guess_texts() {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (taken_[i]) continue;
      add_by_name(i, candidates);
      add_by_contents(i, candidates);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.confidence > b.confidence; });
    std::map<std::string_view, Candidate> chosen;
    for (const Candidate& one : candidates) {
      if (one.confidence < 30 || taken_[one.column] || chosen.contains(one.field)) continue;
      if (one.field == "horaires" && has_days_) continue;
      taken_[one.column] = true;
      chosen.emplace(one.field, one);
    }
    if (!chosen.contains("nom")) choose_a_name(chosen);
    for (const std::string& field : standard_columns().known) {
      const auto found = chosen.find(field);
      if (found == chosen.end()) continue;
      const Candidate& one = found->second;
      out_.texts.push_back({field, table_.columns[one.column], one.confidence, one.reason});
    }
  }

  void add_by_name(std::size_t column, std::vector<Candidate>& candidates) const {
    const NamedField& named = named_[column];
    if (named.confidence == 0 || takes_choices(named.field)) return;
    const ColumnContents& contents = contents_[column];
    const double share = contents.share(named.field);
    int confidence = named.confidence;
    std::string reason = named.confidence >= 90 ? _("le nom de la colonne") : _("un mot du nom de la colonne");
    if (contents.filled == 0) {
      confidence /= 2;
      reason += _(", mais elle est vide");
    } else if (share >= 0.7) {
      confidence = std::max(confidence, 95);
      reason += fill(_(" et {} % de son contenu"), percent(share));
    } else if (share >= 0 && share < 0.3) {
      confidence = confidence * 4 / 10;
      reason += _(", mais le contenu n'y ressemble pas");
    } else if (named.field == "id" && contents.distinct < contents.filled) {
      confidence /= 2;
      reason += _(", mais des valeurs se répètent");
    }
    candidates.push_back({column, named.field, confidence, reason});
  }

  void add_by_contents(std::size_t column, std::vector<Candidate>& candidates) const {
    const ColumnContents& contents = contents_[column];
    for (const auto& [field, count] : contents.fitting) {
      const double share = contents.share(field);
      if (named_[column].field == field || contents.filled == 0 || share < 0.7) continue;
      candidates.push_back({column, field, static_cast<int>(worth_of_contents(field) * share),
                            fill(_("{} % de son contenu y ressemble"), percent(share))});
    }
    // A long text can only be the detail of a presentation.
    if (contents.average_length > 80 && named_[column].confidence < 60 && contents.share("site_web") < 0.5) {
      candidates.push_back({column, "presentation_detail", 60, _("des textes longs")});
    }
  }

  // Different, short, made of letters: the first such column.
  void choose_a_name(std::map<std::string_view, Candidate>& chosen) {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const ColumnContents& contents = contents_[i];
      if (taken_[i] || contents.filled * 10 < table_.rows.size() * 9 || contents.distinct * 10 < contents.filled * 8) continue;
      if (contents.average_length < 4 || contents.average_length > 80 || contents.samples.empty()) continue;
      const std::string sample = plain_name(contents.samples[0]);
      if (std::none_of(sample.begin(), sample.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
      taken_[i] = true;
      chosen.emplace("nom", Candidate{i, "nom", 55, _("des textes courts, tous différents")});
      return;
    }
  }

  void guess_choices() {
    std::map<std::string, std::vector<GuessedChoices>> by_field;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const ColumnContents& contents = contents_[i];
      if (taken_[i] || contents.filled == 0 || contents.values.size() > most_values) continue;
      for (GuessedChoices& one : choices_of(i)) by_field[one.field].push_back(std::move(one));
    }
    for (const std::string& field : standard_columns().known) {
      for (GuessedChoices& one : by_field[field]) out_.choices.push_back(std::move(one));
    }
  }

  // By field: what the values of one column mean. Of fields that the name does not speak of, only the one that most
  // values mean.
  std::vector<GuessedChoices> choices_of(std::size_t column) {
    const std::vector<std::string>& values = contents_[column].values;
    std::map<std::string, GuessedChoices> found;
    std::map<std::string, std::size_t> recognised;
    for (const std::string& value : values) {
      for (const MeantValue& meant : meant_values(value)) {
        GuessedChoices& choices = found[std::string(meant.field)];
        add_term(choices, meant.value, value);
      }
    }
    for (auto& [field, choices] : found) {
      choices.field = field;
      choices.column = table_.columns[column];
      for (const std::string& value : values) {
        const auto has = [&](const auto& target) { return std::find(target.terms.begin(), target.terms.end(), value) != target.terms.end(); };
        if (std::any_of(choices.targets.begin(), choices.targets.end(), has)) {
          ++recognised[field];
        } else {
          choices.unknown.push_back(value);
        }
      }
    }
    const std::string_view named = takes_choices(named_[column].field) ? named_[column].field : std::string_view();
    std::string best;
    for (const auto& [field, count] : recognised) {
      if (field == named || best.empty() || (best != named && count > recognised[best])) best = field;
    }
    std::vector<GuessedChoices> out;
    if (best.empty()) return out;
    GuessedChoices& choices = found[best];
    const int share = static_cast<int>(100 * recognised[best] / values.size());
    choices.confidence = best == named ? std::max(60, share) : share * 8 / 10;
    if (choices.confidence < least_confidence) return out;
    taken_[column] = true;
    out.push_back(std::move(choices));
    return out;
  }

  static void add_term(GuessedChoices& choices, const std::string& value, const std::string& term) {
    const auto found = std::find_if(choices.targets.begin(), choices.targets.end(), [&](const auto& one) { return one.value == value; });
    if (found == choices.targets.end()) {
      choices.targets.push_back({value, {term}});
    } else {
      found->terms.push_back(term);
    }
  }

  static int percent(double share) { return static_cast<int>(share * 100 + 0.5); }

  const tables::Table& table_;
  std::vector<ColumnContents> contents_;
  std::vector<NamedField> named_;
  std::vector<bool> taken_;
  bool has_days_ = false;
  GuessedMapping out_;
};

std::string quoted(const std::string& text) { return store::yaml_scalar(text); }

std::string shown(const std::string& text) { return shorten(on_one_line(text), 60); }

std::string list_of(const std::vector<std::string>& texts) {
  std::vector<std::string> parts;
  for (const std::string& text : texts) parts.push_back(quoted(text));
  return "[" + join(parts, ", ") + "]";
}

void write_texts(const GuessedMapping& guess, std::string& out) {
  const auto is_name = [](const GuessedText& one) { return one.field == "nom" && one.confidence >= least_confidence; };
  if (std::none_of(guess.texts.begin(), guess.texts.end(), is_name)) {
    out += _("nom: {colonne: \"\"}  # À décider : la colonne du nom, sans laquelle aucune fiche ne se crée\n");
  }
  for (const GuessedText& one : guess.texts) {
    const bool sure = one.confidence >= least_confidence;
    const std::string rule = one.field == "horaires" ? fill("horaires: {{semaine: {}}}", quoted(one.column))
                                                     : fill("{}: {{colonne: {}}}", one.field, quoted(one.column));
    if (!sure) out += fill(_("# À décider : {}\n"), one.field);
    out += fill(_("{}{}  # confiance {} % : {}\n"), sure ? "" : "# ", rule, one.confidence, one.reason);
  }
}

void write_choices(const GuessedMapping& guess, std::string& out) {
  std::string field;
  for (const GuessedChoices& one : guess.choices) {
    if (one.field != field) out += one.field + ":\n";
    field = one.field;
    out += fill(_("  # colonne « {} » : confiance {} %\n"), shown(one.column), one.confidence);
    for (const GuessedChoices::Target& target : one.targets) {
      out += fill("  - colonnes: [{}]\n    termes: {}\n    cible: {}\n", quoted(one.column), list_of(target.terms), quoted(target.value));
    }
    for (const std::string& value : one.unknown) out += fill(_("  # À décider : « {} » n'est reconnu comme aucune valeur\n"), shown(value));
  }
}

}  // namespace

GuessedMapping guess_mapping(const tables::Table& table, std::span<const Commune> communes) { return Guesser(table, communes).run(); }

std::string to_yaml(const GuessedMapping& guess, const std::string& source) {
  std::string out = fill(_("# Correspondance des colonnes de {} avec le standard national, proposée d'après leurs noms et leur contenu.\n"
                           "# À relire : ce qui est marqué « À décider », puis les confiances les plus basses. Ensuite :\n"
                           "#   mediamap actors mapping --explain CE_FICHIER {}\n"
                           "#   mediamap actors import {} --mapping CE_FICHIER --dry-run\n"),
                         shown(source), shown(source), shown(source));
  out += "version: 1\n";
  write_texts(guess, out);
  write_choices(guess, out);
  if (std::any_of(guess.days.begin(), guess.days.end(), [](const auto& columns) { return !columns.empty(); })) {
    out += _("horaires:  # confiance 95 % : les noms des jours\n");
    out += "  jours:\n";
    for (std::size_t day = 0; day < guess.days.size(); ++day) {
      if (!guess.days[day].empty()) out += fill("    - {{colonne: {}, osm: {}}}\n", list_of(guess.days[day]), osm_days[day]);
    }
  }
  if (!guess.undecided.empty()) out += _("# Colonnes dont rien n'est repris. À décider : les rattacher à un champ, ou les laisser.\n");
  for (const UndecidedColumn& one : guess.undecided) {
    std::vector<std::string> samples;
    for (const std::string& sample : one.samples) samples.push_back("« " + shown(sample) + " »");
    out += fill("#   {} : {}\n", shown(one.column), join(samples, ", "));
  }
  return out;
}

}  // namespace mediamap::exchange
