// The names that a file's code reads: every load of the symbol tables' sense, in source order, without what never runs
// (reachable.h). Stores, deletions, keywords and declarations are none.
#pragma once

#include <vector>

#include "index/file_index.h"

namespace ormlint {

enum class Evaluated : std::uint8_t {
  now,     // when control comes by
  surely,  // at module level or in a class's body there, on every run of the module that comes so far
  maybe,   // an annotation that is kept as text, until somebody asks for it
};

struct NameRead {
  Id<Expr> expr;  // the name
  Id<Stmt> stmt;  // the statement it stands in
  Evaluated evaluated = Evaluated::now;
  bool spelled = false;              // in a string
  bool in_class_annotation = false;  // of an attribute: mappers look such names up in their registry
};

std::vector<NameRead> name_reads(const FileIndex& file);

}  // namespace ormlint
