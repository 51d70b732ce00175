// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/journal.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>

#include "mediamap/base/hash.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/store/parallel.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::store {
namespace {

const fs::path folder = ".mediamap";
const fs::path journal_file = folder / "journal";
const fs::path draft_file = folder / "journal.tmp";
const fs::path staging_folder = folder / "etape";

// No content has this mark: a file that is not there.
constexpr std::uint64_t absent = 0;

std::uint64_t mark(const std::optional<std::string>& content) { return content ? fnv1a_64(*content) : absent; }

fs::path staged(std::size_t n) { return staging_folder / std::to_string(n); }

// What only the renames would meet, when nothing can be undone any more.
void refuse_obstacles(const fs::path& root, const std::vector<FileChange>& changes, std::vector<Fault>& faults) {
  struct stat home {};
  if (::stat(root.c_str(), &home) != 0) return;
  std::set<fs::path> parents;
  for (const FileChange& change : changes) parents.insert((root / change.path).parent_path());
  for (const fs::path& parent : parents) {
    struct stat info {};
    if (::stat(parent.c_str(), &info) != 0) continue;  // made while staging
    if (info.st_dev != home.st_dev) {
      faults.push_back({{parent.string()}, _("ce dossier est sur un autre disque que le territoire ; rien n'a été changé"),
                        _("Remplacez le lien ou le montage par un vrai dossier.")});
    } else if (::access(parent.c_str(), W_OK | X_OK) != 0) {
      faults.push_back({{parent.string()}, fill(_("{} ; rien n'a été changé"), describe_errno(errno)), _("Vérifiez les droits sur ce dossier.")});
    }
  }
}

}  // namespace

Journal::Journal(FileSystem& files, fs::path root, Steps* steps) : files_(files), root_(std::move(root)), steps_(steps) {}

bool Journal::is_pending() const {
  std::error_code error;
  return fs::exists(root_ / journal_file, error) || fs::exists(root_ / draft_file, error) || fs::exists(root_ / staging_folder, error);
}

std::vector<Fault> Journal::commit(const std::vector<FileChange>& changes) {
  if (changes.empty()) return {};
  std::vector<Fault> faults;
  std::vector<Entry> entries;
  for (const FileChange& change : changes) {
    const fs::path path = root_ / change.path;
    entries.push_back({change.path, mark(change.before), mark(change.after)});
    if (fs::is_symlink(path)) {
      faults.push_back({{path.string()}, _("un lien symbolique tient la place du fichier"), _("Remplacez-le par le fichier lui-même.")});
    } else if (mark(read_or_say(path)) != entries.back().before) {
      faults.push_back({{path.string()}, _("le fichier a été modifié pendant que la commande travaillait"),
                        _("Rien n'a été changé : relancez la commande.")});
    }
  }
  if (faults.empty()) refuse_obstacles(root_, changes, faults);
  if (!faults.empty()) throw DataError(std::move(faults));

  count_steps(N_("Écriture des fiches"), 2 * changes.size());
  try {
    stage(changes, entries);
  } catch (const SystemError& error) {
    // Taking the journal away again undoes everything; if even that fails, it stands and will be carried out.
    Fault fault = about_the_folder(error);
    try {
      files_.remove(root_ / journal_file);
      forget_staged();
      fault.message += _(" ; rien n'a été changé");
    } catch (const SystemError&) {
      fault.message += _(" ; la prochaine commande terminera ou annulera la modification");
    }
    throw SystemError(fault);
  }

  try {
    std::vector<Fault> remarks = carry_out(entries);
    if (steps_ != nullptr) steps_->end();
    return remarks;
  } catch (const SystemError& error) {
    Fault fault = about_the_folder(error);
    fault.message += _(" ; la modification est enregistrée, la prochaine commande la terminera");
    throw SystemError(fault);
  }
}

std::vector<Fault> Journal::recover() {
  try {
    if (const auto journal = files_.read(root_ / journal_file)) return carry_out(decode(*journal));
    forget_staged();
  } catch (const SystemError& error) {
    Fault fault = about_the_folder(error);
    fault.message = fill(_("une modification interrompue attend d'être terminée : {}"), fault.message);
    throw SystemError(fault);
  }
  return {};
}

std::optional<std::string> Journal::read_or_say(const fs::path& path) {
  try {
    return files_.read(path);
  } catch (const SystemError& error) {
    Fault fault = error.faults().front();
    fault.message += _(" ; rien n'a été changé");
    throw SystemError(fault);
  }
}

// The names of our working files say nothing to a user.
Fault Journal::about_the_folder(const SystemError& error) const {
  Fault fault = error.faults().front();
  if (fault.place.path.starts_with((root_ / folder).string())) fault.place.path = root_.string();
  return fault;
}

void Journal::count_steps(const char* what, std::size_t total) {
  if (steps_ != nullptr) steps_->begin(what, total);
}

void Journal::step() {
  if (steps_ != nullptr) steps_->step();
}

void Journal::stage(const std::vector<FileChange>& changes, const std::vector<Entry>& entries) {
  files_.make_directories(root_ / staging_folder);
  Json list = Json::array();
  std::set<fs::path> parents;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const fs::path parent = (root_ / changes[i].path).parent_path();
    if (changes[i].after && parents.insert(parent).second) files_.make_directories(parent);
    list.push_back({{"path", entries[i].path.generic_string()}, {"before", entries[i].before}, {"after", entries[i].after}});
  }
  for_each_in_parallel(changes.size(), [&](std::size_t i) {
    if (changes[i].after) files_.write(root_ / staged(i), *changes[i].after, false);
    step();
  });
  files_.sync_all(root_);
  files_.write(root_ / draft_file, list.dump(), true);
  files_.rename(root_ / draft_file, root_ / journal_file);
  files_.sync_directory(root_ / folder);
}

void Journal::forget_staged() {
  files_.remove(root_ / draft_file);
  files_.remove(root_ / staging_folder);
}

std::vector<Fault> Journal::carry_out(const std::vector<Entry>& entries) {
  std::vector<Fault> remarks;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    step();
    if (entries[i].after != absent) put(entries[i], root_ / staged(i), remarks);
  }
  // Last: what is moved must stand in its new place before it leaves the old one.
  for (const Entry& entry : entries) {
    if (entry.after == absent) take_away(entry, remarks);
  }
  files_.sync_all(root_);
  files_.remove(root_ / journal_file);
  files_.sync_directory(root_ / folder);
  forget_staged();
  return remarks;
}

void Journal::put(const Entry& entry, const fs::path& source, std::vector<Fault>& remarks) {
  const fs::path path = root_ / entry.path;
  const std::uint64_t now = mark(files_.read(path));
  if (!files_.exists(source)) {
    if (now == entry.after) return;  // carried out before the interruption
    throw SystemError({{path.string()}, _("la nouvelle version de ce fichier a disparu de .mediamap/etape"),
                       _("Comparez le dossier avec git, puis effacez .mediamap/journal.")});
  }
  files_.make_directories(path.parent_path());  // it was there; someone may have removed it since
  if (now == entry.before) {
    files_.rename(source, path);
    return;
  }
  // Someone changed the file between the interruption and now. Theirs stays, ours is laid beside it.
  fs::path beside = path;
  beside += ".a-reprendre";
  for (int n = 2; files_.read(beside); ++n) beside = path.string() + fmt::format(".{}.a-reprendre", n);
  files_.rename(source, beside);
  remarks.push_back({{path.string()}, _("le fichier a été modifié à la main pendant une modification de mediamap"),
                     fill(_("Votre version est gardée ; celle de mediamap est dans {}."), beside.filename().string())});
}

void Journal::take_away(const Entry& entry, std::vector<Fault>& remarks) {
  const fs::path path = root_ / entry.path;
  const std::uint64_t now = mark(files_.read(path));
  if (now == entry.before) {
    files_.remove(path);
  } else if (now != absent) {
    remarks.push_back({{path.string()}, _("le fichier devait être retiré, mais il a été modifié à la main : il est gardé"),
                       _("Effacez-le s'il ne sert plus.")});
  }
}

std::vector<Journal::Entry> Journal::decode(const std::string& journal) const {
  std::vector<Entry> entries;
  try {
    for (const Json& line : Json::parse(journal)) {
      entries.push_back({line.at("path").get<std::string>(), line.at("before"), line.at("after")});
      // Nothing outside of the territory, whatever a folder that was received holds.
      const fs::path& path = entries.back().path;
      const bool inside = path.is_relative() && !path.empty() && std::find(path.begin(), path.end(), "..") == path.end();
      if (!inside) throw std::invalid_argument("outside");
    }
  } catch (const std::exception&) {
    throw SystemError({{root_.string()}, _("le journal est illisible"),
                       fill(_("Gardez une copie de {}, effacez-le, puis comparez le dossier avec git."), journal_file.string())});
  }
  return entries;
}

}  // namespace mediamap::store
