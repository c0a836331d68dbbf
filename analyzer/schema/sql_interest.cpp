// Which statements are worth parsing. A dump with data is nearly all of statements that change no schema, and a script
// may hold syntax in them that we could not parse, so they are known by their first words.
#include <algorithm>
#include <array>

#include "schema/sql_parts.h"

namespace ormlint::schema {

namespace {

bool one_of(const Tokens& tokens, std::size_t n, std::string_view words) {
  if (tokens[n].kind != TokenKind::word) return false;
  std::string word(1, ' ');
  word += tokens.name(n) + ' ';
  return words.find(word) != std::string_view::npos;
}

constexpr std::string_view data =
    " analyze call checkpoint close cluster copy deallocate declare delete discard execute explain fetch grant insert "
    "listen load lock merge move notify prepare reassign refresh reindex revoke security show truncate unlisten update "
    "vacuum values with ";

constexpr std::string_view transaction = " abort begin commit end release rollback savepoint start ";

// Objects that no table, type or view depends on as far as a schema here knows.
constexpr std::string_view other_objects =
    " access aggregate cast collation conversion database default event function group language large operator policy "
    "procedural procedure publication role routine rule server statistics subscription system tablespace text "
    "transform trusted user ";

constexpr std::string_view modifiers = " global local or replace recursive temp temporary unlogged ";

Interest interest_of_definition(const Tokens& tokens) {
  std::size_t object = 1;
  while (one_of(tokens, object, modifiers)) ++object;
  if (one_of(tokens, object, other_objects)) return Interest::none;
  if (tokens.word(object, "constraint")) return Interest::none;  // CREATE CONSTRAINT TRIGGER
  if (tokens.word(object, "trigger")) return tokens.word(0, "alter") ? Interest::none : Interest::schema;
  const bool wrapper = tokens.word(object, "foreign") && tokens.word(object + 1, "data");
  const bool extension = tokens.word(object, "extension") && tokens.word(0, "alter");
  return wrapper || extension ? Interest::none : Interest::schema;
}

Interest interest_of_setting(const Tokens& tokens) {
  const std::size_t name = one_of(tokens, 1, " local session ") ? 2 : 1;
  const bool path =
      one_of(tokens, name, " search_path schema ") || (tokens.word(0, "reset") && tokens.word(name, "all"));
  return path ? Interest::search_path : Interest::none;
}

}  // namespace

Interest interest_of(const Tokens& tokens) {
  if (one_of(tokens, 0, data)) return Interest::none;
  if (one_of(tokens, 0, transaction)) return Interest::transaction;
  if (tokens.word(0, "do")) return Interest::block;
  if (one_of(tokens, 0, " set reset ")) return interest_of_setting(tokens);
  if (tokens.word(0, "select") || tokens.symbol(0, '(')) return Interest::query;
  if (one_of(tokens, 0, " create alter drop ")) return interest_of_definition(tokens);
  if (tokens.word(0, "comment")) {
    return one_of(tokens, 2, " table column view materialized foreign ") ? Interest::schema : Interest::none;
  }
  return Interest::schema;
}

}  // namespace ormlint::schema
