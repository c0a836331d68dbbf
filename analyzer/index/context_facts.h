// What the checks of context_check.cpp look at: the few statements and expressions of a file that CPython could refuse,
// picked out in one pass over each table, so that an ordinary file costs little more than that.
#pragma once

#include <vector>

#include "index/context_faults.h"
#include "index/file_index.h"

namespace ormlint {

struct ContextFacts {
  bool future_annotations = false;  // from __future__ import annotations: no annotation is evaluated
  std::vector<Id<Expr>> awaits, yields, walruses, lambdas, comprehensions, calls, formatted;
  std::vector<Id<Stmt>> directives;  // global, nonlocal
  std::vector<Id<Stmt>> returns, jumps, blocks, matches, froms, generics, aliases;
  std::vector<Id<Stmt>> valued;    // with a value that must not be starred
  std::vector<Id<Stmt>> targeted;  // with targets
  std::vector<Id<Expr>> annotations;
  std::vector<Span> unevaluated;  // annotations that no code is generated for
};

ContextFacts context_facts(const FileIndex& file);

// Whether code is generated for an expression at this place.
bool is_evaluated(const ContextFacts& facts, Span at);

// The checks, by what they are about.
void check_parameters(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_directives(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_comprehensions(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_annotations(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_flow(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_async(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_nesting(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_imports(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_targets(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_debug(const FileIndex& file, const ContextFacts& facts, Faults& faults);
void check_patterns(const FileIndex& file, const ContextFacts& facts, Faults& faults);

}  // namespace ormlint
