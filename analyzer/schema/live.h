// A live database as the text of its schema.
#pragma once

#include <string>

#include "base/problem.h"

namespace ormlint::schema {

struct Snapshot {
  std::string text, database;
};
Result<Snapshot> snapshot(const std::string& url);

}  // namespace ormlint::schema
