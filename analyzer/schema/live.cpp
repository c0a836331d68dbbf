#include "schema/live.h"

#include <fmt/core.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <pqxx/pqxx>
#include <vector>

#include "schema/address.h"
#include "schema/catalog.h"
#include "schema/print.h"
#include "schema/replay.h"
#include "schema/snapshot.h"
#include "schema/sql.h"

namespace ormlint::schema {

namespace {

constexpr int oldest_version = 120000;  // the columns of pg_attribute that are asked for

// Nothing that this transaction sees changes while it lasts, and it can change nothing.
using Transaction = pqxx::transaction<pqxx::repeatable_read, pqxx::readwrite_policy::read_only>;

struct Read {
  std::string text;
  std::string database, server_version;
};

// The statements that describe the database, and behind them marks of the tables that are locked.
Result<Read> read_catalogs(pqxx::connection& connection) {
  Transaction transaction(connection);
  const pqxx::row session = transaction.exec1(std::string(session_query));
  Read read{{}, session[0].c_str(), session[1].c_str()};
  if (session[2].as<int>() < oldest_version) {
    return fail(fmt::format("this is PostgreSQL {}, and the oldest that can be read is 12", read.server_version));
  }
  read.text = snapshot_header(read.database, read.server_version);

  std::string locked = "{", marks;
  for (const pqxx::row& row : transaction.exec(std::string(locked_query))) {
    (locked += locked.size() > 1 ? "," : "") += row[0].c_str();
    marks += incomplete_mark({row[1].c_str(), row[2].c_str()}, "another session has locked it");
  }
  locked += '}';
  for (const std::string_view query : catalog_queries()) {
    for (const pqxx::row& row : transaction.exec_params(catalog_query(query), locked)) {
      if (!row[0].is_null()) (read.text += row[0].c_str()) += ";\n";
    }
  }
  read.text += marks;
  return read;
}

// The same statements in print()'s order and form: what can be loaded again.
Snapshot printed(const Read& read) {
  Problems problems;
  const std::vector<Change> changes = read_script(read.text, FileId{}, problems);
  const Schema schema = replay(changes, problems);
  Snapshot snapshot{snapshot_header(read.database, read.server_version) + print(schema), read.database, {}};
  std::map<Name, std::string> reasons;
  for (IncompleteMark& mark : incomplete_marks(read.text)) reasons[mark.table] = std::move(mark.reason);
  for (const auto& [name, table] : schema.tables) {
    if (!table.complete) reasons.emplace(name, "what the server says of it is not understood");
  }
  for (const auto& [name, reason] : reasons) {
    snapshot.text += incomplete_mark(name, reason);
    snapshot.problems.push_back(incomplete_problem(name, reason));
  }
  return snapshot;
}

bool is_lock_timeout(const pqxx::sql_error& error) { return error.sqlstate() == "55P03"; }

Result<Read> read_database(const Address& address) {
  std::string url = address.url;
  // libpq waits without end for a server that does not answer.
  if (!address.has_timeout && !std::getenv("PGCONNECT_TIMEOUT")) {
    url += url.find('?') == std::string::npos ? "?connect_timeout=10" : "&connect_timeout=10";
  }
  pqxx::connection connection(url);
  try {
    return read_catalogs(connection);
  } catch (const pqxx::sql_error& error) {
    // A table was locked after we had looked; now it is seen.
    if (!is_lock_timeout(error)) throw;
    return read_catalogs(connection);
  }
}

}  // namespace

Result<Snapshot> snapshot(const std::string& url) {
  const auto address = read_address(url);
  if (!address) return std::unexpected(address.error());
  const auto cannot = [&](std::string_view why) {
    return fail(fmt::format("cannot read the database at `{}`: {}", address->shown, one_sentence(*address, why)));
  };
  // The only place where exceptions are met: libpqxx knows no other way to say what is wrong.
  try {
    const auto read = read_database(*address);
    if (!read) return cannot(read.error().text);
    return printed(*read);
  } catch (const std::exception& error) {
    return cannot(error.what());
  }
}

}  // namespace ormlint::schema
