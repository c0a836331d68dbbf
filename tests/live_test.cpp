// A live database, read by the program: PostgreSQL itself says whether what was read is what is there.
#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <string>

#include "support/binary.h"
#include "support/golden.h"
#include "support/postgres.h"

using namespace ormlint::test;

namespace {

// What `ormlint dump schema` says, without complaint.
std::string schema_of(const Workspace& workspace, const std::string& source) {
  const Ran ran = run_ormlint(workspace, "dump schema '" + source + "'");
  INFO(source, ":\n", ran.out.substr(0, 2000));
  CHECK(ran.code == 0);
  return ran.out;
}

std::string snapshot_of(const Workspace& workspace, const Database& database, const std::string& file) {
  const Ran ran = run_ormlint(workspace, "snapshot '" + database.url() + "' --output " + file);
  INFO(ran.out);
  REQUIRE(ran.code == 0);
  return read_workspace_file(workspace, file);
}

// A dump has a view's query, from which not every column's type can be known; a server says them all.
std::string without_view_types(const std::string& schema) {
  return std::regex_replace(schema, std::regex("\n    NULL::[^\n]* AS "), "\n    NULL AS ");
}

// Where two texts part, since whole schemas are long.
std::string difference(const std::string& left, const std::string& right) {
  if (left == right) return {};
  std::size_t at = 0;
  while (at < left.size() && at < right.size() && left[at] == right[at]) ++at;
  const std::size_t line = at == 0 ? 0 : left.rfind('\n', at - 1) + 1;
  return left.substr(line, at - line + 300) + "\n--- is not ---\n" + right.substr(line, at - line + 300);
}

}  // namespace

TEST_CASE("a snapshot is what pg_dump says, and what comes back when it is loaded") {
  const Workspace workspace;
  const std::string rich = read_repository_file("testdata/schema/sources/rich.sql");
  std::string first;
  {
    const Database database("rich");
    database.run(rich);
    first = snapshot_of(workspace, database, "first.sql");
    workspace.write("dump.sql", database.dump("--schema-only"));
  }
  const std::string of_snapshot = without_view_types(schema_of(workspace, "first.sql"));
  CHECK(difference(of_snapshot, without_view_types(schema_of(workspace, "dump.sql"))) == "");

  const Database again("rich");
  again.run(first);
  CHECK(difference(first, snapshot_of(workspace, again, "second.sql")) == "");
}

TEST_CASE("a column that a parent was given later stays where it is") {
  const Workspace workspace;
  std::string first;
  {
    const Database database("later");
    database.run(
        "CREATE TABLE parent (a integer NOT NULL); CREATE TABLE child (b integer) INHERITS (parent);\n"
        "ALTER TABLE parent ADD COLUMN c text DEFAULT 'x' NOT NULL;\n"
        "ALTER TABLE parent ADD CONSTRAINT positive CHECK (a > 0);");
    first = snapshot_of(workspace, database, "first.sql");
  }
  const Database again("later");
  again.run(first);
  CHECK(difference(first, snapshot_of(workspace, again, "second.sql")) == "");
  CHECK(again.value("SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute "
                    "WHERE attrelid = 'child'::regclass AND attnum > 0") == "a b c");
}

TEST_CASE("triggers that may fill a row in are known, others are not") {
  const Workspace workspace;
  const Database database("triggers");
  database.run(
      "CREATE TABLE notes (id int, at timestamp NOT NULL, was timestamp);"
      "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.at := now(); RETURN NEW; END';"
      "CREATE TRIGGER \"Fill in\" BEFORE INSERT OR UPDATE ON notes FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION "
      "stamp();"
      "CREATE TRIGGER later AFTER INSERT ON notes FOR EACH ROW EXECUTE FUNCTION stamp();"
      "CREATE TRIGGER whole BEFORE INSERT ON notes EXECUTE FUNCTION stamp();"
      "CREATE TRIGGER change BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION stamp();"
      "CREATE TRIGGER asleep BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION stamp();"
      "ALTER TABLE notes DISABLE TRIGGER asleep;"
      "CREATE TRIGGER gone BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION stamp(); DROP TRIGGER gone ON notes;");
  const std::string live = schema_of(workspace, database.url());
  const std::string mark = "-- ormlint: trigger \"Fill in\" fills rows of table \"public\".\"notes\"\n";
  CHECK(live.ends_with(");\n" + mark));
  snapshot_of(workspace, database, "snapshot.sql");
  CHECK(difference(live, schema_of(workspace, "snapshot.sql")) == "");
  // A dump does say that a trigger sleeps, in ALTER TABLE; that it may wake up is reason enough for silence.
  workspace.write("dump.sql", database.dump("--schema-only") + "DROP TRIGGER asleep ON public.notes;\n");
  CHECK(difference(live, schema_of(workspace, "dump.sql")) == "");
}

TEST_CASE("findings against a server, its snapshot and its dump are the same") {
  const Workspace workspace;
  std::filesystem::copy(std::string(ORMLINT_SOURCE_DIR) + "/testdata/projects/shop", workspace.path(),
                        std::filesystem::copy_options::recursive);
  const Database database("shop");
  database.run(read_workspace_file(workspace, "schema.sql"));
  snapshot_of(workspace, database, "snapshot.sql");
  workspace.write("dump.sql", database.dump("--schema-only --no-owner"));
  for (const std::string format : {"text", "concise", "json", "sarif", "github"}) {
    CAPTURE(format);
    const auto findings = [&](const std::string& schema) {
      const Ran ran = run_ormlint(workspace, "check . --format " + format + " --schema '" + schema + "'");
      CHECK(ran.code == 1);
      return ran.out;
    };
    const std::string live = findings(database.url());
    CHECK(live.size() > 1000);
    CHECK(difference(live, findings("snapshot.sql")) == "");
    if (format == "concise") CHECK(difference(live, findings("dump.sql")) == "");
  }
}
