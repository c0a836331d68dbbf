// A live database as the text of its schema.
#pragma once

#include <string>

#include "base/problem.h"

namespace ormlint::schema {

struct Snapshot {
  std::string text;      // what print() says of it, under a header; read_script() reads it, and psql loads it
  std::string database;  // its name
  Problems problems;     // what the text says is not complete
};

// Reads in one transaction that can write nothing and in a fixed number of queries. Tables that other sessions have
// locked are not waited for: what could not be read of them is marked as not known. Errors are one sentence, without
// the password: no such address, server or database, no right, a server that is too old or does not answer in time.
Result<Snapshot> snapshot(const std::string& url);

}  // namespace ormlint::schema
