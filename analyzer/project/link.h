// The tables of single files joined into one picture of the code.
#pragma once

#include <memory>
#include <vector>

#include "project/project.h"
#include "sources/sources.h"

namespace ormlint {

// One index per file of the sources, none for files that are no Python. The sources must outlive the project. Without a
// library nothing is known of what is outside but names.
Project link(const Sources& sources, std::vector<std::shared_ptr<const FileIndex>> indexes,
             std::shared_ptr<const Library> library);

}  // namespace ormlint
