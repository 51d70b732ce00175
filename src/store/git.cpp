// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/git.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "mediamap/base/descriptor.hpp"
#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap::store {
namespace {

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }

  void to(int from, int target) { ::posix_spawn_file_actions_adddup2(&actions_, from, target); }
  void silence(int target) { ::posix_spawn_file_actions_addopen(&actions_, target, "/dev/null", O_WRONLY, 0); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

// The user's own, less what would point git at another repository (a hook sets these).
std::vector<char*> environment() {
  std::vector<char*> kept;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (!text.starts_with("GIT_DIR=") && !text.starts_with("GIT_WORK_TREE=") && !text.starts_with("GIT_INDEX_FILE=") && !text.starts_with("GIT_PREFIX=") && !text.starts_with("GIT_OBJECT_DIRECTORY=") && !text.starts_with("GIT_COMMON_DIR=") && !text.starts_with("GIT_TERMINAL_PROMPT=")) {
      kept.push_back(*entry);
    }
  }
  // Nobody sits there to give a password.
  static char no_question[] = "GIT_TERMINAL_PROMPT=0";
  kept.push_back(no_question);
  kept.push_back(nullptr);
  return kept;
}

[[noreturn]] void fail(int error) {
  if (error == ENOENT) {
    throw SystemError(Fault{{}, _("git n'est pas installé, ou n'est pas dans le PATH"), _("Installez-le : apt install git")});
  }
  throw SystemError(Fault{{}, fill(_("git n'a pas pu être lancé : {}"), describe_errno(error)), {}});
}

std::string all_of(int descriptor) {
  std::string text;
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

int exit_code(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::optional<std::string> ask_git(const fs::path& folder, const std::vector<std::string>& words, std::string_view input) {
  std::vector<std::string> all = {"git", "-C", folder.string()};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  // In memory, so that git may write while we have not read, and the other way round.
  const Descriptor asked(::memfd_create("mediamap", MFD_CLOEXEC));
  if (asked.get() < 0) fail(errno);
  if (const int error = write_all(asked.get(), input); error != 0) fail(error);
  ::lseek(asked.get(), 0, SEEK_SET);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail(errno);
  const Descriptor answer(ends[0]);
  Descriptor answering(ends[1]);

  FileActions actions;
  actions.to(asked.get(), STDIN_FILENO);
  actions.to(answering.get(), STDOUT_FILENO);
  actions.silence(STDERR_FILENO);
  pid_t child = 0;
  std::vector<char*> variables = environment();
  if (const int error = ::posix_spawnp(&child, "git", actions.get(), nullptr, arguments.data(), variables.data()); error != 0) fail(error);
  answering = Descriptor();
  std::string text = all_of(answer.get());
  if (exit_code(child) != 0) return std::nullopt;
  return text;
}

}  // namespace mediamap::store
