#include "app/schema_source.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/files.h"
#include "schema/live.h"
#include "schema/script.h"
#include "schema/snapshot.h"

namespace ormlint {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_schema_bytes = std::uint64_t{2} << 30;  // spans count 32 bits

Result<Source> load_live(const std::string& url) {
  auto snapshot = schema::snapshot(url);
  if (!snapshot) return std::unexpected(snapshot.error());
  Source source;
  source.language = Language::sql;
  source.text = std::move(snapshot->text);
  source.database = std::move(snapshot->database);
  source.path = "database " + source.database;
  return source;
}

Result<Source> load_file(const std::string& schema, const Target& target) {
  auto text = read_file(schema, max_schema_bytes);
  if (!text) return std::unexpected(text.error());
  if (const auto why = schema::why_not_sql(*text)) return fail(fmt::format("cannot read `{}`: {}", schema, *why));
  Source source;
  source.language = Language::sql;
  source.text = std::move(*text);
  const fs::path file = fs::weakly_canonical(schema);
  source.file = file.string();
  source.path = file.lexically_relative(target.root).generic_string();
  source.shown = shown_path(target, source.file);
  source.database = schema::snapshot_database(source.text).value_or("");
  if (!source.database.empty()) source.path = "database " + source.database;
  return source;
}

Result<std::vector<std::string>> scripts_in(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    if (at->path().extension() == ".sql" && at->is_regular_file(error)) found.push_back(at->path().string());
  }
  if (error) return fail(fmt::format("cannot read `{}`: {}", folder, error.message()));
  if (found.empty()) return fail(fmt::format("there is no .sql file in `{}`", folder));
  std::ranges::sort(found);
  return found;
}

}  // namespace

Result<std::vector<Source>> load_schema(const std::string& schema, const Target& target) {
  std::vector<std::string> files{schema};
  if (schema.find("://") != schema.npos) {
    auto live = load_live(schema);
    if (!live) return std::unexpected(live.error());
    return std::vector{std::move(*live)};
  }
  if (std::error_code error; fs::is_directory(schema, error)) {
    auto scripts = scripts_in(schema);
    if (!scripts) return std::unexpected(scripts.error());
    files = std::move(*scripts);
  }
  std::vector<Source> sources;
  for (const std::string& file : files) {
    auto source = load_file(file, target);
    if (!source) return std::unexpected(source.error());
    sources.push_back(std::move(*source));
  }
  return sources;
}

}  // namespace ormlint
