// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/people_check.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/name_finder.hpp"
#include "mediamap/store/record.hpp"

namespace mediamap::store {
namespace {

Fault about(const Project& project, const Contact& contact, const char* key, std::string message, std::string advice) {
  const fs::path path = record_path<Contact>(contact.id);
  Place place{project.shown(path)};
  std::vector<Fault> told_elsewhere;
  const YamlDocument document = read_document(project, path, RecordFiles<Contact>::schema, told_elsewhere);
  if (const YamlNode* node = document.root.find(key)) place = document.place(node->begin);
  return {std::move(place), std::move(message), std::move(advice)};
}

bool git_passes_over_private(const Project& project) {
  const std::string rules = project.read(".gitignore").value_or("");
  const std::vector<std::string> lines = split(rules, '\n');
  static constexpr std::array<std::string_view, 6> rule = {"prive", "prive/", "/prive", "/prive/", "prive/**", "/prive/**"};
  bool passed_over = false;
  for (const std::string& line : lines) {
    const std::string text = trim(line);
    const bool taken_back = text.starts_with('!');  // the last rule that matches decides
    if (std::find(rule.begin(), rule.end(), text.substr(taken_back ? 1 : 0)) != rule.end()) passed_over = !taken_back;
  }
  return passed_over;
}

// The text files that git may take, relative to the root, in the order of their names.
std::vector<fs::path> shared_files(const fs::path& root) {
  static const std::set<fs::path> passed_over = {"prive", "rendus", ".mediamap", ".git"};
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator at(root, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_symlink(ignored)) continue;
    if (at.depth() == 0 && passed_over.contains(at->path().filename())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(ignored)) {
      files.push_back(at->path().lexically_relative(root));
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Photos, spreadsheets and PDF hold a NUL near their beginning, text does not.
bool is_text(std::string_view bytes) { return bytes.substr(0, 8000).find('\0') == std::string_view::npos; }

// Lines and columns of offsets that only grow.
class Placer {
 public:
  Placer(std::string path, std::string_view text) : path_(std::move(path)), text_(text) {}

  Place at(std::size_t offset) {
    for (auto next = text_.find('\n', counted_); next < offset; next = text_.find('\n', counted_)) {
      ++line_;
      line_begin_ = counted_ = next + 1;
    }
    return {path_, line_, static_cast<int>(length(text_.substr(line_begin_, offset - line_begin_))) + 1};
  }

 private:
  std::string path_;
  std::string_view text_;
  std::size_t counted_ = 0;
  std::size_t line_begin_ = 0;
  int line_ = 1;
};

Fault found_fault(Place place, const Contact& contact, NameFound::What what) {
  const char* message = what == NameFound::What::name ? _("le nom d'une personne ({}) se trouve dans un fichier que git peut suivre")
                                                      : _("le courriel d'une personne ({}) se trouve dans un fichier que git peut suivre");
  return {std::move(place), fill(message, contact.id),
          _("Retirez-le d'ici. Si git suit déjà le fichier, son historique le garde : voyez qui y a accès.")};
}

}  // namespace

std::optional<Fault> private_folder_fault(const Project& project) {
  if (git_passes_over_private(project)) return {};
  return Fault{{project.shown(".gitignore")}, _("git n'ignore pas prive/, où sont les données des personnes"),
               _("Mettez dans ce fichier la ligne : /prive/")};
}

bool keep_private_folder_from_git(const Project& project, ChangeSet& changes) {
  std::error_code ignored;
  const fs::file_status status = fs::symlink_status(project.root() / ".gitignore", ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw DataError(Fault{{project.shown(".gitignore")}, _("ce n'est pas un fichier ordinaire : la ligne /prive/, sans laquelle git prendrait les données des personnes, ne peut pas y être mise"),
                          _("Rien n'a été écrit. Remplacez-le par un fichier où se trouve la ligne : /prive/")});
  }
  if (git_passes_over_private(project)) return false;
  std::string rules = project.read(".gitignore").value_or("");
  if (!rules.empty() && !rules.ends_with('\n')) rules += '\n';
  changes.write(".gitignore", rules + "/prive/\n");
  return true;
}

std::vector<Fault> contact_faults(const Project& project, const std::vector<Contact>& contacts,
                                  const std::vector<Actor>& actors, std::string_view today) {
  std::set<std::string_view> known;
  for (const Actor& actor : actors) known.insert(actor.id);
  std::vector<Fault> faults;
  for (const Contact& contact : contacts) {
    for (const auto& [key, date] : {std::pair("date", &contact.date), std::pair("conservation", &contact.conservation)}) {
      if (date->empty() || is_date(*date)) continue;
      faults.push_back(about(project, contact, key, fill(_("{} : « {} » n'est pas un jour du calendrier"), key, *date),
                             _("Écrivez la date ainsi : \"2026-11-24\".")));
    }
    if (!contact.organisation.empty() && !known.contains(contact.organisation)) {
      faults.push_back(about(project, contact, "organisation", fill(_("organisation : aucun acteur « {} »"), contact.organisation),
                             _("Les identifiants : mediamap actors list")));
    }
    if (is_expired(contact, today)) {
      faults.push_back(about(project, contact, "conservation",
                             fill(_("la durée de conservation de ce contact est passée depuis le {}"), short_date(contact.conservation)),
                             fill(_("Effacez-le : mediamap actors contacts erase {} ; ou, si vous avez été en contact depuis, "
                                    "corrigez « date » et « conservation »."),
                                  contact.id)));
    }
  }
  if (auto fault = private_folder_fault(project); fault && !contacts.empty()) faults.push_back(std::move(*fault));
  return faults;
}

std::vector<Fault> people_in_shared_files(const Project& project, const std::vector<Contact>& contacts) {
  std::vector<Fault> faults;
  if (contacts.empty()) return faults;
  const NameFinder finder(contacts);
  for (const fs::path& path : shared_files(project.root())) {
    const std::string shown = project.shown(path);
    for (const NameFound& found : finder.find(path.generic_string())) {
      faults.push_back({{shown}, fill(_("le nom de ce fichier est celui d'une personne ({})"), contacts[found.contact].id),
                        _("Renommez-le : git garde aussi les noms des fichiers.")});
    }
    const auto text = project.read(path);
    if (!text || !is_text(*text)) continue;
    Placer placer(shown, *text);
    for (const NameFound& found : finder.find(*text)) {
      faults.push_back(found_fault(placer.at(found.offset), contacts[found.contact], found.what));
    }
  }
  return faults;
}

}  // namespace mediamap::store
