// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/file_system.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"

namespace mediamap::store {
namespace {

[[noreturn]] void fail(const fs::path& path, int error, std::string advice = {}) {
  if (advice.empty() && (error == ENOSPC || error == EDQUOT)) advice = _("Libérez de la place, puis recommencez.");
  if (advice.empty() && (error == EACCES || error == EPERM || error == EROFS)) {
    advice = _("Vérifiez les droits sur ce dossier, ou travaillez sur une copie.");
  }
  throw SystemError({{path.string()}, describe_errno(error), std::move(advice)});
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags, mode_t mode = 0666) : value_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

// Reads to the end; returns errno.
int read_all(int descriptor, std::string& out) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got == 0) return 0;
    if (got > 0) out.append(buffer, static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR) return errno;
  }
}

class Disk : public FileSystem {
 public:
  std::optional<std::string> read(const fs::path& path) override {
    const Descriptor file(path, O_RDONLY | O_NONBLOCK);  // a pipe must not hold the program up
    if (file.get() < 0) {
      if (errno == ENOENT) return {};
      fail(path, errno);
    }
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) fail(path, errno);
    if (!S_ISREG(info.st_mode)) {
      throw SystemError({{path.string()}, _("ce n'est pas un fichier ordinaire"), _("Déplacez-le hors de ce dossier.")});
    }
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(info.st_size));
    if (const int error = read_all(file.get(), bytes)) fail(path, error);
    return bytes;
  }

  bool exists(const fs::path& path) override {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0) return true;
    if (errno != ENOENT) fail(path, errno);
    return false;
  }

  void write(const fs::path& path, std::string_view bytes, bool durable) override {
    const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (file.get() < 0) fail(path, errno);
    if (const int error = write_all(file.get(), bytes)) fail(path, error);
    if (durable && ::fsync(file.get()) != 0) fail(path, errno);
  }

  void rename(const fs::path& from, const fs::path& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) fail(to, errno);
  }

  void remove(const fs::path& path) override {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) fail(path, error.value());
  }

  void make_directories(const fs::path& path) override {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) fail(path, error.value());
  }

  void sync_directory(const fs::path& path) override {
    const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
    if (directory.get() < 0 || ::fsync(directory.get()) != 0) fail(path, errno);
  }

  void sync_all(const fs::path& path) override {
    const Descriptor directory(path, O_RDONLY | O_DIRECTORY);
    if (directory.get() < 0 || ::syncfs(directory.get()) != 0) fail(path, errno);
  }
};

// The half-written output, for the signal handler: a fixed buffer, since a handler must not allocate.
char unfinished_output[4096];

void forget_output_and_die(int signal) {
  if (unfinished_output[0] != '\0') ::unlink(unfinished_output);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

class UnfinishedOutput {
 public:
  explicit UnfinishedOutput(const fs::path& path) : path_(path) {
    if (path.native().size() < sizeof unfinished_output) std::strcpy(unfinished_output, path.c_str());
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
      // Whoever started us may have chosen to ignore it (nohup).
      if (std::signal(signal, forget_output_and_die) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
  }
  ~UnfinishedOutput() {
    ::unlink(path_.c_str());
    unfinished_output[0] = '\0';
    for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
      if (std::signal(signal, SIG_DFL) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
  }

 private:
  fs::path path_;
};

}  // namespace

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) return errno;
    if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

FileSystem& disk() {
  static Disk instance;
  return instance;
}

std::string read_input(const std::string& path) {
  std::string bytes;
  if (path == "-") {
    if (const int error = read_all(STDIN_FILENO, bytes)) fail("-", error);
    return bytes;
  }
  const Descriptor file(path, O_RDONLY);
  const int error = file.get() < 0 ? errno : read_all(file.get(), bytes);
  if (error == EISDIR) throw DataError(Fault{{path}, describe_errno(error), _("Donnez le fichier lui-même.")});
  if (error == ENOENT || error == ENOTDIR) throw DataError(Fault{{path}, describe_errno(error), _("Vérifiez le nom et le dossier.")});
  if (error != 0) fail(path, error);
  return bytes;
}

void write_output(const fs::path& path, std::string_view bytes) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    fail(folder, ENOENT, fill(_("Créez le dossier d'abord : mkdir -p {}"), folder.string()));
  }
  // A device or a pipe is written to, not replaced.
  if (fs::is_directory(path, error)) fail(path, EISDIR, fill(_("Donnez un nom de fichier : {}"), (path / "carte.pdf").string()));
  if (fs::exists(path, error) && !fs::is_regular_file(path, error)) {
    const Descriptor file(path, O_WRONLY);
    if (file.get() < 0) fail(path, errno);
    if (const int refused = write_all(file.get(), bytes)) fail(path, refused);
    return;
  }
  const fs::path temporary = folder / fmt::format(".{}.{}.tmp", path.filename().string(), ::getpid());
  const UnfinishedOutput guard(temporary);
  try {
    disk().write(temporary, bytes, false);  // a document can be made again: no wait for the disk
    disk().rename(temporary, path);
  } catch (const SystemError& failure) {
    Fault fault = failure.faults().front();
    fault.place.path = path.string();
    throw SystemError(fault);
  }
}

}  // namespace mediamap::store
