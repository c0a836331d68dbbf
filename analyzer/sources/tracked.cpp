// The names in git's index. The file begins with "DIRC", a version (2, 3 or 4) and a count; an entry is ten numbers of
// four bytes (the seventh is the mode), the object's name, two bytes of flags, two more if a flag says so, and the
// path. Version 4 leaves out what a path shares with the one before. All numbers have the high byte first.
#include <optional>

#include "base/files.h"
#include "sources/excludes.h"
#include "sources/git_config.h"
#include "sources/repository.h"

namespace ormlint {

namespace {

constexpr std::uint64_t index_limit = 512 << 20;
constexpr std::size_t mode_at = 24;
constexpr std::size_t numbers = 40;
constexpr std::uint32_t extended = 0x4000;

class IndexReader {
 public:
  IndexReader(std::string_view bytes, std::size_t object_size) : bytes_(bytes), object_size_(object_size) {}

  // What comes after a broken entry is not read.
  std::vector<std::string> python_files() {
    std::vector<std::string> found;
    const std::uint32_t version = number(4, 4);
    const std::uint32_t count = number(8, 4);
    const bool known = bytes_.starts_with("DIRC") && version >= 2 && version <= 4;
    at_ = 12;
    for (std::uint32_t n = 0; known && n < count; ++n) {
      const std::uint32_t mode = number(at_ + mode_at, 4);
      if (!read_entry(version)) break;
      const bool file = (mode & 0170000) == 0100000;              // no link, no directory, no other repository
      const bool fresh = found.empty() || found.back() != path_;  // a conflict has an entry for each side
      if (file && fresh && is_python_name(std::string_view(path_).substr(path_.rfind('/') + 1))) found.push_back(path_);
    }
    return found;
  }

 private:
  std::uint32_t number(std::size_t at, std::size_t size) const {
    std::uint32_t value = 0;
    for (std::size_t n = at; n < at + size; ++n) {
      value = value << 8 | (n < bytes_.size() ? static_cast<unsigned char>(bytes_[n]) : 0U);
    }
    return value;
  }

  bool read_entry(std::uint32_t version) {
    const std::size_t begin = at_;
    std::size_t path = begin + numbers + object_size_;
    path += number(path, 2) & extended ? 4 : 2;
    if (version == 4 && !strip_path(path)) return false;
    const std::size_t end = bytes_.find('\0', path);
    if (end == bytes_.npos) return false;
    if (version < 4) path_.clear();
    path_ += bytes_.substr(path, end - path);
    constexpr std::size_t alignment = 8;
    at_ = version == 4 ? end + 1 : begin + (end - begin + alignment) / alignment * alignment;
    return true;
  }

  // How much of the path before goes away, seven bits a byte, one added at every step but the last.
  bool strip_path(std::size_t& at) {
    std::size_t count = 0;
    bool more = true;
    for (bool first = true; more; first = false) {
      const std::uint32_t byte = number(at++, 1);
      more = (byte & 0x80) != 0 && at < bytes_.size();
      count = (first ? 0 : (count + 1) << 7) + (byte & 0x7F);
      if (count > bytes_.size()) return false;
    }
    if (count > path_.size()) return false;
    path_.resize(path_.size() - count);
    return true;
  }

  std::string_view bytes_;
  std::size_t object_size_;
  std::size_t at_ = 0;
  std::string path_;
};

}  // namespace

std::vector<std::string> tracked_python_files(const GitDirectories& git) {
  constexpr std::uint64_t config_limit = 1 << 20;
  constexpr std::size_t sha1_size = 20;
  constexpr std::size_t sha256_size = 32;
  const Result<std::string> bytes = read_file(git.own + "/index", index_limit);
  if (!bytes) return {};
  const std::string config = read_file(git.common + "/config", config_limit).value_or("");
  const bool long_names = setting(parse_git_config(config), "extensions", "", "objectformat") == "sha256";
  return IndexReader(*bytes, long_names ? sha256_size : sha1_size).python_files();
}

}  // namespace ormlint
