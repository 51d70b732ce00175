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
const fs::path scratch_file = folder / "ecriture.tmp";

// No content has this mark: a file that is not there.
constexpr std::uint64_t absent = 0;

std::uint64_t mark(const std::optional<std::string>& content) { return content ? fnv1a_64(*content) : absent; }

// One line of JSON that lists the changes, then the new contents one behind the other.
std::string encode(const std::vector<FileChange>& changes) {
  Json list = Json::array();
  for (const FileChange& change : changes) {
    list.push_back({{"path", change.path.generic_string()},
                    {"before", mark(change.before)},
                    {"size", change.after ? Json(change.after->size()) : Json()}});
  }
  std::string bytes = list.dump() + "\n";
  for (const FileChange& change : changes) {
    if (change.after) bytes += *change.after;
  }
  return bytes;
}

struct Decoded {
  std::vector<FileChange> changes;
  std::vector<std::uint64_t> marks_before;
};

Decoded decode(const fs::path& path, const std::string& bytes) {
  Decoded decoded;
  try {
    const auto newline = bytes.find('\n');
    std::size_t at = newline + 1;
    for (const Json& entry : Json::parse(bytes.substr(0, newline))) {
      FileChange change{entry.at("path").get<std::string>(), {}, {}};
      if (!entry.at("size").is_null()) {
        const std::size_t size = entry.at("size");
        change.after = bytes.substr(at, size);
        at += size;
      }
      decoded.changes.push_back(std::move(change));
      decoded.marks_before.push_back(entry.at("before"));
    }
  } catch (const std::exception&) {
    throw SystemError({{path.string()}, _("le journal d'une modification interrompue est illisible"),
                       _("Gardez une copie de ce fichier, effacez-le, puis comparez le dossier avec git.")});
  }
  return decoded;
}

}  // namespace

Journal::Journal(FileSystem& files, fs::path root) : files_(files), root_(std::move(root)) {}

bool Journal::is_pending() const {
  return fs::exists(root_ / journal_file) || fs::exists(root_ / draft_file) || fs::exists(root_ / scratch_file);
}

void Journal::commit(const std::vector<FileChange>& changes) {
  if (changes.empty()) return;
  std::vector<Fault> faults;
  std::vector<std::uint64_t> marks_before;
  for (const FileChange& change : changes) {
    const fs::path path = root_ / change.path;
    marks_before.push_back(mark(change.before));
    if (fs::is_symlink(path)) {
      faults.push_back({{path.string()}, _("un lien symbolique tient la place du fichier"), _("Remplacez-le par le fichier lui-même.")});
    } else if (mark(files_.read(path)) != marks_before.back()) {
      faults.push_back({{path.string()}, _("le fichier a été modifié pendant que la commande travaillait"),
                        _("Rien n'a été changé : relancez la commande.")});
    }
  }
  if (!faults.empty()) throw DataError(std::move(faults));

  try {
    files_.make_directories(root_ / folder);
    files_.write(root_ / draft_file, encode(changes), true);
    files_.rename(root_ / draft_file, root_ / journal_file);
    files_.sync_directory(root_ / folder);
  } catch (const SystemError& error) {
    // Taking the journal away again undoes everything; if even that fails, it stands and will be carried out.
    Fault fault = error.faults().front();
    try {
      files_.remove(root_ / journal_file);
      files_.remove(root_ / draft_file);
      fault.message += _(" ; rien n'a été changé");
    } catch (const SystemError&) {
      fault.message += _(" ; la prochaine commande terminera ou annulera la modification");
    }
    throw SystemError(fault);
  }

  try {
    std::vector<Fault> remarks;
    carry_out(changes, marks_before, remarks);
  } catch (const SystemError& error) {
    Fault fault = error.faults().front();
    fault.message += _(" ; la modification est enregistrée, la prochaine commande la terminera");
    throw SystemError(fault);
  }
}

std::vector<Fault> Journal::recover() {
  std::vector<Fault> remarks;
  files_.remove(root_ / draft_file);
  files_.remove(root_ / scratch_file);
  if (const auto bytes = files_.read(root_ / journal_file)) {
    const Decoded decoded = decode(root_ / journal_file, *bytes);
    carry_out(decoded.changes, decoded.marks_before, remarks);
  }
  return remarks;
}

void Journal::carry_out(const std::vector<FileChange>& changes, const std::vector<std::uint64_t>& marks_before,
                        std::vector<Fault>& remarks) {
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const FileChange& change = changes[i];
    const fs::path path = root_ / change.path;
    const std::uint64_t now = mark(files_.read(path));
    if (now == mark(change.after)) continue;
    if (now == marks_before[i]) {
      if (change.after) {
        replace(path, *change.after);
      } else {
        files_.remove(path);
      }
    } else if (change.after) {
      // Someone changed the file between the interruption and now. Theirs stays, ours is laid beside it.
      fs::path beside = path;
      beside += ".a-reprendre";
      replace(beside, *change.after);
      remarks.push_back({{path.string()}, _("le fichier a été modifié à la main pendant une modification interrompue"),
                         fill(_("Votre version est gardée ; celle de mediamap est dans {}."), beside.filename().string())});
    }
  }
  files_.sync_all(root_);
  files_.remove(root_ / journal_file);
}

void Journal::replace(const fs::path& path, std::string_view bytes) {
  files_.make_directories(path.parent_path());
  files_.write(root_ / scratch_file, bytes, false);
  files_.rename(root_ / scratch_file, path);
}

}  // namespace mediamap::store
