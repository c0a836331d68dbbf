// The only file that includes toml++, which costs seven seconds to compile.
#include "app/config.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "base/closest.h"
#include "base/files.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 6> keys{"exclude", "extend-select", "ignore", "schema", "select", "stubs"};

bool exists(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0;
}

std::unexpected<Problem> wrong(const std::string& path, const toml::node& node, std::string_view what) {
  return fail(fmt::format("`{}`, line {}: {}", path, node.source().begin.line, what));
}

Result<std::vector<std::string>> read_list(const std::string& path, std::string_view key, const toml::node& node) {
  const auto shape = [&] { return wrong(path, node, fmt::format("`{}` must be a list of strings", key)); };
  const toml::array* const list = node.as_array();
  if (!list) return shape();
  std::vector<std::string> out;
  for (const toml::node& element : *list) {
    const auto text = element.value<std::string>();
    if (!element.is_string() || !text) return shape();
    out.push_back(*text);
  }
  return out;
}

std::vector<std::string>* list_of(Config& config, std::string_view key) {
  if (key == "select") return &config.select;
  if (key == "extend-select") return &config.extend;
  if (key == "ignore") return &config.ignore;
  if (key == "stubs") return &config.stubs;
  return key == "exclude" ? &config.exclude : nullptr;
}

Result<Config> read_table(const std::string& root, const std::string& path, const toml::table& table) {
  Config config;
  for (const auto& [key, node] : table) {
    const std::string_view name = key.str();
    if (name == "schema") {
      const auto text = node.value<std::string>();
      if (!node.is_string()) return wrong(path, node, "`schema` must be a string");
      const bool here = text->find("://") == std::string::npos && !text->starts_with('/');
      config.schema = here ? root + "/" + *text : *text;
      continue;
    }
    std::vector<std::string>* const into = list_of(config, name);
    if (!into) {
      const auto meant = closest(keys, name);
      return wrong(path, node,
                   fmt::format("there is no setting `{}`{}", name,
                               meant ? fmt::format(", did you mean `{}`?", keys[*meant]) : ""));
    }
    const auto list = read_list(path, name, node);
    if (!list) return std::unexpected(list.error());
    *into = *list;
  }
  for (std::string& folder : config.stubs) {
    if (!folder.starts_with('/')) folder = root + "/" + folder;
    while (folder.ends_with('/')) folder.pop_back();
  }
  return config;
}

Result<toml::table> read_toml(const std::string& path) {
  const auto text = read_file(path, 16 << 20);
  if (!text) return std::unexpected(text.error());
  try {
    return toml::parse(*text, path);
  } catch (const toml::parse_error& error) {
    return fail(fmt::format("`{}`, line {}: {}", path, error.source().begin.line, error.description()));
  }
}

}  // namespace

Result<Config> read_config(const std::string& root) {
  if (const std::string own = root + "/ormlint.toml"; exists(own)) {
    const auto table = read_toml(own);
    if (!table) return std::unexpected(table.error());
    return read_table(root, own, *table);
  }
  const std::string shared = root + "/pyproject.toml";
  if (!exists(shared)) return Config{};
  const auto table = read_toml(shared);
  // Somebody else's file: that it is broken is not ours to say, unless it speaks of us.
  if (!table) return Config{};
  const toml::table* const ours = (*table)["tool"]["ormlint"].as_table();
  return ours ? read_table(root, shared, *ours) : Config{};
}

unsigned oldest_python(std::string_view specifiers) {
  unsigned oldest = 0;
  while (!specifiers.empty()) {
    std::string one(specifiers.substr(0, specifiers.find(',')));
    specifiers.remove_prefix(std::min(one.size() + 1, specifiers.size()));
    std::erase_if(one, [](char c) { return c == ' ' || c == '\t'; });
    const std::size_t version = one.find_first_of("0123456789");
    if (version == one.npos) return 0;
    const std::string_view op = std::string_view(one).substr(0, version);
    if (op == "<" || op == "<=") continue;
    const bool bound = op == ">=" || op == "~=" || op == "==" || op == ">";
    unsigned minor = 0;
    const std::string_view digits = std::string_view(one).substr(std::min(version + 2, one.size()));
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), minor);
    // `!=3.9.*` and the like may leave out the oldest.
    if (!bound || one.compare(version, 2, "3.") != 0 || read.ec != std::errc{}) return 0;
    oldest = std::max(oldest, minor);
  }
  return oldest;
}

std::optional<unsigned> read_oldest_python(const std::string& folder) {
  const std::string path = folder + "/pyproject.toml";
  if (!exists(path)) return std::nullopt;
  const auto table = read_toml(path);
  if (!table) return 0;
  return oldest_python((*table)["project"]["requires-python"].value_or(std::string_view{}));
}

}  // namespace ormlint
