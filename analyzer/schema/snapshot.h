// The marks in the text of a snapshot: which database it is of, and what could not be read of it. They are comments, so
// that psql can load a snapshot like any other script.
//
//   -- ormlint snapshot of database "shop", PostgreSQL 16.2
//   -- ormlint: incomplete table "public"."orders": another session has locked it
//   -- ormlint: trigger "stamp" fills rows of table "public"."orders"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/span.h"
#include "schema/schema.h"

namespace ormlint::schema {

std::string snapshot_header(std::string_view database, std::string_view server_version);
// The name of the database that a text is a snapshot of; nothing when it is none.
std::optional<std::string> snapshot_database(std::string_view text);

std::string incomplete_mark(const Name& table, std::string_view reason);
// The same as a sentence, without a place.
Problem incomplete_problem(const Name& table, std::string_view reason);
struct IncompleteMark {
  Name table;
  std::string reason;
  Span span;
};
// Those of a snapshot; none of any other text.
std::vector<IncompleteMark> incomplete_marks(std::string_view text);

// A trigger as a mark, since without its function it could not be made; read in any text.
std::string trigger_mark(const Name& table, std::string_view trigger);
struct TriggerMark {
  Name table;
  std::string trigger;
  Span span;
};
std::vector<TriggerMark> trigger_marks(std::string_view text);

}  // namespace ormlint::schema
