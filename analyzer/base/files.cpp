#include "base/files.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace ormlint {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  // Closing is where a full disk or a network share reports at the latest.
  bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

std::unexpected<Problem> cannot(const char* verb, const std::string& path) {
  return fail(fmt::format("cannot {} `{}`: {}", verb, path, std::strerror(errno)));
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<void> write_in_place(const std::string& path, std::string_view bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0 || !write_all(file.get(), bytes)) return cannot("write", path);
  return {};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t max_bytes) {
  // O_NONBLOCK: a named pipe without a writer must not hang us; regular files ignore it.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return cannot("read", path);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return cannot("read", path);
  if (S_ISDIR(info.st_mode)) return fail(fmt::format("cannot read `{}`: it is a directory", path));
  if (!S_ISREG(info.st_mode)) return fail(fmt::format("cannot read `{}`: it is not a regular file", path));
  if (static_cast<std::uint64_t>(info.st_size) > max_bytes) {
    return fail(fmt::format("`{}` is left out: {} bytes are more than the limit of {}", path, info.st_size, max_bytes));
  }
  std::string bytes;
  bool failed = false;
  std::size_t have = 0;
  bytes.resize(static_cast<std::size_t>(info.st_size));
  while (have < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    failed = got < 0;
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  if (failed) return cannot("read", path);
  bytes.resize(have);  // it may have shrunk meanwhile
  return bytes;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  struct stat info {};
  const bool exists = ::stat(path.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) return fail(fmt::format("cannot write `{}`: it is a directory", path));
  if (exists && !S_ISREG(info.st_mode)) return write_in_place(path, bytes);

  std::string part = path + ".XXXXXX";
  Descriptor file(::mkostemp(part.data(), O_CLOEXEC));
  if (file.get() < 0) return cannot("write", path);
  // mkostemp makes files that only their owner reads; a report is an ordinary file.
  const mode_t mode = exists ? info.st_mode & 07777 : 0644;
  const bool written = write_all(file.get(), bytes) && ::fchmod(file.get(), mode) == 0 && file.close();
  if (!written || ::rename(part.c_str(), path.c_str()) != 0) {
    const auto error = cannot("write", path);
    ::unlink(part.c_str());
    return error;
  }
  return {};
}

}  // namespace ormlint
