// SQL to a schema: testdata/schema/*.sql and what each prints as, and PostgreSQL's word on whether that is right.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "base/lines.h"
#include "schema/print.h"
#include "schema/replay.h"
#include "schema/sql.h"
#include "support/binary.h"
#include "support/golden.h"
#include "support/postgres.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

// The schema, and behind it what was not understood.
std::string schema_of(const std::string& sql) {
  Problems problems;
  const std::vector<schema::Change> changes = schema::read_script(sql, FileId{}, problems);
  std::string text = schema::print(schema::replay(changes, problems));
  const Lines lines(sql);
  for (const Problem& problem : problems) {
    const LineColumn place = lines.at(problem.at ? problem.at->span.begin : 0);
    text += "-- " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + problem.text + "\n";
  }
  return text;
}

std::string read(const std::string& topic) { return read_repository_file("testdata/schema/" + topic + ".sql"); }

// The queries of views are no part of a schema, so what is loaded from one has other types.
std::string without_view_types(const std::string& text) {
  return std::regex_replace(text, std::regex("\n    NULL(::[^\n]*)? AS "), "\n    NULL AS ");
}

std::string first_difference(const std::string& left, const std::string& right) {
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(left, right).in1 - left.begin());
  return left == right ? "" : left.substr(at, 200) + "\n--- is not ---\n" + right.substr(at, 200);
}

}  // namespace

TEST_CASE("schemas print as they did") {
  std::vector<std::string> topics;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(ORMLINT_SOURCE_DIR) / "testdata" / "schema")) {
    if (entry.path().extension() == ".sql") topics.push_back(entry.path().stem());
  }
  std::ranges::sort(topics);
  REQUIRE(topics.size() > 5);
  for (const std::string& topic : topics) {
    CAPTURE(topic);
    check_golden("schema/" + topic + ".schema", schema_of(read(topic)));
  }
}

TEST_CASE("a schema that is read from a dump, printed and loaded is dumped as the same schema") {
  for (const std::string topic :
       {"dump", "dump-with-data", "dump-with-inserts", "dump-create", "dumpall", "../projects/shop/schema"}) {
    CAPTURE(topic);
    const std::string expected = without_view_types(schema_of(read(topic)));
    const Database database;
    // What a schema does not hold and a table here needs.
    database.run("CREATE COLLATION public.german (provider = icu, locale = 'de-DE');");
    database.run(schema_of(read(topic)));
    const std::string loaded = without_view_types(schema_of(database.dump("--schema-only --no-owner")));
    CHECK(first_difference(expected, loaded) == "");
  }
}

TEST_CASE("a dump is read alike whatever it holds besides the schema") {
  const Database database;
  database.run(read("sources/data"));
  const std::string bare = schema_of(database.dump("--schema-only"));
  CHECK(bare.find("CREATE TABLE public.ledger") != std::string::npos);
  CHECK(bare.find("evil") == std::string::npos);
  for (const std::string arguments :
       {"", "--inserts", "--column-inserts --rows-per-insert=3", "--clean --if-exists", "--create", "--no-owner -x",
        "--disable-dollar-quoting", "--section=pre-data --section=data --section=post-data"}) {
    CAPTURE(arguments);
    CHECK(first_difference(bare, schema_of(database.dump(arguments))) == "");
  }
}

TEST_CASE("the shop's schema is what pg_dump makes of it") {
  const std::string schema = read("../projects/shop/schema");
  const Database database;
  database.run(schema);
  CHECK(first_difference(schema_of(schema), schema_of(database.dump("--schema-only --no-owner"))) == "");
  // Statement by statement too, but for the token of \restrict and the names of versions.
  const std::regex noise(
      "\n(\\\\restrict|\\\\unrestrict|-- Dumped (from|by)|SET (transaction|idle)[a-z_]*_timeout)[^\n]*");
  const auto plain = [&](const std::string& dump) { return std::regex_replace(dump, noise, ""); };
  CHECK(first_difference(plain(schema), plain(database.dump("--schema-only --no-owner --no-privileges"))) == "");
}

TEST_CASE("a statement that is not understood is named with its line, and rules are silent about its table") {
  const Workspace workspace;
  workspace.write("broken.sql", read("broken"));
  workspace.write("m.py",
                  "from sqlalchemy import Column, Integer\nfrom sqlalchemy.orm import declarative_base\n"
                  "Base = declarative_base()\n"
                  "class Before(Base):\n    __tablename__ = 'before'\n    id = Column(Integer, primary_key=True)\n"
                  "    no_column = Column(Integer)\n"
                  "class Half(Base):\n    __tablename__ = 'half'\n    id = Column(Integer, primary_key=True)\n"
                  "    not_known = Column(Integer)\n"
                  "class After(Base):\n    __tablename__ = 'after'\n    id = Column(Integer, primary_key=True)\n"
                  "    not_known_either = Column(Integer)\n");
  for (const std::string command : {"check . --format concise --schema broken.sql", "dump schema broken.sql"}) {
    const Ran ran = run_ormlint(workspace, command);
    INFO(ran.out);
    CHECK(ran.code == 2);
    CHECK(
        ran.has("broken.sql:4:8: `CREATE TABEL public.misspelt` is not understood: syntax error at or near \"TABEL\""));
    CHECK(ran.has("broken.sql:5:61: `CREATE TABLE public.half` is not understood: syntax error at or near \",\""));
    CHECK(ran.has("broken.sql:7:49: `ALTER TABLE public.after` is not understood: syntax error at or near \"wrong\""));
  }
  const Ran ran = run_ormlint(workspace, "check . --schema broken.sql");
  CHECK(ran.has("`before` has no column `no_column`"));
  CHECK_FALSE(ran.has("`not_known`"));
  CHECK_FALSE(ran.has("`not_known_either`"));
}
