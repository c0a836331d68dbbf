// Everything that comes from outside, as one value: after this nothing is read, before the report nothing is written.
#pragma once

#include <atomic>
#include <vector>

#include "base/problem.h"
#include "base/timings.h"
#include "project/library.h"
#include "rule/catalogue.h"
#include "sources/sources.h"
#include "types/stubs.h"

namespace ormlint {

struct Inputs {
  Sources sources;
  std::vector<Stub> stubs = builtin_stubs();  // what is known of packages outside: ours, then the user's
  std::vector<FileId> schema;                 // the scripts among the sources that make the database, in order
  std::vector<const CatalogueEntry*> rules;   // those that the user wants, by id
  Problems problems;                          // of reading all this
  unsigned threads = 1;
  std::atomic<std::size_t>* indexed = nullptr;  // counts files as they are indexed, for a progress bar; may be absent
  Timings* timings = nullptr;                   // is told where the time goes; may be absent
};

}  // namespace ormlint
