// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/live/folder_watch.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap::live {
namespace {

// Files when they are whole (closed, moved in), and whatever goes.
constexpr std::uint32_t watched_events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF |
                                         IN_MOVE_SELF | IN_ONLYDIR;

bool is_record(std::string_view name) { return name.ends_with(".yaml") && !name.starts_with('.'); }

[[noreturn]] void refuse(const fs::path& folder, int error) {
  if (error == ENOSPC || error == EMFILE) {
    throw SystemError({{folder.string()}, _("le système ne surveille pas davantage de dossiers"),
                       _("Fermez d'autres programmes qui surveillent des dossiers (éditeurs, synchronisation), puis recommencez.")});
  }
  throw SystemError({{folder.string()}, fill(_("ce dossier ne peut pas être surveillé : {}"), describe_errno(error)),
                     _("Vérifiez les droits sur ce dossier.")});
}

// A name that appears without being written to: a further name of a file, or a link to one.
bool is_whole_at_once(const fs::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 && (S_ISLNK(info.st_mode) || info.st_nlink > 1);
}

}  // namespace

FolderWatch::FolderWatch(fs::path root, std::vector<std::string> folders)
    : root_(std::move(root)), folders_(std::move(folders)), inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (!inotify_) refuse(root_, errno);
  struct stat info {};
  if (::stat(root_.c_str(), &info) != 0) refuse(root_, errno);
  device_ = info.st_dev;
  inode_ = info.st_ino;
  watch_folders();
}

bool FolderWatch::is_there() const {
  struct stat info {};
  return ::stat(root_.c_str(), &info) == 0 && info.st_dev == device_ && info.st_ino == inode_;
}

// The folders as they are now. The system gives a folder that is watched already its number again.
void FolderWatch::watch_folders() {
  std::map<int, fs::path> found;
  watch(root_, found);
  for (const std::string& name : folders_) {
    watch(root_ / name, found);
    std::error_code error;
    for (fs::directory_iterator at(root_ / name, error), end; !error && at != end; at.increment(error)) {
      std::error_code unknown;
      if (at->is_directory(unknown)) watch(at->path(), found);
    }
  }
  for (const auto& [number, path] : watched_) {
    if (!found.contains(number)) ::inotify_rm_watch(inotify_.get(), number);
  }
  watched_ = std::move(found);
}

void FolderWatch::watch(const fs::path& folder, std::map<int, fs::path>& found) {
  const int number = ::inotify_add_watch(inotify_.get(), folder.c_str(), watched_events);
  if (number >= 0) {
    found.emplace(number, folder);
  } else if (errno != ENOENT && errno != ENOTDIR) {
    refuse(folder, errno);
  }
}

FolderWatch::Change FolderWatch::change_of(const inotify_event& event, bool& is_other_folders) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    is_other_folders = true;
    return Change::written;
  }
  const auto folder = watched_.find(event.wd);
  if (folder == watched_.end()) return Change::none;
  if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)) != 0) {
    is_other_folders = true;
    return Change::gone;
  }
  const std::string_view name = event.len == 0 ? std::string_view() : std::string_view(event.name);
  const bool is_gone = (event.mask & (IN_MOVED_FROM | IN_DELETE)) != 0;
  if ((event.mask & IN_ISDIR) != 0) {
    // rendus/, .git/ and .mediamap/ lie in the root, and are none of ours.
    if (folder->second == root_ && std::find(folders_.begin(), folders_.end(), name) == folders_.end()) return Change::none;
    is_other_folders = true;
    return is_gone ? Change::gone : Change::written;
  }
  if (!is_record(name)) return Change::none;
  if (is_gone) return Change::gone;
  if ((event.mask & IN_CREATE) != 0 && !is_whole_at_once(folder->second / name)) return Change::none;
  return Change::written;
}

FolderWatch::Change FolderWatch::take() {
  Change all = Change::none;
  bool is_other_folders = false;
  alignas(inotify_event) char buffer[16384];
  for (ssize_t got = 0; (got = ::read(inotify_.get(), buffer, sizeof buffer)) > 0;) {
    for (ssize_t at = 0; at < got;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(buffer + at);
      all = std::max(all, change_of(event, is_other_folders));
      at += static_cast<ssize_t>(sizeof(inotify_event) + event.len);
    }
  }
  // Before anybody reads the folder, so that what comes into a new one meanwhile is either read or told.
  if (is_other_folders && is_there()) watch_folders();
  return all;
}

}  // namespace mediamap::live
