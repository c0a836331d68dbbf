#include "sources/target.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "base/files.h"
#include "base/utf8.h"
#include "sources/directory.h"
#include "sources/repository.h"

namespace ormlint {

namespace {

// Only the beginning of a line is looked at: reading TOML is for the configuration, and its mistakes are told there.
bool configures_us(const std::string& directory) {
  constexpr std::uint64_t limit = 4 << 20;
  constexpr std::string_view table = "[tool.ormlint";
  if (kind_of(directory + "/ormlint.toml") == EntryKind::file) return true;
  const Result<std::string> text = read_file(directory + "/pyproject.toml", limit);
  if (!text) return false;
  for (std::size_t at = text->find(table); at != text->npos; at = text->find(table, at + 1)) {
    const std::size_t line = at == 0 ? 0 : text->rfind('\n', at - 1) + 1;
    const char after = at + table.size() < text->size() ? (*text)[at + table.size()] : '\0';
    const bool alone = text->find_first_not_of(" \t", line) == at;
    if (alone && (after == ']' || after == '.')) return true;
  }
  return false;
}

bool holds_python_project(const std::string& directory) {
  if (exists(directory + "/pyproject.toml") || exists(directory + "/setup.cfg")) return true;
  return exists(directory + "/setup.py") && !exists(directory + "/__init__.py");
}

bool is_temporary(std::string_view directory) {
  constexpr std::array<std::string_view, 3> temporary{"/tmp", "/var/tmp", "/dev/shm"};
  return std::ranges::find(temporary, directory) != temporary.end();
}

// A place where unrelated things lie side by side.
bool is_shared(std::string_view directory, const Request& request) {
  if (directory.empty() || is_temporary(directory)) return true;
  return !request.home.empty() && is_or_is_below(request.home, directory);
}

Result<Target::Named> find_named(const std::string& path, const Request& request) {
  const std::string full = path.starts_with('/') ? path : request.working_directory + "/" + path;
  errno = 0;
  const std::optional<EntryKind> kind = path.empty() ? std::nullopt : kind_of(full);
  if (!kind && errno != 0 && errno != ENOENT && errno != ENOTDIR)
    return fail(fmt::format("cannot read `{}`: {}", shown_name(path), std::strerror(errno)));
  if (!kind) return fail(fmt::format("`{}` does not exist", shown_name(path)));
  const bool directory = kind == EntryKind::directory;
  const std::string place = directory ? full : std::string(parent(full));
  const std::optional<std::string> real = real_path(place);
  if (!real) return fail(fmt::format("cannot read `{}`: {}", shown_name(path), std::strerror(errno)));
  return Target::Named{directory ? *real : *real + "/" + std::string(last_part(full)), directory};
}

std::string common_start(const std::vector<Target::Named>& named) {
  std::string start(named[0].directory ? named[0].path : parent(named[0].path));
  for (const Target::Named& one : named) {
    while (!is_or_is_below(one.path, start)) start = parent(start);
  }
  return start;
}

// Steps 2 to 4 but for the last resort.
std::optional<std::string> marked_root(const std::string& start, const Request& request) {
  std::optional<std::string> project;
  std::optional<std::string> repository;
  for (std::string at = start;; at = parent(at)) {
    if (at != start && (at.empty() || is_temporary(at))) break;
    if (configures_us(at)) return at;
    if (!project && holds_python_project(at)) project = at;
    const bool home = !at.empty() && at == request.home;
    if ((!home || at == start) && git_directories(at)) repository = at;
    if (at.empty() || home || repository) break;
  }
  return project ? project : repository;
}

}  // namespace

Result<Target> find_target(const Request& asked) {
  Request request = asked;
  if (request.paths.empty()) request.paths = {"."};
  request.working_directory = real_path(asked.working_directory).value_or(asked.working_directory);
  if (!asked.home.empty()) request.home = real_path(asked.home).value_or(asked.home);

  Target target{"", true, {}, request.working_directory, request.home};
  for (const std::string& path : request.paths) {
    Result<Target::Named> named = find_named(path, request);
    if (!named) return std::unexpected(named.error());
    target.named.push_back(std::move(*named));
  }
  const std::string start = common_start(target.named);
  const auto is_directory = [](const Target::Named& named) { return named.directory; };
  const bool directory_named = std::ranges::any_of(target.named, is_directory);
  if (const std::optional<std::string> root = marked_root(start, request)) {
    target.root = *root;
  } else if (is_or_is_below(start, request.working_directory) && !is_shared(request.working_directory, request)) {
    target.root = request.working_directory;
  } else {
    target.root = start;
    target.whole = directory_named || !is_shared(start, request);
  }
  // A link to a file of the project is another name of it.
  for (Target::Named& named : target.named) {
    const std::optional<std::string> real = real_path(named.path);
    if (real && is_below(*real, target.root)) named.path = *real;
  }
  return target;
}

std::string shown_path(const Target& target, std::string_view path) {
  if (is_below(path, target.working_directory)) return shown_name(path.substr(target.working_directory.size() + 1));
  std::string up;
  std::string_view base = target.working_directory;
  // From somewhere inside the project, its other files are a few steps up; from elsewhere, the whole path is clearer.
  if (!is_or_is_below(base, target.root)) return path.empty() ? "/" : shown_name(path);
  for (; !is_below(path, base) && path != base; base = parent(base)) up += "../";
  if (path == base) return up.empty() ? "." : up.substr(0, up.size() - 1);
  return up + shown_name(path.substr(base.size() + 1));
}

}  // namespace ormlint
