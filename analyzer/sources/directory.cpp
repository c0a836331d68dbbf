#include "sources/directory.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace ormlint {

namespace {

EntryKind kind_of_mode(mode_t mode) {
  if (S_ISDIR(mode)) return EntryKind::directory;
  if (S_ISREG(mode)) return EntryKind::file;
  return S_ISLNK(mode) ? EntryKind::link : EntryKind::special;
}

EntryKind kind_of_entry(const dirent& entry, int directory) {
  if (entry.d_type == DT_DIR) return EntryKind::directory;
  if (entry.d_type == DT_REG) return EntryKind::file;
  if (entry.d_type == DT_LNK) return EntryKind::link;
  if (entry.d_type != DT_UNKNOWN) return EntryKind::special;
  struct stat info {};  // some file systems do not tell
  const bool known = ::fstatat(directory, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0;
  return known ? kind_of_mode(info.st_mode) : EntryKind::special;
}

const char* system_path(const std::string& path) { return path.empty() ? "/" : path.c_str(); }

}  // namespace

Result<Identity> list_directory(const std::string& path, const std::function<void(std::string_view, EntryKind)>& tell) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(system_path(path)), ::closedir);
  struct stat info {};
  if (!directory || ::fstat(::dirfd(directory.get()), &info) != 0) return fail(std::strerror(errno));
  errno = 0;
  while (const dirent* const entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") tell(name, kind_of_entry(*entry, ::dirfd(directory.get())));
    errno = 0;
  }
  if (errno != 0) return fail(std::strerror(errno));
  return Identity{info.st_dev, info.st_ino};
}

std::optional<EntryKind> kind_of(const std::string& path) {
  struct stat info {};
  if (::stat(system_path(path), &info) != 0) return std::nullopt;
  return kind_of_mode(info.st_mode);
}

bool exists(const std::string& path) {
  struct stat info {};
  return ::lstat(system_path(path), &info) == 0;
}

bool is_link(const std::string& path) {
  struct stat info {};
  return ::lstat(system_path(path), &info) == 0 && S_ISLNK(info.st_mode);
}

std::optional<std::string> real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> found(::realpath(system_path(path), nullptr), std::free);
  if (!found) return std::nullopt;
  const std::string_view text = found.get();
  return std::string(text == "/" ? "" : text);
}

}  // namespace ormlint
