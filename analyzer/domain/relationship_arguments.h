// The arguments of relationship(), backref() and SQLModel's Relationship(), wherever they stand: by position, by name,
// or in a dict: sa_relationship_kwargs, **shared.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

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
  // Keywords of the call that relationship() of no version takes.
  std::vector<UnknownKeyword> unknown_keywords() const;
  // Arguments may have been given that we do not see.
  bool open() const { return open_; }

 private:
  void add_options(Id<Expr> written);
  Place find(std::string_view name) const;

  const Project& project_;
  FileId in_;
  Id<Expr> call_;
  std::vector<Place> options_;  // the dicts of sa_relationship_kwargs and of **arguments
  bool positions_ = false;
  bool open_ = false;
};

// Fills in what the arguments say by themselves: everything but targets, tables and columns.
void read_relationship_options(const Project& project, const RelationshipArguments& arguments, Relationship& made);

}  // namespace ormlint
