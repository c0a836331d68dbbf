// What reading a live database must never do: write, wait, ask once for each table, guess, say a password, leave half a
// file. The server's own log and PostgreSQL's own refusals are the judges.
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <pqxx/pqxx>
#include <string>
#include <thread>
#include <vector>

#include "support/binary.h"
#include "support/postgres.h"

using namespace ormlint::test;

namespace {

std::string tables(int number) {
  std::string sql;
  for (int n = 0; n < number; ++n) {
    const std::string name = "t" + std::to_string(n);
    sql += "CREATE TYPE e" + name + " AS ENUM ('a');\nCREATE TABLE " + name + " (id serial PRIMARY KEY, e e" + name +
           " DEFAULT 'a', CHECK (id > 0));\nCREATE INDEX ON " + name + " ((id + 1)) WHERE id > 1;\n";
  }
  return sql;
}

std::vector<std::string> statements_logged(const Database& database) {
  std::vector<std::string> found;
  const std::string log = database.log();
  for (std::size_t at = 0; at < log.size();) {
    const std::size_t end = log.find('\n', at);
    const std::string line = log.substr(at, end - at);
    if (line.starts_with("LOG:  statement: ") || line.starts_with("LOG:  execute ")) found.push_back(line);
    at = end + 1;
  }
  return found;
}

std::vector<std::string> statements_of_a_snapshot(int number_of_tables) {
  const Workspace workspace;
  const Database database;
  database.run(tables(number_of_tables));
  database.run("ALTER DATABASE \"" + database.name() + "\" SET log_statement = 'all'");
  CHECK(run_ormlint(workspace, "snapshot '" + database.url() + "' --output s.sql").code == 0);
  CHECK(read_workspace_file(workspace, "s.sql").find("CREATE TABLE public.t" + std::to_string(number_of_tables - 1)) !=
        std::string::npos);
  return statements_logged(database);
}

// A server that takes connections and says what it is given, if anything, and no more.
class Listener {
 public:
  explicit Listener(std::string says) : says_(std::move(says)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(socket_, 16) == 0);
    REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = std::to_string(ntohs(address.sin_port));
    if (!says_.empty()) thread_ = std::thread([this] { answer(); });
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() {
    ::shutdown(socket_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    ::close(socket_);
  }
  const std::string& port() const { return port_; }

 private:
  void answer() {
    for (int peer = ::accept(socket_, nullptr, nullptr); peer >= 0; peer = ::accept(socket_, nullptr, nullptr)) {
      if (::send(peer, says_.data(), says_.size(), MSG_NOSIGNAL) < 0) std::perror("send");
      ::close(peer);
    }
  }

  std::string says_, port_;
  int socket_;
  std::thread thread_;
};

// Exit code 2, one line, these words.
void check_refused(const Workspace& workspace, const std::string& url, const std::string& words) {
  for (const std::string& command : {"snapshot '" + url + "' --output out.sql", "check . --schema '" + url + "'"}) {
    const Ran ran = run_ormlint(workspace, command);
    INFO(command, ":\n", ran.out);
    CHECK(ran.code == 2);
    CHECK(ran.has(words));
    CHECK(std::ranges::count(ran.out, '\n') == 1);
    CHECK_FALSE(ran.has("Secret"));
  }
  CHECK(workspace.run("ls") == "ok.py\n");
}

}  // namespace

TEST_CASE("a snapshot is a fixed number of statements in one transaction that can only read") {
  const std::vector<std::string> few = statements_of_a_snapshot(5), many = statements_of_a_snapshot(300);
  CHECK(few.size() == many.size());
  CHECK(many.size() <= 14);
  REQUIRE(many.size() > 3);
  CHECK(many.front().find("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY") != std::string::npos);
  CHECK(many[1].find("current_database()") != std::string::npos);
  for (std::size_t n = 1; n < many.size(); ++n) {
    CHECK(many[n].find("BEGIN") == std::string::npos);
    const bool ends = many[n].find("ROLLBACK") != std::string::npos || many[n].find("COMMIT") != std::string::npos;
    CHECK(ends == (n + 1 == many.size()));
  }
}

TEST_CASE("a table that another session has locked is not waited for, and nothing is said of it") {
  const Workspace workspace;
  const Database database;
  database.run(
      "CREATE TABLE busy (id integer PRIMARY KEY, n integer DEFAULT 1 CHECK (n > 0));\n"
      "CREATE TABLE free (id integer PRIMARY KEY, n integer DEFAULT 1);\n");
  workspace.write("m.py",
                  "from sqlalchemy import Column, Integer\nfrom sqlalchemy.orm import declarative_base\n"
                  "Base = declarative_base()\nclass Busy(Base):\n    __tablename__ = 'busy'\n"
                  "    id = Column(Integer, primary_key=True)\n    gone = Column(Integer)\n"
                  "class Free(Base):\n    __tablename__ = 'free'\n    id = Column(Integer, primary_key=True)\n"
                  "    lost = Column(Integer)\n");
  pqxx::connection connection(database.url());
  {
    pqxx::work lock(connection);
    lock.exec("LOCK TABLE busy IN ACCESS EXCLUSIVE MODE");
    const std::string sentence = "table `public.busy` was not read completely: another session has locked it";
    const Ran taken = run_ormlint(workspace, "snapshot '" + database.url() + "' --output s.sql");
    CHECK(taken.code == 2);
    CHECK(taken.has(sentence));
    const std::string snapshot = read_workspace_file(workspace, "s.sql");
    CHECK(snapshot.find("CREATE TABLE public.busy (\n    id integer NOT NULL,\n    n integer\n)") != std::string::npos);
    CHECK(snapshot.find("n integer DEFAULT 1,\n    CONSTRAINT free_pkey") != std::string::npos);
    const Ran live = run_ormlint(workspace, "check . --schema '" + database.url() + "'");
    CHECK(live.code == 2);
    CHECK(live.has(sentence));
    CHECK(live.has("`free` has no column `lost`"));
    CHECK_FALSE(live.has("has no column `gone`"));
    CHECK(live.out == run_ormlint(workspace, "check . --schema s.sql").out);
  }
  CHECK(run_ormlint(workspace, "check . --schema '" + database.url() + "'").has("`busy` has no column `gone`"));
}

TEST_CASE("catalogs are read without rights on what they describe, and when they cannot be read it is said") {
  const Workspace workspace;
  workspace.write("ok.py", "x = 1\n");
  const Database database;
  database.run(
      "DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN;\n"
      "CREATE SCHEMA hidden; REVOKE ALL ON SCHEMA hidden, public FROM PUBLIC;\n"
      "CREATE TYPE hidden.mood AS ENUM ('sad');\nCREATE FUNCTION hidden.f() RETURNS integer LANGUAGE sql "
      "AS 'SELECT 1'; REVOKE ALL ON FUNCTION hidden.f() FROM PUBLIC;\n"
      "CREATE TABLE hidden.t (id serial PRIMARY KEY, m hidden.mood DEFAULT 'sad', n integer DEFAULT "
      "hidden.f(), CHECK (n > 0));\nREVOKE ALL ON hidden.t FROM PUBLIC;");
  const std::string all = run_ormlint(workspace, "snapshot '" + database.url() + "'").out;
  CHECK(all.find("CREATE TABLE hidden.t") != std::string::npos);
  CHECK(all == run_ormlint(workspace, "snapshot '" + database.url("stranger") + "'").out);

  database.run("REVOKE SELECT ON pg_attribute FROM PUBLIC");
  check_refused(workspace, database.url("stranger"), "permission denied for table pg_attribute");
  database.run("REVOKE CONNECT ON DATABASE \"" + database.name() + "\" FROM PUBLIC");
  check_refused(workspace, database.url("stranger"), "permission denied for database");
  database.run("DROP ROLE stranger");
}

TEST_CASE("an address that leads nowhere is one sentence") {
  const Workspace workspace;
  workspace.write("ok.py", "x = 1\n");
  const std::string socket = "?host=" + server_folder();
  check_refused(workspace, "postgresql://postgres@/nothing_here" + socket, "database \"nothing_here\" does not exist");
  check_refused(workspace, "postgresql://nobody_here@/postgres" + socket, "role \"nobody_here\" does not exist");
  check_refused(workspace, "postgresql://shop:Secret-1@127.0.0.1:1/shop", "Connection refused");
  check_refused(workspace, "postgresql://shop:Secret-1@host.invalid/shop", "could not translate host name");
  check_refused(workspace, "postgresql://shop@/shop?host=/no/such/folder", "No such file or directory");
  check_refused(workspace, "postgresql://shop:Secret-1@127.0.0.1/shop?nonsense=1", "invalid URI query parameter");
  check_refused(workspace, "mysql://shop:Secret-1@localhost/shop", "must begin with `postgresql://`");
  check_refused(workspace, "postgresql://shop:Sec%ret-1@localhost/shop",
                "`%` is not followed by two hexadecimal digits");
  check_refused(workspace, "postgresql://shop:Secret/1@localhost/shop", "must be percent-encoded");
  check_refused(workspace, "postgresql://shop:p@Secret@localhost/shop", "must be percent-encoded");
  check_refused(workspace, "postgresql://shop:Secret?1@localhost/shop", "must be percent-encoded");
  check_refused(workspace, "postgresql://shop:Secret-1@localhost/shop?password", "there must be `name=value`");
  const Listener web("HTTP/1.1 400 Bad Request\r\n\r\n");
  check_refused(workspace, "postgresql://shop:Secret-1@127.0.0.1:" + web.port() + "/shop", "cannot read the database");
}

TEST_CASE("a password comes from where libpq takes it, and is never said") {
  const Workspace workspace;
  workspace.write("ok.py", "x = 1\n");
  const Database database;
  database.run(
      "DROP ROLE IF EXISTS with_password; CREATE ROLE with_password LOGIN PASSWORD 'right%Secret';\n"
      "CREATE TABLE t (id integer);");
  const std::string at = "@/" + database.name() + "?host=" + server_folder(), user = "postgresql://with_password";
  check_refused(workspace, user + ":wrong-Secret" + at, "password authentication failed for user \"with_password\"");
  check_refused(workspace, user + at, "no password supplied");
  workspace.write("pgpass", "*:*:*:with_password:right%Secret\n");
  workspace.run("chmod 600 pgpass");
  std::vector<Ran> taken;
  taken.push_back(run_ormlint(workspace, "snapshot '" + user + ":right%25Secret" + at + "'"));
  taken.push_back(
      run_ormlint(workspace, "snapshot 'postgresql+asyncpg" + (user + ":right%25Secret" + at).substr(10) + "'"));
  taken.push_back(run_ormlint(workspace, "snapshot '" + user + at + "&password=right%25Secret'"));
  taken.push_back(run_ormlint(workspace, "snapshot '" + user + at + "'", "PGPASSWORD=right%Secret"));
  taken.push_back(run_ormlint(workspace, "snapshot '" + user + at + "'", "PGPASSFILE=pgpass"));
  for (const Ran& ran : taken) {
    INFO(ran.out);
    CHECK(ran.code == 0);
    CHECK(ran.has("CREATE TABLE public.t ("));
    CHECK_FALSE(ran.has("Secret"));
  }
  database.run("DROP ROLE with_password");
}

TEST_CASE("a snapshot that is broken off leaves what was there") {
  const Workspace workspace;
  workspace.write("out.sql", "-- as it was\n");
  const Listener silent("");
  const std::string url = "postgresql://shop@127.0.0.1:" + silent.port() + "/shop?connect_timeout=600";
  const Ran ran = run_ormlint(workspace, "snapshot '" + url + "' --output out.sql", "timeout -s INT 0.3");
  CHECK(ran.code == 124);  // timeout's own: it had to
  CHECK(workspace.run("ls") == "out.sql\n");
  CHECK(read_workspace_file(workspace, "out.sql") == "-- as it was\n");
}
