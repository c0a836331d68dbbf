#include "sources/repository.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/files.h"
#include "sources/directory.h"
#include "sources/git_config.h"

namespace ormlint {

namespace {

constexpr std::uint64_t small_file = 1 << 20;
constexpr std::uint64_t packed_refs_limit = 256 << 20;

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

std::optional<std::string> read_line(const std::string& path) {
  const Result<std::string> text = read_file(path, small_file);
  if (!text) return std::nullopt;
  return trimmed(std::string_view(*text).substr(0, text->find('\n')));
}

std::string below(const std::string& directory, const std::string& path) {
  return path.starts_with('/') ? path : directory + "/" + path;
}

bool is_object_name(std::string_view text) {
  const bool sized = text.size() == 40 || text.size() == 64;
  return sized && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::string packed_commit(const GitDirectories& git, std::string_view ref) {
  const Result<std::string> text = read_file(git.common + "/packed-refs", packed_refs_limit);
  if (!text) return "";
  const std::size_t at = text->find(fmt::format(" {}\n", ref));
  if (at == std::string::npos) return "";
  const std::size_t begin = text->rfind('\n', at) + 1;  // npos + 1 is 0: the first line
  const std::string_view name = std::string_view(*text).substr(begin, at - begin);
  return is_object_name(name) ? std::string(name) : "";
}

// A ref may name another; git gives up after five.
std::string commit_of(const GitDirectories& git, std::string ref) {
  constexpr std::string_view symbolic = "ref:";
  for (int depth = 0; depth < 5; ++depth) {
    std::optional<std::string> content = read_line(git.own + "/" + ref);
    if (!content) content = read_line(git.common + "/" + ref);
    if (!content) return packed_commit(git, ref);
    if (is_object_name(*content)) return *content;
    if (!content->starts_with(symbolic)) return "";
    ref = trimmed(content->substr(symbolic.size()));
    if (ref.find("..") != ref.npos) return "";
  }
  return "";
}

std::string branch_of(const GitDirectories& git) {
  constexpr std::string_view begin = "ref: refs/heads/";
  const std::string head = read_line(git.own + "/HEAD").value_or("");
  // Where refs are kept in tables, HEAD names a branch that cannot exist.
  const bool named = head.starts_with(begin) && head != "ref: refs/heads/.invalid";
  return named ? head.substr(begin.size()) : "";
}

std::string remote_of(const GitDirectories& git) {
  const Result<std::string> text = read_file(git.common + "/config", small_file);
  if (!text) return "";
  std::vector<std::string> urls;
  for (const GitSetting& setting : parse_git_config(*text)) {
    if (setting.section != "remote" || setting.key != "url") continue;
    if (setting.subsection == "origin") return public_url(setting.value);
    urls.push_back(setting.value);
  }
  return urls.size() == 1 ? public_url(urls[0]) : "";
}

}  // namespace

std::optional<GitDirectories> git_directories(const std::string& directory) {
  constexpr std::string_view pointer = "gitdir:";
  std::string own = directory + "/.git";
  if (kind_of(own) == EntryKind::file) {
    const std::string line = read_line(own).value_or("");
    if (!line.starts_with(pointer)) return std::nullopt;
    own = below(directory, trimmed(line.substr(pointer.size())));
  }
  if (!exists(own + "/HEAD")) return std::nullopt;
  const std::optional<std::string> common = read_line(own + "/commondir");
  return GitDirectories{own, common ? below(own, *common) : own};
}

std::optional<std::string> repository_top(const std::string& directory, const std::string& home) {
  for (std::string_view at = directory; !at.empty(); at = parent(at)) {
    if (at == home && at != directory) return std::nullopt;
    const std::string candidate(at);
    if (git_directories(candidate)) return candidate;
  }
  return std::nullopt;
}

Repository read_repository(const std::string& top, const std::string& root) {
  Repository repository{top, is_below(root, top) ? root.substr(top.size() + 1) + "/" : "", "", "", ""};
  const std::optional<GitDirectories> git = git_directories(top);
  if (!git) return repository;
  repository.commit = commit_of(*git, "HEAD");
  repository.branch = branch_of(*git);
  repository.remote = remote_of(*git);
  return repository;
}

std::string public_url(std::string_view url) {
  std::size_t scheme = url.find("://");
  const std::size_t colon = url.find(':');
  const bool short_form = scheme == url.npos && colon != url.npos && colon > 1 && url.find('/') > colon;
  std::string full(url);
  if (short_form) {
    const std::string_view path = url.substr(colon + 1);
    full = "ssh://" + std::string(url.substr(0, colon)) + (path.starts_with('/') ? "" : "/") + std::string(path);
    scheme = 3;
  }
  if (scheme == url.npos || full.starts_with("file:")) return "";

  const std::size_t host = scheme + 3;
  const std::size_t path = std::min(full.find('/', host), full.size());
  const std::string_view authority = std::string_view(full).substr(host, path - host);
  // Only ssh needs its user to be found again, and there it is an account, `git`, and no secret.
  const std::size_t at = authority.rfind('@');
  std::string user(at == authority.npos ? "" : authority.substr(0, at));
  user = full.starts_with("ssh") && !user.empty() ? user.substr(0, user.find(':')) + "@" : "";
  const std::string_view server = at == authority.npos ? authority : authority.substr(at + 1);
  const std::string_view rest = std::string_view(full).substr(path);
  return full.substr(0, host) + user + std::string(server) + std::string(rest.substr(0, rest.find_first_of("?#")));
}

}  // namespace ormlint
