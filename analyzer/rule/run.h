// Runs rules over everything they ask for.
#pragma once

#include <span>
#include <vector>

#include "rule/catalogue.h"

namespace ormlint {

struct RunInputs {
  const Domain& domain;
  const Usage& usage;
  std::span<const migrations::MigrationTree> migrations;
  std::span<const migrations::History> histories;  // one a tree; none: nobody asks for them
  std::span<const migrations::Home> homes;         // one a tree
  const schema::Schema* database = nullptr;        // none: rules that need one do not run
  std::vector<FileId> files;                       // the Python files that are checked
  unsigned threads = 1;
};

// In a fixed order whatever the number of threads: by rule, then by what it looked at.
std::vector<Finding> run_rules(std::span<const CatalogueEntry* const> rules, const RunInputs& inputs);

}  // namespace ormlint
