// CREATE TABLE in all its forms.
#include <algorithm>
#include <utility>

#include "schema/sql_parts.h"

namespace ormlint::schema {

namespace {

std::string upper(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

// PARTITION BY range (a, b): the server prints the strategy in capitals.
std::string partition_key(const Source& source) {
  const Tokens& tokens = source.tokens;
  for (std::size_t n = tokens.find_word(0, tokens.size(), "partition"); n < tokens.size();
       n = tokens.find_word(n + 1, tokens.size(), "partition")) {
    if (!tokens.word(n + 1, "by")) continue;
    return upper(tokens.text(n + 2)) + ' ' + tokens.source(n + 3, tokens.closing(n + 3) + 1);
  }
  return {};
}

TableKind kind_of(Node create, TableKind kind) {
  if (create["partspec"]) return TableKind::partitioned;
  if (create["partbound"] && kind == TableKind::table) return TableKind::partition;
  return kind;
}

Like like_of(Node clause, std::size_t position) {
  const std::int64_t options = clause.number("options");
  const auto has = [&](int bit) { return (options >> bit & 1) != 0; };
  return {ref_of(clause["relation"]), position, has(0), has(2), has(3), has(4), has(5), has(6)};
}

void take_constraints(Constraints&& constraints, CreateTable& create, Steps& after) {
  Table& table = create.table;
  table.primary_key = std::move(constraints.primary_key);
  table.uniques = std::move(constraints.uniques);
  table.foreign_keys = std::move(constraints.foreign_keys);
  table.checks = std::move(constraints.checks);
  table.exclusions = std::move(constraints.exclusions);
  for (auto& [column, name] : constraints.not_nulls) {
    const auto own = std::ranges::find(table.columns, column, &Column::name);
    if (own == table.columns.end()) {  // it is inherited
      after.push_back(SetNotNull{create.name, column, true, name});
    } else {
      own->not_null = true;
      own->not_null_name = name;
    }
  }
}

}  // namespace

// FOR VALUES …, or DEFAULT, wherever it stands.
std::string partition_bound(const Source& source, Node bound) {
  const Tokens& tokens = source.tokens;
  if (!bound) return {};
  const std::size_t first = tokens.find_word(0, tokens.size(), "for");
  if (first == tokens.size()) return "DEFAULT";
  std::string text = "FOR VALUES";
  // FROM (…) TO (…), IN (…), WITH (…)
  for (std::size_t n = first + 2; n < tokens.size(); n = tokens.closing(n + 1) + 1) {
    const bool part = tokens.symbol(n + 1, '(') && !tokens.word(n, "by");
    if (!part) break;
    const bool again = n > first + 2 && !tokens.word(n, "to");
    if (again) break;
    text += ' ' + upper(tokens.text(n)) + ' ' + tokens.source(n + 1, tokens.closing(n + 1) + 1);
  }
  return text;
}

std::vector<Tokens::Part> elements_of(const Source& source, std::uint32_t name_location) {
  const Tokens& tokens = source.tokens;
  const std::size_t open = tokens.find(tokens.at(name_location), tokens.size(), '(');
  return tokens.parts(open + 1, tokens.closing(open));
}

void read_create_table(const Source& source, Node node, TableKind kind, Steps& steps) {
  const Node relation = node["relation"];
  CreateTable create;
  create.name = ref_of(relation);
  create.if_not_exists = node.flag("if_not_exists");
  create.of_type = ref_of(node["ofTypename"].names("names"));
  Table& table = create.table;
  table.name = name_of(create.name);
  table.kind = kind_of(node, kind);
  table.at = source.at(behind_name(source.tokens, source.tokens.at(relation.location())) - 1);
  for (const Node parent : node.list("inhRelations")) table.inherits.push_back(name_of(ref_of(parent.inner())));
  if (node["partspec"]) table.partition_key = partition_key(source);
  table.partition_bound = partition_bound(source, node["partbound"]);

  Constraints constraints;
  const std::vector<Node> elements = node.list("tableElts");
  const std::vector<Tokens::Part> parts =
      elements.empty() ? std::vector<Tokens::Part>{} : elements_of(source, relation.location());
  if (parts.size() != elements.size()) table.complete = false;
  for (std::size_t n = 0; n < std::min(parts.size(), elements.size()); ++n) {
    const Node element = elements[n].inner();
    const std::string_view element_kind = elements[n].kind();
    if (element_kind == "ColumnDef") {
      Column column = read_column(source, element, parts[n], constraints);
      table.columns.push_back(std::move(column));
    } else if (element_kind == "Constraint") {
      read_constraint(source, element, parts[n], {}, constraints);
    } else if (element_kind == "TableLikeClause") {
      create.likes.push_back(like_of(element, table.columns.size()));
    }
  }
  Steps after;
  take_constraints(std::move(constraints), create, after);
  steps.push_back(std::move(create));
  std::ranges::move(after, std::back_inserter(steps));
}

}  // namespace ormlint::schema
