// The same input gives the same bytes, whatever the number of threads, and as often as one asks.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/binary.h"

using namespace ormlint::test;

namespace {

const std::vector<std::string> formats{"text", "concise", "json", "sarif", "github"};

// Every format of one run, one behind the other.
std::string everything(const Workspace& workspace, const std::string& arguments) {
  std::string command = "check . " + arguments;
  for (const std::string& format : formats)
    command += " --format " + format + ":'" + workspace.path() + "/out." + format + "'";
  const Ran ran = run_ormlint(workspace, command);
  CHECK(ran.code < 2);
  std::string all = std::to_string(ran.code) + "\n" + ran.out;
  for (const std::string& format : formats) {
    all += read_workspace_file(workspace, "out." + format);
    std::filesystem::remove(workspace / ("out." + format));
  }
  return all;
}

void check_same(const Workspace& workspace, const std::string& arguments) {
  const std::string one = everything(workspace, arguments + " --jobs 1");
  CHECK(one.size() > 500);
  for (int round = 0; round < 3; ++round) CHECK(one == everything(workspace, arguments + " --jobs 8"));
  CHECK(one == everything(workspace, arguments + " --jobs 3"));
}

std::string number(int n) { return std::to_string(n); }

// Modules that need one another, each with faults of its own: enums through star imports, relationships across files,
// a broken file now and then.
void write_project(const Workspace& workspace, int modules) {
  workspace.write("app/__init__.py", "");
  workspace.write("app/base.py",
                  "from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase):\n    pass\n");
  std::string sql;
  for (int n = 0; n < modules; ++n) {
    const std::string i = number(n), next = number((n + 1) % modules), last = number((n + modules - 1) % modules);
    workspace.write("app/enums" + i + ".py", "import enum\nfrom app.enums" + next + " import *\nclass State" + i +
                                                 "(str, enum.Enum):\n    OPEN = 'open'\n    DONE = 'done'\n");
    workspace.write("app/models" + i + ".py",
                    "from sqlalchemy import Enum, String\n"
                    "from sqlalchemy.orm import Mapped, mapped_column, relationship\n"
                    "from app.base import Base\nfrom app.enums" +
                        last + " import State" + i +
                        "\n"
                        "class Order" +
                        i + "(Base):\n    __tablename__ = 'order" + i +
                        "'\n"
                        "    id: Mapped[int] = mapped_column(primary_key=True)\n"
                        "    state: Mapped[State" +
                        i + "] = mapped_column(Enum(State" + i + ", name='state" + i +
                        "'))\n"
                        "    extra: Mapped[str] = mapped_column(String)\n"
                        "    next_ = relationship('Order" +
                        next +
                        "', back_populates='nothing')\n"
                        "    gone = relationship('Gone" +
                        i +
                        "')\n"
                        "def f(o: Order" +
                        i + "):\n    return o.extra.value, State" + i + ".CLOSED, f'{o.state}' == 'open'\n");
    const std::string broken = "if x:\npass\n";
    workspace.write("app/use" + i + ".py",
                    n % 10 == 3 ? broken : "from app.enums0 import *\nprint(State" + i + ".LOST)\n");
    sql += "CREATE TYPE state" + i + " AS ENUM ('OPEN', 'LOST');\nCREATE TABLE order" + i +
           " (id integer PRIMARY KEY, state state" + i + ", needed text NOT NULL);\n";
  }
  workspace.write("schema.sql", sql);
}

}  // namespace

TEST_CASE("the example projects give the same bytes with any number of threads") {
  namespace fs = std::filesystem;
  for (const auto& entry : fs::directory_iterator(fs::path(ORMLINT_SOURCE_DIR) / "testdata" / "projects")) {
    CAPTURE(entry.path().string());
    const Workspace workspace;
    fs::copy(entry.path(), workspace.path(), fs::copy_options::recursive);
    check_same(workspace, fs::exists(entry.path() / "schema.sql") ? "--schema schema.sql" : "");
  }
}

TEST_CASE("three hundred files give the same bytes with any number of threads") {
  const Workspace workspace;
  write_project(workspace, 100);
  check_same(workspace, "--schema schema.sql");
  const Ran ran = run_ormlint(workspace, "check . --schema schema.sql --statistics --quiet --format concise:out");
  for (const std::string rule : {"enum-unknown-member", "relationship-unknown-target", "relationship-back-populates",
                                 "syntax-error", "column-missing", "column-not-mapped", "enum-label-missing-in-code",
                                 "enum-label-missing-in-database", "value-of-plain-string"}) {
    CHECK_MESSAGE(ran.has(rule), rule, " in\n", ran.out);
  }
}
