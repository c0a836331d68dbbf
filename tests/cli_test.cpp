// The command line as a user meets it, through the binary: exit codes, bad input, nothing half-written.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "support/workspace.h"

using namespace ormlint::test;

namespace {

struct Ran {
  int code = -1;
  std::string out;  // standard output and error
};

Ran run(const Workspace& workspace, const std::string& arguments, const std::string& before = "",
        const std::string& binary = ORMLINT_BINARY) {
  const std::string command = "cd '" + workspace.path() + "' && " + before + " '" + binary + "' " + arguments + " 2>&1";
  Ran ran;
  FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe);
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, got);
  const int status = ::pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

bool has(const Ran& ran, std::string_view text) { return ran.out.find(text) != std::string::npos; }

constexpr const char* model = R"(import enum
from sqlalchemy import Column, Enum, Integer
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class S(enum.Enum):
    a = 1
class T(Base):
    __tablename__ = "t"
    id = Column(Integer, primary_key=True)
    s = Column(Enum(S, name="s"))
)";

}  // namespace

TEST_CASE("clean, findings, cannot") {
  const Workspace workspace;
  workspace.write("ok.py", "x = 1\n");
  CHECK(run(workspace, "check").code == 0);
  workspace.write("bad.py", "def f(:\n");
  const Ran found = run(workspace, "check .");
  CHECK(found.code == 1);
  CHECK(has(found, "bad.py:1:7"));
  CHECK(run(workspace, "check --exit-zero .").code == 0);
  CHECK(run(workspace, "check ok.py").code == 0);
  CHECK(run(workspace, "version").out.starts_with("ormlint "));
  CHECK(run(workspace, "--help").code == 0);
  CHECK(run(workspace, "").code == 2);
}

TEST_CASE("what was asked for does not exist") {
  const Workspace workspace;
  workspace.write("ok.py", "x = 1\n");
  const Ran path = run(workspace, "check nowhere");
  CHECK(path.code == 2);
  CHECK(has(path, "`nowhere`"));
  const Ran rule = run(workspace, "check --select enum-unknown-membr .");
  CHECK(rule.code == 2);
  CHECK(has(rule, "there is no rule `enum-unknown-membr`, did you mean `enum-unknown-member`?"));
  // An option takes one value, so that a path may follow it.
  CHECK(run(workspace, "check --select enum-unknown-member --exclude build --format concise .").code == 0);
  CHECK(run(workspace, "rule nothing-like-it").code == 2);
  CHECK(has(run(workspace, "rule enum-unknown-member"), "# enum-unknown-member"));
  CHECK(run(workspace, "check --format yaml .").code == 2);
  CHECK(run(workspace, "check --format sarif --format json .").code == 2);
  CHECK(run(workspace, "check --jobs 0 .").code == 2);
  const Ran schema = run(workspace, "check --schema none.sql .");
  CHECK(schema.code == 2);
  CHECK(has(schema, "cannot read `none.sql`"));
}

TEST_CASE("one broken file never stops the others") {
  const Workspace workspace;
  workspace.write("a.py", std::string("x = 1\n\0y = 2\n", 13));
  workspace.write("b.py", "x = '\xff'\n");
  workspace.write("c.py", "# coding: latin-1\nname = '\xe4'\n");
  workspace.write("d.py", "import enum\nclass E(enum.Enum):\n    A = 1\nprint(E.B)\n");
  workspace.write("e.py", "if x:\npass\n");
  const Ran ran = run(workspace, "check . --format concise");
  CHECK(ran.code == 1);
  CHECK(has(ran, "error: source code string cannot contain null bytes [syntax-error]"));
  CHECK(has(ran, "b.py:1:"));
  CHECK_FALSE(has(ran, "c.py"));
  CHECK(has(ran, "d.py:4:9: error: `E` has no member `B`"));
  CHECK(has(ran, "e.py:2:1: error: expected an indented block after 'if' statement on line 1 [syntax-error]"));
}

// Root reads and writes everything, so that as root the program is run as somebody else: from a copy, since a user's
// folders may be closed to others.
Ran run_as_ordinary_user(const Workspace& workspace, const std::string& arguments) {
  if (::geteuid() != 0) return run(workspace, arguments);
  const Workspace programs;
  programs.run("cp '" ORMLINT_BINARY "' ormlint && chmod 755 . ormlint");
  const std::string user = "setpriv --reuid=nobody --regid=nogroup --clear-groups ";
  return run(workspace, arguments, user, programs / "ormlint");
}

TEST_CASE("what must not be read is a problem, and the rest is checked") {
  const Workspace workspace;
  workspace.run("chmod 755 .");
  workspace.write("d.py", "import enum\nclass E(enum.Enum):\n    A = 1\nprint(E.B)\n");
  workspace.write("secret.py", "x = 1\n");
  workspace.write("secret.sql", "CREATE TABLE t (id integer);\n");
  workspace.run("mkdir closed && chmod 0 secret.py secret.sql closed");
  const Ran ran = run_as_ordinary_user(workspace, "check . --format concise");
  CHECK(ran.code == 2);
  CHECK(has(ran, "cannot read `secret.py`: Permission denied"));
  CHECK(has(ran, "has no member `B`"));
  const Ran schema = run_as_ordinary_user(workspace, "check . --schema secret.sql");
  CHECK(schema.code == 2);
  CHECK(schema.out == "ormlint: cannot read `secret.sql`: Permission denied\n");
  const Ran only = run_as_ordinary_user(workspace, "check secret.py");
  CHECK(only.code == 2);
  CHECK(has(only, "cannot read `secret.py`: Permission denied"));

  // Neither a new file nor a new text for an old one.
  workspace.write("old.txt", "as it was\n");
  workspace.run("chmod 555 . && chmod 444 old.txt");
  for (const std::string file : {"new.txt", "old.txt", "closed/new.txt"}) {
    const Ran written = run_as_ordinary_user(workspace, "check d.py --output " + file);
    INFO(written.out);
    CHECK(written.code == 2);
    CHECK(has(written, "cannot write `" + file + "`"));
  }
  workspace.run("chmod 755 . closed");
  CHECK(workspace.run("ls . closed; cat old.txt") ==
        ".:\nclosed\nd.py\nold.txt\nsecret.py\nsecret.sql\n\nclosed:\nas it was\n");
}

TEST_CASE("a folder of scripts is a schema") {
  const Workspace workspace;
  workspace.folder("schema");
  const Ran folder = run(workspace, "check . --schema schema");
  CHECK(folder.code == 2);
  CHECK(has(folder, "there is no .sql file in `schema`"));
  workspace.write("schema/2.sql", "ALTER TYPE s ADD VALUE 'a';\n");
  workspace.write("schema/1.sql", "CREATE TYPE s AS ENUM ('b');\nCREATE TABLE t (id integer PRIMARY KEY, s s);\n");
  workspace.write("m.py", model);
  const Ran scripts = run(workspace, "check m.py --schema schema --format concise");
  CHECK(has(scripts, "`S` cannot load `b`"));
  CHECK_FALSE(has(scripts, "is no label"));
}

TEST_CASE("a statement that does not parse costs only itself") {
  const Workspace workspace;
  workspace.write("m.py", model);
  workspace.write("schema.sql",
                  "CREATE TYPE s AS ENUM ('b');\n"
                  "CREATE TABEL other (id integer);\n"
                  "CREATE TABLE t (id integer PRIMARY KEY, s s);\n");
  const Ran ran = run(workspace, "check . --schema schema.sql");
  CHECK(ran.code == 2);
  CHECK(has(ran, "schema.sql:2:"));
  CHECK(has(ran, "`a` is no label of the type `s`"));

  // What the statement may have touched is not judged.
  workspace.write("schema.sql",
                  "CREATE TYPE s AS ENUM ('b');\n"
                  "CREATE TABLE t (id integer PRIMARY KEY, s s);\n"
                  "ALTER TABLE t ADD COLUMNS x y z;\n");
  const Ran silent = run(workspace, "check . --schema schema.sql");
  CHECK(silent.code == 2);
  CHECK(has(silent, "schema.sql:3:"));
  CHECK_FALSE(has(silent, "is no label"));
}

TEST_CASE("files appear whole or not at all") {
  const Workspace workspace;
  workspace.write("bad.py", "def f(:\n");
  CHECK(run(workspace, "check . --format sarif --output out.sarif").code == 1);
  CHECK(run(workspace, "check . --format sarif --output out.sarif").code == 1);
  workspace.run("test $(ls | wc -l) = 2");
  const Ran nowhere = run(workspace, "check . --output no/where.txt");
  CHECK(nowhere.code == 2);
  CHECK(has(nowhere, "cannot write `no/where.txt`"));
  CHECK(run(workspace, "check . --format sarif:a.sarif --format concise:b.txt --format text:c.txt").code == 1);
  workspace.run("test -s a.sarif && test -s b.txt && test -s c.txt");
  if (::access("/dev/full", W_OK) == 0) CHECK(run(workspace, "check . > /dev/full").code == 2);
}

TEST_CASE("colour is for terminals, and NO_COLOR is honoured") {
  const Workspace workspace;
  workspace.write("bad.py", "def f(:\n");
  CHECK_FALSE(has(run(workspace, "check ."), "\x1b["));
  CHECK(has(run(workspace, "check .", "FORCE_COLOR=1"), "\x1b["));
  CHECK_FALSE(has(run(workspace, "check .", "NO_COLOR=1 FORCE_COLOR=1"), "\x1b["));
  const Ran quiet = run(workspace, "check --quiet .");
  CHECK_FALSE(has(quiet, "Found"));
  CHECK(has(run(workspace, "check --statistics --quiet ."), "syntax-error"));
}

TEST_CASE("the configuration file") {
  const Workspace workspace;
  workspace.write("bad.py", "def f(:\n");
  workspace.write("legacy/bad.py", "def f(:\n");
  workspace.write("pyproject.toml", "[tool.ormlint]\nexclude = [\"legacy/\"]\n");
  const Ran excluded = run(workspace, "check . --format concise");
  CHECK(has(excluded, "bad.py"));
  CHECK_FALSE(has(excluded, "legacy"));
  workspace.write("ormlint.toml", "ignore = [\"syntax-error\"]\n");
  CHECK(run(workspace, "check .").code == 0);
  workspace.write("ormlint.toml", "\nselct = []\n");
  const Ran wrong = run(workspace, "check .");
  CHECK(wrong.code == 2);
  CHECK(has(wrong, "line 2: there is no setting `selct`, did you mean `select`?"));
  workspace.write("ormlint.toml", "ignore = [1]\n");
  CHECK(has(run(workspace, "check ."), "`ignore` must be a list of strings"));
  workspace.write("ormlint.toml", "ignore = [\n");
  CHECK(run(workspace, "check .").code == 2);
}

TEST_CASE("stubs of one's own") {
  const Workspace workspace;
  workspace.write("m.py", model);
  workspace.write("typings/shopkit-stubs/__init__.pyi",
                  "from typing import Iterable\nfrom m import S, T\n"
                  "class Client[R]:\n    def __init__(self, kind: type[R]): ...\n"
                  "    def fetch(self, key: str) -> R | None: ...\n    last: R\n"
                  "def connect() -> Client[T]: ...\ndef states() -> Iterable[S]: ...\n");
  workspace.write("use.py",
                  "from shopkit import Client, connect, states\nfrom m import T\nclient = connect()\n"
                  "row = client.fetch('a')\nlast = Client(T).last\nfor state in states():\n    pass\n");
  CHECK(has(run(workspace, "dump types use.py"), "row: ?"));
  workspace.write("ormlint.toml", "stubs = [\"typings\"]\n");
  const Ran told = run(workspace, "dump types use.py");
  CHECK(has(told, "row: T | None"));
  CHECK(has(told, "last: T\n"));
  CHECK(has(told, "state: S\n"));
  workspace.write("typings/other.pyi", "\ndef f(:\n");
  const Ran broken = run(workspace, "check .");
  CHECK(broken.code == 2);
  CHECK(has(broken, "typings/other.pyi`, line 2: "));
  workspace.write("ormlint.toml", "stubs = [\"nowhere\"]\n");
  CHECK(has(run(workspace, "check ."), "nowhere` cannot be read: No such file or directory"));
}

TEST_CASE("phases print") {
  const Workspace workspace;
  workspace.write("m.py", model);
  workspace.write("schema.sql", "CREATE TABLE t (id integer PRIMARY KEY);\n");
  CHECK(has(run(workspace, "dump index m.py"), "class_def \"T\""));
  CHECK(has(run(workspace, "dump project"), "T = class m.T"));
  CHECK(has(run(workspace, "dump domain"), "table t of T"));
  CHECK(has(run(workspace, "dump schema schema.sql"), "CREATE TABLE"));
  CHECK(run(workspace, "dump nonsense").code == 2);
}

TEST_CASE("fixes are written, byte-order mark and all") {
  const Workspace workspace;
  workspace.write("m.py", "\xef\xbb\xbfimport enum\r\nclass E(enum.Enum):\r\n    FIRST = 1\r\nprint(E.first)\r\n");
  CHECK(run(workspace, "fix .").code == 1);
  const Ran ran = run(workspace, "fix --unsafe .");
  CHECK(ran.code == 0);
  CHECK(has(ran, "Fixed 1, 0 left"));
  workspace.run(
      "printf '\\357\\273\\277import enum\\r\\nclass E(enum.Enum):\\r\\n    FIRST = 1\\r\\nprint(E.FIRST)\\r\\n' | cmp "
      "- m.py");
}
