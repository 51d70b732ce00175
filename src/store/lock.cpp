// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/lock.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <thread>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::store {
namespace {

std::string who_am_i(const std::string& command) {
  char host[256] = "";
  ::gethostname(host, sizeof host - 1);
  const passwd* user = ::getpwuid(::getuid());
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return fill(_("« mediamap {} » de {}@{}, processus {}, depuis {:02}:{:02}:{:02}"), command,
              user == nullptr ? "?" : user->pw_name, host, ::getpid(), local.tm_hour, local.tm_min, local.tm_sec);
}

std::string holder(int descriptor) {
  char text[512];
  const ssize_t got = ::pread(descriptor, text, sizeof text, 0);
  return got <= 0 ? std::string(_("une autre commande mediamap")) : trim(std::string_view(text, static_cast<std::size_t>(got)));
}

}  // namespace

Lock::Lock(std::filesystem::path file, Mode mode, double seconds, const std::string& command) : file_(std::move(file)) {
  std::error_code ignored;
  std::filesystem::create_directories(file_.parent_path(), ignored);
  descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0 && mode == Mode::shared) {
    descriptor_ = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) return;
  }
  if (descriptor_ < 0) {
    throw SystemError({{file_.string()}, fill(_("impossible d'écrire dans ce territoire : {}"), describe_errno(errno)),
                       _("Vérifiez les droits sur le dossier, ou travaillez sur une copie.")});
  }
  try {
    acquire(mode, seconds, command);
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

Lock::Lock(Lock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(other.descriptor_), exclusive_(other.exclusive_) {
  other.descriptor_ = -1;
}

Lock::~Lock() {
  if (descriptor_ < 0) return;
  if (exclusive_ && ::ftruncate(descriptor_, 0) != 0) {
    // The next holder overwrites the name anyway.
  }
  ::close(descriptor_);
}

void Lock::become(Mode mode, double seconds, const std::string& command) {
  if (descriptor_ < 0) {
    throw SystemError({{file_.string()}, _("une modification interrompue attend d'être terminée, et le dossier est en lecture seule"),
                       _("Lancez une commande mediamap avec les droits d'écriture.")});
  }
  acquire(mode, seconds, command);
}

void Lock::acquire(Mode mode, double seconds, const std::string& command) {
  const int operation = (mode == Mode::exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  // Most holders are done in a few milliseconds: asked often at first.
  constexpr std::chrono::milliseconds longest_pause{15};
  std::chrono::milliseconds pause{1};
  while (::flock(descriptor_, operation) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      throw SystemError({{file_.string()}, describe_errno(errno), _("Ce support ne permet pas de verrou : travaillez sur un disque local.")});
    }
    if (std::chrono::steady_clock::now() >= end) {
      throw SystemError({{file_.string()}, fill(_("le territoire est occupé par {}"), holder(descriptor_)),
                         fill(_("Attente de {} s dépassée. Recommencez dans un instant, ou attendez plus longtemps : --lock-wait 60."),
                              decimal(seconds, seconds < 1 ? 1 : 0))});
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(2 * pause, longest_pause);
  }
  exclusive_ = mode == Mode::exclusive;
  if (!exclusive_ && ::ftruncate(descriptor_, 0) != 0) {
    // A name that a killed writer left would mislead those who wait; where it cannot be wiped out, it stays.
  }
  if (exclusive_) {
    const std::string name = who_am_i(command) + "\n";
    if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, name.data(), name.size(), 0) < 0) {
      // A full disk: the lock holds all the same, only its name is missing.
    }
  }
}

}  // namespace mediamap::store
