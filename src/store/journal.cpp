// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/journal.hpp"


#include "mediamap/base/hash.hpp"
#include "mediamap/base/i18n.hpp"
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

}  // namespace

Journal::Journal(FileSystem& files, fs::path root) : files_(files), root_(std::move(root)) {}

bool Journal::is_pending() const {
  return fs::exists(root_ / journal_file) || fs::exists(root_ / draft_file) || fs::exists(root_ / staging_folder);
}

void Journal::commit(const std::vector<FileChange>& changes) {
  if (changes.empty()) return;
  std::vector<Fault> faults;
  std::vector<Entry> entries;
  for (const FileChange& change : changes) {
    const fs::path path = root_ / change.path;
    entries.push_back({change.path, mark(change.before), !change.after});
    if (fs::is_symlink(path)) {
      faults.push_back({{path.string()}, _("un lien symbolique tient la place du fichier"), _("Remplacez-le par le fichier lui-même.")});
    } else if (mark(files_.read(path)) != entries.back().before) {
      faults.push_back({{path.string()}, _("le fichier a été modifié pendant que la commande travaillait"),
                        _("Rien n'a été changé : relancez la commande.")});
    }
  }
  if (!faults.empty()) throw DataError(std::move(faults));

  try {
    stage(changes, entries);
  } catch (const SystemError& error) {
    // Taking the journal away again undoes everything; if even that fails, it stands and will be carried out.
    Fault fault = error.faults().front();
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
    std::vector<Fault> remarks;
    carry_out(entries, remarks);
  } catch (const SystemError& error) {
    Fault fault = error.faults().front();
    fault.message += _(" ; la modification est enregistrée, la prochaine commande la terminera");
    throw SystemError(fault);
  }
}

std::vector<Fault> Journal::recover() {
  std::vector<Fault> remarks;
  try {
    if (const auto journal = files_.read(root_ / journal_file)) {
      carry_out(decode(*journal), remarks);
    } else {
      forget_staged();
    }
  } catch (const SystemError& error) {
    Fault fault = error.faults().front();
    fault.message = fill(_("une modification interrompue attend d'être terminée : {}"), fault.message);
    throw SystemError(fault);
  }
  return remarks;
}

void Journal::stage(const std::vector<FileChange>& changes, const std::vector<Entry>& entries) {
  files_.make_directories(root_ / staging_folder);
  Json list = Json::array();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].after) {
      files_.make_directories((root_ / changes[i].path).parent_path());
      files_.write(root_ / staged(i), *changes[i].after, false);
    }
    list.push_back({{"path", entries[i].path.generic_string()}, {"before", entries[i].before}, {"removes", entries[i].removes}});
  }
  files_.sync_all(root_);
  files_.write(root_ / draft_file, list.dump(), true);
  files_.rename(root_ / draft_file, root_ / journal_file);
  files_.sync_directory(root_ / folder);
}

void Journal::forget_staged() {
  files_.remove(root_ / draft_file);
  files_.remove(root_ / staging_folder);
}

void Journal::carry_out(const std::vector<Entry>& entries, std::vector<Fault>& remarks) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const fs::path path = root_ / entry.path;
    const fs::path source = root_ / staged(i);
    if (!entry.removes && !fs::exists(source)) continue;  // carried out before the interruption
    const std::uint64_t now = mark(files_.read(path));
    if (entry.removes) {
      if (now == entry.before) files_.remove(path);
    } else if (now == entry.before) {
      files_.rename(source, path);
    } else {
      // Someone changed the file between the interruption and now. Theirs stays, ours is laid beside it.
      fs::path beside = path;
      beside += ".a-reprendre";
      files_.rename(source, beside);
      remarks.push_back({{path.string()}, _("le fichier a été modifié à la main pendant une modification interrompue"),
                         fill(_("Votre version est gardée ; celle de mediamap est dans {}."), beside.filename().string())});
    }
  }
  files_.sync_all(root_);
  files_.remove(root_ / journal_file);
  forget_staged();
}

std::vector<Journal::Entry> Journal::decode(const std::string& journal) const {
  std::vector<Entry> entries;
  try {
    for (const Json& line : Json::parse(journal)) {
      entries.push_back({line.at("path").get<std::string>(), line.at("before"), line.at("removes")});
    }
  } catch (const Json::exception&) {
    throw SystemError({{(root_ / journal_file).string()}, _("le journal est illisible"),
                       _("Gardez une copie de ce fichier, effacez-le, puis comparez le dossier avec git.")});
  }
  return entries;
}

}  // namespace mediamap::store
