// Options and configuration to Inputs: all reading happens here.
#pragma once

#include <string>
#include <vector>

#include "app/options.h"
#include "emit/emit.h"
#include "pipeline/inputs.h"

namespace ormlint {

struct Loaded {
  Inputs inputs;
  EmitOptions emit;  // places and provenance; colour and version are the caller's
};

// The error is one clear sentence: nothing can be done. What costs only a part is a problem among the inputs.
Result<Loaded> load(const CheckOptions& options, Timings* timings = nullptr);

// Which rules the user wants, each list of ids and groups.
struct Choice {
  std::vector<std::string> select;  // only these; empty: all that do not wait to be asked for
  std::vector<std::string> extend;  // these too
  std::vector<std::string> ignore;
};

// The rules of that choice. The error names the first that does not exist, with the nearest one.
Result<std::vector<const CatalogueEntry*>> choose_rules(const Choice& choice);

}  // namespace ormlint
