#include "app/stub_files.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/files.h"
#include "base/lines.h"
#include "index/file_index.h"

namespace ormlint {

namespace {

constexpr std::uint64_t max_bytes = 16 << 20;

std::string module_path(const std::string& relative) {
  const std::size_t slash = relative.find('/');
  const std::string top = relative.substr(0, slash);
  if (slash == relative.npos || !top.ends_with("-stubs")) return relative;
  return top.substr(0, top.size() - 6) + relative.substr(slash);
}

void read_stub(const std::string& folder, const std::string& path, std::vector<Stub>& stubs, Problems& problems) {
  auto text = read_file(path, max_bytes);
  if (!text) return problems.push_back(text.error());
  const FileIndex index = index_file(*text);
  if (index.error) {
    const LineColumn at = Lines(*text).at(index.error->at.begin);
    return problems.push_back({fmt::format("the stub `{}`, line {}: {}", path, at.line, index.error->message), {}});
  }
  stubs.push_back({module_path(path.substr(folder.size() + 1)), std::move(*text)});
}

}  // namespace

std::vector<Stub> read_stubs(const std::vector<std::string>& folders, Problems& problems) {
  namespace fs = std::filesystem;
  std::vector<Stub> stubs;
  for (const std::string& folder : folders) {
    std::vector<std::string> paths;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      if (entry->path().extension() == ".pyi") paths.push_back(entry->path().string());
    }
    if (error) problems.push_back({fmt::format("the stubs in `{}` cannot be read: {}", folder, error.message()), {}});
    std::ranges::sort(paths);
    for (const std::string& path : paths) read_stub(folder, path, stubs, problems);
  }
  return stubs;
}

}  // namespace ormlint
