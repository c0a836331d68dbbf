// A private PostgreSQL: one server for each test process, begun when the first test asks for a database, stopped and
// removed when the process ends, however it ends (postgres.sh). Nothing of it is anybody else's: no cluster of the
// machine, no network port.
#pragma once

#include <string>
#include <string_view>

namespace ormlint::test {

// A database of its own for a test: empty, dropped at the end.
class Database {
 public:
  // The test fails when there is no server to be had.
  Database();
  // With a name that the test chooses; what has that name already is dropped.
  explicit Database(std::string name);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  const std::string& name() const { return name_; }
  // postgresql://postgres@/name?host=…, or as another user.
  std::string url() const { return url("postgres"); }
  std::string url(std::string_view user) const;

  // A script of psql's, all of which must succeed.
  void run(std::string_view sql) const;
  // What the server complains about instead, empty when it does not.
  std::string complaint(std::string_view sql) const;
  // The only value of a query.
  std::string value(const std::string& query) const;
  // What pg_dump writes with these arguments.
  std::string dump(const std::string& arguments) const;
  // What the server has written to its log about this database, a line an entry.
  std::string log() const;

 private:
  std::string name_;
};

// The folder of the server's socket, and that of its programs.
const std::string& server_folder();
const std::string& server_programs();

}  // namespace ormlint::test
