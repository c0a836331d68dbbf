// The arguments of relationship(), backref() and SQLModel's Relationship(), wherever they stand: by position, by name,
// or in the dict of sa_relationship_kwargs.
#pragma once

#include <optional>
#include <string_view>

#include "domain/constants.h"
#include "domain/mappers.h"
#include "project/project.h"

namespace ormlint {

class RelationshipArguments {
 public:
  RelationshipArguments(const Project& project, FileId in, Id<Expr> call, bool sqlmodel = false);

  // Absent when it was not given, or given as None.
  Place operator[](std::string_view name) const;
  std::optional<bool> boolean(std::string_view name) const;
  // Arguments may have been given that we do not see.
  bool open() const { return open_; }

 private:
  Place find(std::string_view name) const;

  const Project& project_;
  FileId in_;
  Id<Expr> call_;
  Place options_;  // sa_relationship_kwargs
  bool positions_ = false;
  bool open_ = false;
};

// Fills in what the arguments say by themselves: everything but targets, tables and columns.
void read_relationship_options(const Project& project, const RelationshipArguments& arguments, Relationship& made);

}  // namespace ormlint
