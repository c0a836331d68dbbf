// Calls of create_all() that run whenever the application starts: tables are there before any migration has made them.
#pragma once

#include <vector>

#include "project/project.h"

namespace ormlint {

struct StartUpCall {
  FileId file{};
  Id<Expr> metadata;  // what create_all() is a method of
  Location at;        // the method's name
};

// Only those that are proved to run, under no condition; none of tests.
std::vector<StartUpCall> find_start_up_calls(const Project& project);

}  // namespace ormlint
