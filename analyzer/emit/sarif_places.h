// Places as SARIF writes them: artifacts by index, regions, and the bases their paths count from.
#pragma once

#include <unordered_map>
#include <vector>

#include "emit/json_writer.h"
#include "emit/places.h"

namespace ormlint {

class SarifPlaces {
 public:
  SarifPlaces(const Sources& sources, const EmitOptions& options, JsonWriter& json)
      : places_(sources), options_(options), json_(json) {}

  // A text of nobody's file. It has a base of its own, since its name is no path in the repository.
  bool in_database(FileId file) const { return !places_.source(file).database.empty(); }

  // Members of the object that is open.
  void artifact_location(FileId file);
  void physical_location(Location at);
  void deleted_region(Location at);
  // Members of the run, once everything that points somewhere is written.
  void artifacts();
  void bases();

  static constexpr std::string_view repository_base = "%SRCROOT%";

 private:
  void artifact_name(FileId file);
  void region_members(Range range);
  void base(std::string_view name, std::string_view description);

  Places places_;
  const EmitOptions& options_;
  JsonWriter& json_;
  std::unordered_map<FileId, std::size_t> index_;
  std::vector<FileId> artifacts_;  // those that something points into, by their index
};

}  // namespace ormlint
