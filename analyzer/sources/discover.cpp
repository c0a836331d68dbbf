#include "sources/discover.h"

#include <fmt/core.h>

#include <algorithm>
#include <unordered_set>

#include "base/files.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "sources/decode.h"
#include "sources/directory.h"
#include "sources/excludes.h"
#include "sources/find_files.h"

namespace ormlint {

namespace {

// Offsets have 32 bits, and decoding can make three bytes of one.
constexpr std::uint64_t largest_possible = 1 << 30;

// Files are read some at a time, since a million results wait for their turn in half a gigabyte.
constexpr std::size_t batch = 4096;

// A script without a suffix says in its first line what runs it; only a named one is looked at.
bool is_python_script(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  return first.starts_with("#!") && first.find("python") != first.npos;
}

bool is_python(std::string_view path, std::string_view bytes) {
  const std::string_view name = last_part(path);
  if (name.ends_with(".py") || name.ends_with(".pyi") || name.ends_with(".pyw")) return true;
  return name.find('.', 1) == name.npos && is_python_script(bytes);
}

// What is said of a file in place of the path it was opened by.
std::string renamed(std::string text, const std::string& path, const std::string& shown) {
  const std::size_t at = text.find("`" + path + "`");
  if (at != text.npos) text.replace(at + 1, path.size(), shown);
  return text;
}

Result<Source> read_source(const Target& target, const std::string& name, std::uint64_t max_bytes) {
  Source source;
  source.path = shown_name(name);
  source.file = target.root + "/" + name;
  source.shown = shown_path(target, source.file);
  Result<std::string> bytes = read_file(source.file, std::min(max_bytes, largest_possible));
  if (!bytes) return fail(renamed(bytes.error().text, source.file, source.shown));
  if (!is_python(name, *bytes)) return fail(fmt::format("`{}` is no Python file", source.shown));
  Result<Decoded> decoded = decode_python(std::move(*bytes));
  if (!decoded) return fail(fmt::format("`{}` is left out: {}", source.shown, decoded.error().text));
  source.text = std::move(decoded->text);
  source.fault = std::move(decoded->fault);
  return source;
}

class Checked {
 public:
  explicit Checked(const Target& target) {
    for (const Target::Named& named : target.named) named_.insert(named.path);
  }
  // Or a directory above it was named.
  bool contains(std::string_view path) const {
    for (; !path.empty(); path = parent(path)) {
      if (named_.contains(std::string(path))) return true;
    }
    return named_.contains("");
  }

 private:
  std::unordered_set<std::string> named_;
};

void keep(Result<Source> source, const Checked& checked, Sources& sources, Problems& problems) {
  if (!source) {
    problems.push_back(std::move(source.error()));
  } else if (sources.find(source->path)) {
    problems.push_back({fmt::format("`{}` is left out: another file is shown by the same name", source->shown), {}});
  } else {
    source->checked = checked.contains(source->file);
    sources.add(std::move(*source));
  }
}

}  // namespace

Found read_sources(const Target& target, const Reading& reading, Problems& problems) {
  Surroundings surroundings;
  const std::vector<std::string> names = find_python_files(target, reading.exclude, problems, &surroundings);
  end_phase(reading.timings, "discover");
  const Checked checked(target);
  Found found;
  std::uint64_t bytes = 0;
  for (std::size_t begin = 0; begin < names.size(); begin += batch) {
    std::vector<Result<Source>> read(std::min(batch, names.size() - begin), fail(""));
    parallel_for(read.size(), reading.threads,
                 [&](std::size_t n) { read[n] = read_source(target, names[begin + n], reading.max_bytes); });
    for (std::size_t n = 0; n < read.size(); ++n) {
      if (read[n]) bytes += read[n]->text.size();
      if (!read[n]) surroundings.unread.insert(names[begin + n].substr(0, names[begin + n].rfind('.')));
      keep(std::move(read[n]), checked, found.sources, problems);
    }
  }
  found.sources.set_surroundings(std::move(surroundings));
  if (const std::optional<std::string> top = repository_top(target.root, target.home)) {
    found.repository = read_repository(*top, target.root);
  }
  end_phase(reading.timings, "read", bytes);
  return found;
}

}  // namespace ormlint
