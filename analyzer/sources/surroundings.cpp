#include "sources/surroundings.h"

#include <algorithm>
#include <array>

#include "sources/directory.h"

namespace ormlint {

namespace {

// What importlib.machinery.all_suffixes() ends with on some platform, and what compiled modules are made from.
constexpr std::array<std::string_view, 9> suffixes{".pyc", ".so", ".pyd", ".pyx", ".pxd", ".pyw", ".c", ".cc", ".cpp"};

// What protoc writes, into whatever folder it is told to. Source: Protocol Buffers' documentation, "Python Generated
// Code Guide".
bool is_written_by_protoc(std::string_view name) { return name.ends_with("_pb2") || name.ends_with("_pb2_grpc"); }

}  // namespace

std::string_view module_stem(std::string_view file_name) {
  const bool named = file_name.contains(".py");
  const auto ends_with = [&](std::string_view suffix) { return file_name.ends_with(suffix); };
  return named || std::ranges::any_of(suffixes, ends_with) ? file_name.substr(0, file_name.find('.'))
                                                           : std::string_view{};
}

bool Surroundings::may_hold(std::string_view folder, std::string_view name) const {
  const std::string path = folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
  if (unread.contains(path) || is_written_by_protoc(name)) return true;
  for (std::string_view at = folder;; at = parent(at)) {
    if (native.contains(std::string(at))) return true;
    if (at.empty()) break;
  }
  const auto found = ignored.find(std::string(folder));
  if (found == ignored.end()) return false;
  const IgnoreRules* const rules = found->second.rules.get();
  const std::string full = found->second.place + "/" + std::string(name);
  return judge(rules, full, true) == Verdict::ignored || judge(rules, full + ".py", false) == Verdict::ignored;
}

unsigned Surroundings::oldest_python(std::string_view folder) const {
  for (std::string_view at = folder;; at = parent(at)) {
    const auto found = oldest_pythons.find(std::string(at));
    if (found != oldest_pythons.end()) return found->second;
    if (at.empty()) return 0;
  }
}

}  // namespace ormlint
