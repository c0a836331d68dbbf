// What stands around revisions in their files and folders.
#pragma once

#include <vector>

#include "migrations/revisions.h"

namespace ormlint::migrations {

// Classes that a revision takes from outside of its tree: each once, where it is named first.
std::vector<ImportedClass> imported_classes(const Project& project, FileId file, std::string_view tree);

// The files that Alembic takes for revisions because they lie among them.
std::vector<Stranger> find_strangers(const Project& project, const MigrationTree& tree);

}  // namespace ormlint::migrations
