// The whole analysis as one function, and its steps for those who look at what is between them.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "domain/read.h"
#include "pipeline/inputs.h"
#include "project/project.h"
#include "report/report.h"
#include "schema/schema.h"
#include "usage/usage.h"

namespace ormlint {

std::vector<std::shared_ptr<const FileIndex>> index_files(const Sources& sources, unsigned threads,
                                                          std::atomic<std::size_t>* indexed = nullptr,
                                                          Timings* timings = nullptr);

std::optional<schema::Schema> read_schema(const Inputs& inputs, Problems& problems);

Report analyze(const Inputs& inputs);

}  // namespace ormlint
