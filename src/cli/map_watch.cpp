// SPDX-License-Identifier: EUPL-1.2
#include <poll.h>
#include <sys/signalfd.h>

#include <chrono>
#include <csignal>
#include <ctime>
#include <memory>
#include <optional>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/map_options.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/mind_map.hpp"
#include "mediamap/draw/palette.hpp"
#include "mediamap/draw/svg.hpp"
#include "mediamap/live/folder_watch.hpp"
#include "mediamap/live/map_page.hpp"

namespace mediamap::cli {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr int usual_port = 8017;
// Whoever saves may be in the middle of it: a fault is told when it is still there after this.
constexpr milliseconds patience{150};
// An editor that moves the old file away has written the new one by then.
constexpr milliseconds replacement{20};
constexpr milliseconds between_looks{1000};

struct Options {
  MapSettings settings;
  std::optional<std::string> port;
};

std::uint16_t port_of(const std::string& text) {
  if (text.empty()) return usual_port;
  const bool is_number = text.size() <= 5 && text.find_first_not_of("0123456789") == std::string::npos;
  const int port = is_number ? std::stoi(text) : -1;
  if (port < 0 || port > 65535) {
    throw UsageError(fill(_("--serve : « {} » n'est pas un numéro de port"), text),
                     _("Donnez un nombre de 1024 à 65535, ou 0 pour un port libre : --serve 8017"));
  }
  return static_cast<std::uint16_t>(port);
}

// Ctrl-C and its like wait until the drawing at hand is written, and then end the watch.
class Interruption {
 public:
  Interruption() {
    sigset_t signals;
    sigemptyset(&signals);
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    descriptor_ = Descriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  int descriptor() const { return descriptor_.get(); }

 private:
  Descriptor descriptor_;
};

class MapWatch {
 public:
  MapWatch(Options options, Context& context) : options_(std::move(options)), context_(context) {}

  Exit run() {
    // What cannot be written, or served, is told before anything is drawn.
    format_ = map_format(options_.settings, draw::MapFormat::svg);
    if (options_.port) server_.emplace(port_of(*options_.port));
    begin();
    while (true) {
      const bool is_interrupted = wait();
      if (is_interrupted) break;
      if (server_) server_->attend();
      require_folder();
      const auto change = watch_->take();
      if (change == live::FolderWatch::Change::none && (!again_ || Clock::now() < *again_)) continue;
      if (change == live::FolderWatch::Change::gone) await_replacement();
      redraw();
    }
    context_.note(_("Surveillance arrêtée."));
    return Exit::done;
  }

 private:
  void begin() {
    root_ = watched_root();
    watch_.emplace(root_, std::vector<std::string>{"acteurs", "offres", "ateliers"});
    std::optional<store::Project> project = context_.open(store::Access::read);
    const auto begun = Clock::now();
    const MapRequest request = choose(*project, context_.load(*project, drawn_parts(options_.settings)));
    for (const Fault& remark : request.remarks) context_.warn(remark);
    const draw::MindMap map = draw::mind_map(request.territory, request.options);
    kept_ = map.disposition;
    const std::string shown = save(context_, *project, options_.settings.output, "carte.svg", map.bytes);
    project.reset();
    file_ = options_.settings.output.empty() ? root_ / "rendus" / "carte.svg" : store::fs::path(options_.settings.output);
    name_ = shown;
    bytes_ = map.bytes;
    serve(request);
    tell(map.offers, begun);
    if (server_) context_.note(fill(_("À ouvrir dans le navigateur de ce poste : {}"), server_->address()));
    context_.note(_("La carte suit les modifications du dossier. Pour arrêter : Ctrl-C"));
  }

  store::fs::path watched_root() const {
    const auto root = store::Project::find(context_.project());
    // Without one, opening tells what is the matter.
    return root ? *root : context_.open(store::Access::read).root();
  }

  // Again at each drawing: the usual paper, the gaps and the day may change while the map is watched. The families stay
  // on the side where they were.
  MapRequest choose(const store::Project& project, Territory territory) const {
    MapRequest request = map_request(options_.settings, project, std::move(territory));
    request.options.format = format_;
    request.options.kept = kept_ ? kept_ : request.territory.disposition;
    return request;
  }

  void serve(const MapRequest& request) {
    if (!server_) return;
    const std::string title = draw::xml_escaped(request.options.title.empty() ? request.territory.map_title() : request.options.title);
    live::set_page(*server_, title, draw::theme(request.options.theme).paper.hex(), request.options.theme == draw::ThemeName::dark);
    if (format_ == draw::MapFormat::svg) {
      live::show_drawing(*server_, bytes_);
      return;
    }
    draw::MapOptions for_browser = request.options;
    for_browser.format = draw::MapFormat::svg;
    live::show_drawing(*server_, draw::mind_map(request.territory, for_browser).bytes);
  }

  // True when the watch is to end.
  bool wait() {
    auto time = between_looks;
    if (again_) time = std::clamp(std::chrono::ceil<milliseconds>(*again_ - Clock::now()), milliseconds(0), between_looks);
    pollfd waited[] = {{interruption_.descriptor(), POLLIN, 0}, {watch_->descriptor(), POLLIN, 0}, {server_ ? server_->descriptor() : -1, POLLIN, 0}};
    ::poll(waited, std::size(waited), static_cast<int>(time.count()));
    return (waited[0].revents & POLLIN) != 0;
  }

  void await_replacement() {
    pollfd waited = {watch_->descriptor(), POLLIN, 0};
    ::poll(&waited, 1, static_cast<int>(replacement.count()));
    watch_->take();
  }

  void require_folder() const {
    if (watch_->is_there()) return;
    throw DataError(Fault{{context_.project()}, _("le dossier du territoire a disparu, ou un autre a pris sa place"),
                          _("La dernière carte reste. Remettez le dossier à sa place, puis relancez mediamap map watch.")});
  }

  void redraw() {
    const auto begun = Clock::now();
    again_.reset();
    try {
      const MapRequest request = load();
      const draw::MindMap map = draw::mind_map(request.territory, request.options);
      kept_ = map.disposition;
      const bool is_new = map.bytes != bytes_;
      if (is_new) {
        store::write_output(file_, map.bytes);
        bytes_ = map.bytes;
        serve(request);
      }
      recover(is_new);
      if (is_new) tell(map.offers, begun);
    } catch (const Error& error) {
      require_folder();
      fail(error);
    }
  }

  // The lock is given back before the drawing begins. Whoever holds it for long is waited for by asking again.
  MapRequest load() const {
    const store::Project project = store::Project::open({root_, store::Access::read, 0.5, "map watch"});
    return choose(project, store::load(project, drawn_parts(options_.settings)));
  }

  void fail(const Error& error) {
    ++failures_;
    again_ = Clock::now() + (failures_ == 1 ? patience : between_looks);
    if (failures_ == 1) return;
    const Fault& first = error.faults().front();
    const std::string where = first.place.str();
    std::string text = (where.empty() ? "" : where + ": ") + first.message;
    if (error.faults().size() > 1) text += " " + fill(_("(et {})"), count_of(error.faults().size() - 1, N_("{} autre"), N_("{} autres")));
    if (text == told_) return;
    told_ = text;
    context_.warn({{}, text + " " + _("– la carte reste telle qu'elle était"), {}});
    if (server_) live::show_fault(*server_, text);
  }

  void recover(bool is_new) {
    failures_ = 0;
    if (told_.empty()) return;
    told_.clear();
    context_.note(_("La faute est corrigée."));
    if (server_ && !is_new) live::hide_fault(*server_);
  }

  void tell(std::size_t offers, Clock::time_point begun) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    const auto took = std::chrono::duration_cast<milliseconds>(Clock::now() - begun).count();
    context_.note(fill(_("{:02}:{:02}:{:02}  {} ({}, {} ms)"), local.tm_hour, local.tm_min, local.tm_sec, name_,
                       count_of(offers, N_("{} offre"), N_("{} offres")), took));
  }

  Options options_;
  draw::MapFormat format_ = draw::MapFormat::svg;
  Context& context_;
  Interruption interruption_;
  std::optional<live::LoopbackServer> server_;
  std::optional<live::FolderWatch> watch_;
  store::fs::path root_;
  store::fs::path file_;
  std::string name_;   // of the file, as the user would write it
  std::string bytes_;  // that the file holds
  std::optional<MapDisposition> kept_;  // of the drawing before
  std::optional<Clock::time_point> again_;
  int failures_ = 0;   // in a row
  std::string told_;   // the fault that was told last and still holds
};

Exit act(const Options& options, Context& context) {
  if (options.settings.output == "-") {
    throw UsageError(_("map watch réécrit un fichier à chaque changement : il ne peut pas écrire sur la sortie standard"),
                     _("Donnez un nom de fichier : -o carte.svg"));
  }
  return MapWatch(options, context).run();
}

}  // namespace

Command map_watch() {
  return {"map watch", N_("Redessiner la carte à chaque changement du dossier, pour le vidéoprojecteur"),
          N_("mediamap map watch                               # rendus/carte.svg, à jour en continu\n"
             "mediamap map watch -o carte.pdf --paper A3\n"
             "mediamap map watch --serve                       # dans le navigateur de ce poste"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "-o,--output", options->settings.output, _("Fichier à tenir à jour (par défaut : rendus/carte.svg)"), _("FICHIER"));
            add_map_options(app, options->settings);
            app.add_option_function<std::string>("--serve", [options](const std::string& port) { options->port = port; },
                                                 _("Montrer la carte dans le navigateur de ce poste (port 8017 par défaut, 0 : un port libre)"))
                ->type_name(_("PORT"))->expected(0, 1);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
