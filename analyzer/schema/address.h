// The address of a database, looked at before libpq does: its own words about an address that it cannot read repeat
// pieces of it, and one of them may be the password.
//
// Facts: PostgreSQL's documentation, "Connection Strings" (libpq), and what libpq 15 does where that is silent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace ormlint::schema {

struct Address {
  std::string url;                   // for libpq
  std::string shown;                 // for messages: without password and parameters
  std::vector<std::string> secrets;  // as written and as decoded
  bool has_timeout = false;          // says itself how long to wait for a connection
};

// Takes what SQLAlchemy takes too: postgresql+asyncpg://… is read as postgresql://…. Errors say what is wrong and
// repeat nothing of the address.
Result<Address> read_address(std::string_view url);

// One line without the address's secrets and without the words that a server or libpq begins with.
std::string one_sentence(const Address& address, std::string_view message);

}  // namespace ormlint::schema
