// Columns and constraints, as CREATE TABLE and ALTER TABLE write them.
#include <algorithm>
#include <utility>

#include "schema/names.h"
#include "schema/sql_parts.h"

namespace ormlint::schema {

namespace {

Action action_of(const std::string& code) {
  if (code == "r") return Action::restrict;
  if (code == "c") return Action::cascade;
  if (code == "n") return Action::set_null;
  if (code == "d") return Action::set_default;
  return Action::no_action;
}

// Where the words of a constraint begin, behind `CONSTRAINT name`.
std::size_t first_word(const Source& source, Tokens::Part part) {
  return source.tokens.word(part.first, "constraint") ? part.first + 2 : part.first;
}

// The name where there is one, else the first word.
Location place_of(const Source& source, Tokens::Part part) {
  return source.at(source.tokens.word(part.first, "constraint") ? part.first + 1 : part.first);
}

// Two words in a row, in no brackets.
bool says(const Source& source, Tokens::Part part, std::string_view first, std::string_view second) {
  const std::size_t found = source.tokens.find_word(part.first, part.last, first);
  return found < part.last && source.tokens.word(found + 1, second);
}

// What the first brackets of the part hold.
std::string in_brackets(const Source& source, Tokens::Part part) {
  const std::size_t open = source.tokens.find(part.first, part.last, '(');
  return source.tokens.expression(open + 1, std::min(source.tokens.closing(open), part.last));
}

std::vector<std::string> columns_or(const std::string& column, std::vector<std::string> columns) {
  if (columns.empty() && !column.empty()) return {column};
  return columns;
}

Key key_of(const Source& source, Node node, Tokens::Part part, const std::string& column) {
  Key key;
  key.name = node.text("conname");
  key.columns = columns_or(column, node.names("keys"));
  key.include = node.names("including");
  key.nulls_not_distinct = node.flag("nulls_not_distinct");
  key.deferrable = node.flag("deferrable");
  key.initially_deferred = node.flag("initdeferred");
  const std::size_t open = source.tokens.find(part.first, part.last, '(');
  const Tokens::Part list{open + 1, std::min(source.tokens.closing(open), part.last)};
  key.without_overlaps = column.empty() && says(source, list, "without", "overlaps");
  key.at = place_of(source, part);
  return key;
}

// PERIOD is no reserved word: `(id, PERIOD valid)` has it in front of a name, `(id, period)` as one.
bool has_period(const Source& source, Tokens::Part part) {
  const std::size_t open = source.tokens.find(part.first, part.last, '(');
  const std::size_t close = std::min(source.tokens.closing(open), part.last);
  for (std::size_t n = open + 1; n + 1 < close; ++n) {
    if (source.tokens.word(n, "period") && source.tokens.is_name(n + 1)) return true;
  }
  return false;
}

ForeignKey foreign_key_of(const Source& source, Node node, Tokens::Part part, const std::string& column) {
  ForeignKey key;
  key.name = node.text("conname");
  key.columns = columns_or(column, node.names("fk_attrs"));
  key.target = name_of(ref_of(node["pktable"]));
  key.target_columns = node.names("pk_attrs");
  key.on_delete = action_of(node.text("fk_del_action"));
  key.on_update = action_of(node.text("fk_upd_action"));
  key.on_delete_columns = node.names("fk_del_set_cols");
  key.match_full = node.text("fk_matchtype") == "f";
  key.deferrable = node.flag("deferrable");
  key.initially_deferred = node.flag("initdeferred");
  key.not_valid = node.flag("skip_validation");
  key.not_enforced = says(source, part, "not", "enforced");
  key.period = column.empty() && has_period(source, part);
  key.at = place_of(source, part);
  return key;
}

Check check_of(const Source& source, Node node, Tokens::Part part) {
  Check check;
  check.name = node.text("conname");
  check.sql = in_brackets(source, part);
  check.not_valid = node.flag("skip_validation");
  check.no_inherit = node.flag("is_no_inherit");
  check.not_enforced = says(source, part, "not", "enforced");
  check.at = place_of(source, part);
  return check;
}

Exclusion exclusion_of(const Source& source, Node node, Tokens::Part part) {
  const std::size_t word = source.tokens.find_word(part.first, part.last, "exclude");
  return {node.text("conname"), source.tokens.source(word + 1, part.last), place_of(source, part)};
}

// A word that a column's constraint is followed by: DEFERRABLE and its like belong to the key in front of them.
void read_attribute(std::string_view kind, const std::string& before, Constraints& constraints) {
  const bool deferred = kind == "CONSTR_ATTR_DEFERRED";
  const bool deferrable = deferred || kind == "CONSTR_ATTR_DEFERRABLE";
  const auto apply = [&](auto& key) {
    if (deferrable) key.deferrable = true;
    if (deferred) key.initially_deferred = true;
  };
  if (before == "CONSTR_FOREIGN") apply(constraints.foreign_keys.back());
  if (before == "CONSTR_UNIQUE") apply(constraints.uniques.back());
  if (before == "CONSTR_PRIMARY") apply(*constraints.primary_key);
}

struct ColumnConstraint {
  const Source& source;
  Node node;
  Tokens::Part part;
};

// The constraints that only a column has, or the column's own facts.
bool read_column_fact(const ColumnConstraint& constraint, Column& column) {
  const std::string kind = constraint.node.text("contype");
  const Tokens& tokens = constraint.source.tokens;
  const std::size_t word = first_word(constraint.source, constraint.part);
  if (tokens.word(word, "generated") && kind != "CONSTR_IDENTITY") {
    column.generated_sql = in_brackets(constraint.source, {word, constraint.part.last});
    column.generated_virtual = tokens.find_word(word, constraint.part.last, "stored") == constraint.part.last;
  } else if (kind == "CONSTR_IDENTITY") {
    column.identity = identity_of(constraint.node.text("generated_when"));
    column.not_null = true;
  } else if (kind == "CONSTR_NOTNULL") {
    column.not_null = true;
    column.not_null_name = constraint.node.text("conname");
  } else if (kind == "CONSTR_DEFAULT") {
    column.default_sql = tokens.source(word + 1, constraint.part.last);
  } else {
    return kind == "CONSTR_NULL";
  }
  return true;
}

}  // namespace

Identity identity_of(const std::string& generated_when) {
  return generated_when == "a" ? Identity::always : Identity::by_default;
}

void read_constraint(const Source& source, Node node, Tokens::Part part, const std::string& column,
                     Constraints& constraints) {
  const std::string kind = node.text("contype");
  const std::size_t word = first_word(source, part);
  if (source.tokens.word(word, "not") && source.tokens.word(word + 1, "null")) {
    constraints.not_nulls.push_back({source.tokens.name(word + 2), node.text("conname")});
  } else if (kind == "CONSTR_PRIMARY") {
    constraints.primary_key = key_of(source, node, part, column);
  } else if (kind == "CONSTR_UNIQUE") {
    constraints.uniques.push_back(key_of(source, node, part, column));
  } else if (kind == "CONSTR_FOREIGN") {
    constraints.foreign_keys.push_back(foreign_key_of(source, node, part, column));
  } else if (kind == "CONSTR_CHECK") {
    constraints.checks.push_back(check_of(source, node, part));
  } else if (kind == "CONSTR_EXCLUSION") {
    constraints.exclusions.push_back(exclusion_of(source, node, part));
  }
}

Column read_column(const Source& source, Node node, Tokens::Part part, Constraints& constraints) {
  Column column;
  column.name = node.text("colname");
  if (node["typeName"]) column.type = type_of(source, node["typeName"]);
  column.collation = collation_of(node["collClause"].names("collname"));
  column.at = source.at(source.tokens.at(node.location()));

  std::vector<std::uint32_t> begins;  // of all that can follow the type
  const std::vector<Node> nodes = node.list("constraints");
  for (const Node wrapped : nodes) begins.push_back(wrapped.inner().location());
  if (node["collClause"]) begins.push_back(node["collClause"].location());
  std::ranges::sort(begins);

  std::string before;
  for (const Node wrapped : nodes) {
    const Node constraint = wrapped.inner();
    const auto next = std::ranges::upper_bound(begins, constraint.location());
    const Tokens::Part own{source.tokens.at(constraint.location()),
                           next == begins.end() ? part.last : source.tokens.at(*next)};
    const std::string kind = constraint.text("contype");
    if (kind.starts_with("CONSTR_ATTR")) {
      read_attribute(kind, before, constraints);
      continue;
    }
    if (!read_column_fact({source, constraint, own}, column)) {
      read_constraint(source, constraint, own, column.name, constraints);
    }
    before = kind;
  }
  return column;
}

}  // namespace ormlint::schema
