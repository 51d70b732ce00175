// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/program.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <map>
#include <memory>
#include <new>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/command.hpp"
#include "mediamap/cli/help.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

std::string group_summary(const std::string& name) {
  for (const Group& group : groups()) {
    if (group.name == name) return _(group.summary);
  }
  return {};
}

struct Program {
  CLI::App app{_("La médiation numérique d'un territoire, de l'atelier à la carte et au bilan"), "mediamap"};
  GlobalOptions options;
  std::map<const CLI::App*, std::pair<std::string, Action>> actions;
};

void prepare(CLI::App& app, const std::string& examples) {
  app.allow_extras();
  app.fallthrough();
  app.require_subcommand(0, 1);
  app.set_help_flag("-h,--help", _("Afficher cette aide"));
  app.formatter_fn([examples](const CLI::App* shown, std::string, CLI::AppFormatMode) { return help_text(*shown, examples); });
}

void declare(Program& program) {
  prepare(program.app, _("mediamap init mon-territoire --name \"CC des Exemples\" --type CC\n"
                         "mediamap status  # où en est la démarche, et que faire ensuite"));
  program.app.fallthrough(false);
  program.app.set_version_flag("--version", "mediamap " MEDIAMAP_VERSION, _("Afficher la version"));
  program.app.add_option("-C,--project", program.options.project, _("Dossier du territoire (par défaut : ici ou au-dessus)"))
      ->type_name(_("DOSSIER"));
  program.app.add_flag("-q,--quiet", program.options.quiet, _("Sans les messages : seulement les résultats et les erreurs"));
  program.app.add_flag("--no-color", program.options.no_color, _("Sans couleur (aussi : variable NO_COLOR)"));
  program.app.add_option("--lock-wait", program.options.lock_seconds, _("Attente du verrou, en secondes (par défaut : 10)"))
      ->type_name(_("SECONDES"))
      ->check(non_negative_seconds());

  std::map<std::string, CLI::App*> known;
  for (const Command& command : commands()) {
    const std::vector<std::string> words = split(command.name, ' ');
    CLI::App* parent = &program.app;
    std::string path;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      path += (i == 0 ? "" : " ") + words[i];
      CLI::App*& group = known[path];
      if (group == nullptr) {
        group = parent->add_subcommand(words[i], group_summary(path));
        prepare(*group, "");
      }
      parent = group;
    }
    CLI::App* app = parent->add_subcommand(words.back(), _(command.summary));
    prepare(*app, _(command.examples));
    known[command.name] = app;
    program.actions[app] = {command.name, command.declare(*app)};
  }
}

// A closed descriptor would be given to the next file that is opened, and messages would be written into it.
void occupy_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) == -1) ::open("/dev/null", O_RDONLY);
  }
}

int code(Exit exit) { return static_cast<int>(exit); }

bool may_color(const GlobalOptions& options) { return takes_color(STDERR_FILENO, options); }

int usage(const Program& program, const CLI::ParseError* error) {
  print_faults(usage_faults(program.app, error), may_color(program.options));
  return code(Exit::usage);
}

// "actors panel" is a command, and "actors panel replace" another, which has no use for the options of the first.
void refuse_options_of_others(const Program& program, const CLI::App& app, const std::string& name) {
  std::vector<Fault> faults;
  for (const CLI::App* above = app.get_parent(); above != nullptr; above = above->get_parent()) {
    const auto other = program.actions.find(above);
    if (other == program.actions.end()) continue;
    for (const CLI::Option* option : above->get_options()) {
      if (option->count() == 0) continue;
      faults.push_back({{}, fill(_("{} est une option de « {} », pas de « {} »"), option->get_name(), other->second.first, name),
                        fill(_("Voir : mediamap {} --help"), name)});
    }
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

int perform(Program& program) {
  const CLI::App& app = selected(program.app);
  const auto action = program.actions.find(&app);
  if (action == program.actions.end()) {  // the program or a group alone: show what there is
    if (app.get_parent() == nullptr && program.app.count("--project") > 0) {
      throw UsageError(_("il manque la commande"), _("Par exemple : mediamap -C DOSSIER status. Toutes les commandes : mediamap --help"));
    }
    Context context(program.options, "");
    context.print(app.help());
    return code(context.flush(Exit::done));
  }
  const auto& [name, act] = action->second;
  refuse_options_of_others(program, app, name);
  Context context(program.options, name);
  const Exit exit = act(context);
  return code(context.flush(exit));
}

}  // namespace

int run(int argc, const char* const* argv) {
  occupy_standard_descriptors();
  std::setlocale(LC_MESSAGES, "");
  bindtextdomain("mediamap", MEDIAMAP_LOCALE_DIR);
  textdomain("mediamap");
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is told by write()

  Program program;
  try {
    declare(program);
    try {
      program.app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      Context context(program.options, "");
      context.print(selected(program.app).help());
      return code(context.flush(Exit::done));
    } catch (const CLI::CallForVersion&) {
      Context context(program.options, "");
      context.print(program.app.version() + "\n");
      return code(context.flush(Exit::done));
    } catch (const CLI::ParseError& error) {
      return usage(program, &error);
    }
    const std::vector<std::string> unknown = program.app.remaining(true);
    if (unknown == std::vector<std::string>{"help"}) return perform(program);
    if (!unknown.empty()) return usage(program, nullptr);
    return perform(program);
  } catch (const Error& error) {
    print_faults(error.faults(), may_color(program.options));
    return code(error.code());
  } catch (const std::bad_alloc&) {
    print_faults({{{}, _("mémoire insuffisante"), _("Fermez d'autres programmes, ou traitez un fichier plus petit.")}}, false);
  } catch (const std::exception& error) {
    print_faults({{{}, fill(_("erreur imprévue ({})"), error.what()),
                   _("Rien de ce qui était enregistré n'est perdu. Signalez cette erreur avec la commande qui l'a causée.")}}, false);
  }
  return code(Exit::system);
}

}  // namespace mediamap::cli
