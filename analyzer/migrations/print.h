// Migrations as text: the tree in one line a revision, and what each revision executes as SQL with places in Python.
#pragma once

#include <functional>
#include <string>

#include "migrations/history.h"

namespace ormlint::migrations {

using Place = std::function<std::string(Location)>;

std::string print_tree(const MigrationTree& tree, const History& history, const Place& place);
std::string print_changes(const MigrationTree& tree, const History& history, const Place& place);

}  // namespace ormlint::migrations
