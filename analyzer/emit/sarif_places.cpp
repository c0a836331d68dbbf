#include "emit/sarif_places.h"

#include <algorithm>

#include "emit/sarif_rule.h"

namespace ormlint {

namespace {

constexpr std::string_view database_base = "DATABASE";

}  // namespace

void SarifPlaces::artifact_name(FileId file) {
  const Source& source = places_.source(file);
  json_.member("uri", percent_encoded(in_database(file) ? source.database : repository_path(source, options_)));
  json_.member("uriBaseId", in_database(file) ? database_base : repository_base);
}

void SarifPlaces::artifact_location(FileId file) {
  const auto [entry, fresh] = index_.try_emplace(file, artifacts_.size());
  if (fresh) artifacts_.push_back(file);
  json_.object("artifactLocation");
  artifact_name(file);
  json_.member("index", entry->second);
  json_.close_object();
}

void SarifPlaces::region_members(Range range) {
  json_.member("startLine", range.begin.line);
  json_.member("startColumn", range.begin.column);
  json_.member("endLine", range.end.line);
  json_.member("endColumn", range.end.column);
}

void SarifPlaces::physical_location(Location at) {
  json_.object("physicalLocation");
  artifact_location(at.file);
  json_.object("region");
  const Range range = places_.range(at);
  region_members(range);
  // No viewer can open a database's text, so it gets the line along.
  if (in_database(at.file)) write_text(json_, "snippet", places_.lines(at.file).line(range.begin.line));
  json_.close_object();
  json_.close_object();
}

void SarifPlaces::deleted_region(Location at) {
  json_.object("deletedRegion");
  region_members(places_.exact_range(at));
  json_.close_object();
}

void SarifPlaces::artifacts() {
  json_.array("artifacts");
  for (const FileId file : artifacts_) {
    json_.new_line();
    json_.open_object();
    json_.object("location");
    artifact_name(file);
    json_.close_object();
    json_.member("sourceLanguage", places_.source(file).language == Language::sql ? "sql" : "python");
    json_.close_object();
  }
  json_.close_array();
}

void SarifPlaces::base(std::string_view name, std::string_view description) {
  json_.object(name);
  write_text(json_, "description", description);
  json_.close_object();
}

void SarifPlaces::bases() {
  json_.object("originalUriBaseIds");
  base(repository_base, "The root of the repository.");
  const auto is_database = [&](FileId file) { return in_database(file); };
  if (std::ranges::any_of(artifacts_, is_database)) base(database_base, "The databases that were read, by name.");
  json_.close_object();
}

}  // namespace ormlint
