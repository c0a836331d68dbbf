// What an annotation says, taken apart: Mapped[Optional[list["User"]]] is Mapped, may be None, a list, of User.
#pragma once

#include <string>
#include <string_view>

#include "domain/constants.h"
#include "project/project.h"

namespace ormlint {

struct Annotation {
  Place core;              // the innermost type; absent when nothing was written
  bool mapped = false;     // Mapped, DynamicMapped, WriteOnlyMapped
  bool many = false;       // DynamicMapped, WriteOnlyMapped, or a collection
  std::string_view query;  // "dynamic" or "write_only" by these two names, else empty
  bool optional = false;   // | None
  bool class_var = false;  // ClassVar: no field, no column
  bool open = false;       // a union of several, or something we do not take apart
  Place quoted_generic;    // a string inside of Mapped[…] that spells a generic type: Mapped["list[X]"]; else absent
  Place extra;             // Annotated[T, here]: the first call among the metadata, or absent
};

Annotation read_annotation(const Project& project, FileId file, Id<Expr> expr);

// The name an annotation's core spells, also when nothing of that name exists: the target of a relationship.
std::string spelled_name(const FileIndex& file, Id<Expr> expr);

}  // namespace ormlint
