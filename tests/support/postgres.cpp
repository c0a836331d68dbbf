#include "support/postgres.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "base/files.h"
#include "support/workspace.h"

namespace ormlint::test {

namespace {

constexpr std::uint64_t most_bytes = 256 << 20;

// The newest that is installed; ORMLINT_TEST_POSTGRES names another one's bin.
std::string find_programs() {
  if (const char* const chosen = std::getenv("ORMLINT_TEST_POSTGRES")) return chosen;
  std::pair<int, std::string> newest;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", error)) {
    const std::string name = entry.path().filename(), programs = entry.path() / "bin";
    int version = 0;
    std::from_chars(name.data(), name.data() + name.size(), version);
    if (std::filesystem::exists(programs + "/initdb")) newest = std::max(newest, {version, programs});
  }
  return newest.second;
}

class Server {
 public:
  Server() : programs_(find_programs()) {
    REQUIRE_MESSAGE(!programs_.empty(), "no PostgreSQL in /usr/lib/postgresql: the Debian package is `postgresql`");
    folder_ = std::filesystem::temp_directory_path() / "ormlint-pg-XXXXXX";
    REQUIRE(::mkdtemp(folder_.data()));
    start();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    ::close(input_);
    ::waitpid(pid_, nullptr, 0);
  }

  const std::string& folder() const { return folder_; }
  const std::string& programs() const { return programs_; }

 private:
  // Both pipes are closed in whatever else this process runs: only its own end is to end the server.
  void start() {
    std::array<int, 2> in{}, out{};
    REQUIRE(::pipe2(in.data(), O_CLOEXEC) == 0);
    REQUIRE(::pipe2(out.data(), O_CLOEXEC) == 0);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      ::execl("/bin/sh", "sh", ORMLINT_SOURCE_DIR "/tests/support/postgres.sh", folder_.c_str(), programs_.c_str(),
              static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    std::array<char, 16> ready{};
    const ssize_t got = ::read(out[0], ready.data(), ready.size());
    ::close(out[0]);
    REQUIRE_MESSAGE(got > 0, "the private PostgreSQL did not start");
  }

  std::string programs_, folder_;
  int input_ = -1;
  pid_t pid_ = -1;
};

const Server& server() {
  static const Server only;
  return only;
}

std::string program(const std::string& name) {
  return "env -u PGOPTIONS -u PGSERVICE -u PGPORT LC_ALL=C '" + server().programs() + "/" + name + "' -h '" +
         server().folder() + "' -U postgres ";
}

std::string psql(const std::string& database) {
  return program("psql") + "-X -q -A -t -v ON_ERROR_STOP=1 -d '" + database + "' ";
}

void administer(const std::string& sql) {
  const Workspace workspace;
  workspace.write("sql", sql);
  workspace.run(psql("postgres") + "-f sql");
}

std::string next_name() {
  static int made = 0;
  return "test_" + std::to_string(++made);
}

}  // namespace

const std::string& server_folder() { return server().folder(); }
const std::string& server_programs() { return server().programs(); }

Database::Database() : Database(next_name()) {}

Database::Database(std::string name) : name_(std::move(name)) {
  const std::string quoted = '"' + name_ + '"';
  administer("SET client_min_messages = warning;\nDROP DATABASE IF EXISTS " + quoted + ";\nCREATE DATABASE " + quoted +
             " TEMPLATE template0;\n");
}

Database::~Database() {
  const std::string drop = psql("postgres") + "-c 'DROP DATABASE IF EXISTS \"" + name_ + "\"' >/dev/null 2>&1";
  if (std::system(drop.c_str()) != 0) std::fprintf(stderr, "database %s stays\n", name_.c_str());
}

std::string Database::url(std::string_view user) const {
  return "postgresql://" + std::string(user) + "@/" + name_ + "?host=" + server().folder();
}

void Database::run(std::string_view sql) const {
  const std::string why = complaint(sql);
  REQUIRE_MESSAGE(why.empty(), why);
}

std::string Database::complaint(std::string_view sql) const {
  const Workspace workspace;
  workspace.write("script.sql", "SET client_min_messages = error;\n" + std::string(sql));
  return workspace.run("{ " + psql(name_) + "-f script.sql >/dev/null || echo refused >&2; } 2>&1");
}

std::string Database::value(const std::string& query) const {
  const Workspace workspace;
  workspace.write("query.sql", query);
  std::string text = workspace.run(psql(name_) + "-f query.sql");
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string Database::dump(const std::string& arguments) const {
  return Workspace().run(program("pg_dump") + arguments + " '" + name_ + "'");
}

std::string Database::log() const {
  const Result<std::string> all = read_file(server().folder() + "/log", most_bytes);
  REQUIRE(all.has_value());
  std::string own;
  const std::string mark = name_ + "|";
  for (std::size_t at = 0; at < all->size();) {
    const std::size_t end = std::min(all->find('\n', at), all->size() - 1) + 1;
    if (std::string_view(*all).substr(at).starts_with(mark)) {
      own += all->substr(at + mark.size(), end - at - mark.size());
    }
    at = end;
  }
  return own;
}

}  // namespace ormlint::test
