// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/help.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/command.hpp"

namespace mediamap::cli {
namespace {

constexpr std::size_t text_column = 30;
constexpr std::size_t line_width = 100;

std::string full_name(const CLI::App& app) {
  return app.get_parent() == nullptr ? app.get_name() : full_name(*app.get_parent()) + " " + app.get_name();
}

// A command, not only a group of them.
bool performs(const CLI::App& app) {
  std::string words = full_name(app);
  words.erase(0, words.find(' ') + 1);
  return std::any_of(commands().begin(), commands().end(), [&](const Command& command) { return words == command.name; });
}

// Words between which a line may break: French keeps « and » : ; ! ? with their neighbours.
std::vector<std::string> breakable_words(const std::string& text) {
  static const std::vector<std::string> clings_to_previous = {"»", ":", ";", "!", "?", "»,", "»)", "».", "»)."};
  std::vector<std::string> words;
  bool glue = false;
  for (const std::string& word : split(text, ' ')) {
    const bool closing = std::find(clings_to_previous.begin(), clings_to_previous.end(), word) != clings_to_previous.end();
    if (!words.empty() && (glue || closing)) {
      words.back() += " " + word;
    } else {
      words.push_back(word);
    }
    glue = word.ends_with("«");
  }
  return words;
}

// Two columns: what one types, and what it does.
std::string row(const std::string& left, const std::string& right) {
  std::string out = "  " + left;
  if (width(out) + 2 > text_column) {
    out += "\n" + std::string(text_column, ' ');
  } else {
    out += std::string(text_column - width(out), ' ');
  }
  std::size_t used = text_column;
  bool first = true;
  for (const std::string& word : breakable_words(right)) {
    if (!first && used + 1 + width(word) > line_width) {
      out += "\n" + std::string(text_column, ' ');
      used = text_column;
      first = true;
    }
    out += (first ? "" : " ") + word;
    used += width(word) + (first ? 0 : 1);
    first = false;
  }
  return out + "\n";
}

std::string option_names(const CLI::Option& option) {
  std::string name = option.get_name(false, true);
  // CLI11 notes the value of a negated flag behind its name: "--no-off-site{false}".
  for (auto brace = name.find('{'); brace != std::string::npos; brace = name.find('{')) {
    name.erase(brace, name.find('}', brace) - brace + 1);
  }
  std::replace(name.begin(), name.end(), ',', ' ');
  if (const auto blank = name.find(' '); blank != std::string::npos) name.insert(blank, ",");
  if (option.get_type_size() != 0) name += " " + option.get_type_name();
  return name;
}

std::string option_text(const CLI::Option& option) {
  const std::string& text = option.get_description();
  std::vector<std::string> notes;
  if (option.get_required()) notes.emplace_back(_("obligatoire"));
  if (option.get_items_expected_max() > 1) notes.emplace_back(_("répétable"));
  if (notes.empty()) return text;
  if (!text.ends_with(')')) return fmt::format("{} ({})", text, join(notes, ", "));
  return fmt::format("{} ; {})", text.substr(0, text.size() - 1), join(notes, ", "));
}

std::string usage_line(const CLI::App& app) {
  std::string line = full_name(app);
  const bool has_subcommands = !app.get_subcommands({}).empty();
  if (has_subcommands) line += performs(app) ? _(" [COMMANDE]") : _(" COMMANDE");
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional() && option->get_required()) line += " " + option->get_name() + " " + option->get_type_name();
  }
  line += _(" [OPTIONS]");
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name = option->get_type_name() + (option->get_items_expected_max() > 1 ? "…" : "");
    line += option->get_required() ? " " + name : " [" + name + "]";
  }
  return line;
}

std::string options_part(const CLI::App& app) {
  std::string arguments, options;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      arguments += row(option->get_type_name(), option_text(*option));
    } else {
      options += row(option_names(*option), option_text(*option));
    }
  }
  std::string out;
  if (!arguments.empty()) out += fmt::format("\n{}\n{}", _("Arguments :"), arguments);
  return out + fmt::format("\n{}\n{}", _("Options :"), options);
}

std::string examples_part(const std::string& examples) {
  if (examples.empty()) return {};
  std::string out = fmt::format("\n{}\n", _("Exemples :"));
  for (const std::string& line : split(examples, '\n')) out += "  " + line + "\n";
  return out;
}

// Every option name that the user may type at this place, the global ones included.
std::vector<std::string> option_candidates(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* at = &app; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::vector<std::string> subcommand_candidates(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands({})) names.push_back(sub->get_name());
  return names;
}

std::string see_help(const CLI::App& app) { return fill(_("Voir : {} --help"), full_name(app)); }

Fault unexpected(const CLI::App& app, const std::string& word) {
  const bool option = word.starts_with('-');
  const auto candidates = option ? option_candidates(app) : subcommand_candidates(app);
  const std::string near = did_you_mean(word.substr(0, word.find('=')), candidates);
  std::string message;
  if (option) {
    message = fill(_("option inconnue : {}"), word);
  } else if (!candidates.empty()) {
    message = fill(_("commande inconnue : {}"), word);
  } else {
    message = fill(_("argument inattendu : {}"), word);
  }
  if (near.empty() && !option && !candidates.empty()) {
    return {{}, message, fill(_("Commandes : {}."), join(candidates, ", "))};
  }
  return {{}, message, near.empty() ? see_help(app) : near + " " + see_help(app)};
}

// CLI11 words its messages around the name, "--name: text" or "Could not convert: --name = x": only the name is kept.
std::string named_option(const CLI::ParseError& error) {
  const std::string what = error.what();
  const auto dashes = what.find("--");
  const std::string name = dashes == std::string::npos ? what : what.substr(dashes);
  return name.substr(0, name.find_first_of(": ="));
}

// Every command below an application, by the words behind the application's own.
std::string commands_part(const CLI::App& app, const std::string& path) {
  std::string out;
  for (const CLI::App* sub : app.get_subcommands({})) {
    const std::string words = path + sub->get_name();
    // A command may have commands below it: "actors panel", "actors panel replace".
    if (sub->get_subcommands({}).empty() || performs(*sub)) out += row(words, sub->get_description());
    out += commands_part(*sub, words + " ");
  }
  return out;
}

}  // namespace

const CLI::App& selected(const CLI::App& app) {
  const auto given = app.get_subcommands();
  return given.empty() ? app : selected(*given.front());
}

std::string help_text(const CLI::App& app, const std::string& examples) {
  std::string out = app.get_description() + "\n\n" + fmt::format("{} {}\n", _("Usage :"), usage_line(app));
  const auto subcommands = app.get_subcommands({});
  if (!subcommands.empty()) {
    out += fmt::format("\n{}\n", _("Commandes :"));
    out += commands_part(app, "");
  }
  out += options_part(app);
  if (app.get_parent() != nullptr) {
    out += fmt::format("\n{}\n", _("Options générales (-C, --quiet, --no-color, --lock-wait) : mediamap --help"));
  }
  return out + examples_part(examples);
}

std::vector<Fault> usage_faults(const CLI::App& root, const CLI::ParseError* error) {
  const CLI::App& app = selected(root);
  std::vector<Fault> faults;
  const std::vector<std::string> remaining = root.remaining(true);
  for (const std::string& word : remaining) {
    // The value behind an unknown option is no mistake of its own.
    if (faults.empty() || word.starts_with('-')) faults.push_back(unexpected(app, word));
  }
  if (error == nullptr) return faults;

  if (dynamic_cast<const CLI::RequiredError*>(error) != nullptr) {
    for (const CLI::Option* option : app.get_options()) {
      if (!option->get_required() || option->count() > 0) continue;
      const std::string name = option->get_positional() ? option->get_type_name()
                                                        : option->get_name() + " " + option->get_type_name();
      faults.push_back({{}, fill(_("il manque {} : {}"), name, option->get_description()), see_help(app)});
    }
  } else if (dynamic_cast<const CLI::ValidationError*>(error) != nullptr) {
    const std::string what = error->what();
    const auto colon = what.find(": ");
    faults.push_back({{}, colon == std::string::npos ? what : fill(_("{} : {}"), what.substr(0, colon), what.substr(colon + 2)), ""});
  } else if (dynamic_cast<const CLI::ArgumentMismatch*>(error) != nullptr) {
    faults.push_back({{}, fill(_("{} attend une valeur, et une seule"), named_option(*error)), see_help(app)});
  } else if (dynamic_cast<const CLI::ConversionError*>(error) != nullptr) {
    faults.push_back({{}, fill(_("la valeur de {} n'est pas lisible (un nombre est attendu)"), named_option(*error)), see_help(app)});
  }
  if (faults.empty()) faults.push_back({{}, _("la ligne de commande n'est pas comprise"), see_help(app)});
  return faults;
}

}  // namespace mediamap::cli
