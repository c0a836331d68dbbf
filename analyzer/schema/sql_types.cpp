// CREATE TYPE, CREATE DOMAIN and what alters them.
#include <algorithm>
#include <utility>

#include "schema/sql_parts.h"

namespace ormlint::schema {

namespace {

Ref type_ref(Node node, const char* member) { return ref_of(node.names(member)); }

// The string constants from a token on, in order: an enum's labels have no places in the tree.
std::vector<std::size_t> strings_from(const Source& source, std::size_t first) {
  std::vector<std::size_t> strings;
  for (std::size_t n = first; n < source.tokens.size(); ++n) {
    if (source.tokens[n].kind == TokenKind::string) strings.push_back(n);
  }
  return strings;
}

void create_enum(const Source& source, Node node, Steps& steps) {
  constexpr std::size_t name = 2;  // CREATE TYPE name
  CreateEnum create{type_ref(node, "typeName"), {}, source.at(behind_name(source.tokens, name) - 1)};
  const std::vector<std::size_t> places = strings_from(source, 0);
  for (const std::string& label : node.names("vals")) {
    const std::size_t n = create.labels.size();
    create.labels.push_back({label, n < places.size() ? source.at(places[n]) : source.at(0)});
  }
  steps.push_back(std::move(create));
}

void alter_enum(const Source& source, Node node, Steps& steps) {
  const Ref type = type_ref(node, "typeName");
  const std::vector<std::size_t> places = strings_from(source, 0);
  const std::string added = node.text("newVal"), renamed = node.text("oldVal");
  if (node["oldVal"]) {
    steps.push_back(RenameEnumLabel{type, renamed, {added, source.at(places.size() > 1 ? places[1] : 0)}});
    return;
  }
  AddEnumLabel add{type, {added, source.at(places.empty() ? 0 : places[0])}, {}, {}, node.flag("skipIfNewValExists")};
  (node.flag("newValIsAfter") ? add.after : add.before) = node.text("newValNeighbor");
  steps.push_back(std::move(add));
}

// The constraints of a domain are a column's: default, NOT NULL, checks.
void create_domain(const Source& source, Node node, Steps& steps) {
  const Tokens& tokens = source.tokens;
  CreateDomain create{type_ref(node, "domainname"), {}};
  // CREATE DOMAIN name [AS] …
  std::size_t name = 2;
  while (tokens.symbol(name + 1, '.')) name += 2;
  Constraints constraints;
  const Column column = read_column(source, node, {name + 1, tokens.size()}, constraints);
  DomainType& domain = create.domain;
  domain.base = column.type;
  domain.not_null = column.not_null;
  domain.default_sql = column.default_sql;
  domain.collation = column.collation;
  domain.checks = std::move(constraints.checks);
  domain.at = source.at(name);
  steps.push_back(std::move(create));
}

void alter_domain(const Source& source, Node node, Steps& steps) {
  const Ref type = type_ref(node, "typeName");
  const Tokens& tokens = source.tokens;
  const std::string subtype = node.text("subtype");
  if (subtype == "T") {
    SetDomainDefault change{type, {}};
    const std::size_t word = tokens.find_word(0, tokens.size(), "default");
    if (node["def"]) change.sql = tokens.source(word + 1, tokens.size());
    steps.push_back(std::move(change));
  } else if (subtype == "N" || subtype == "O") {
    steps.push_back(SetDomainNotNull{type, subtype == "O"});
  } else if (subtype == "X") {
    steps.push_back(DropDomainConstraint{type, node.text("name"), node.flag("missing_ok")});
  } else if (subtype == "C") {
    const Node constraint = node["def"].inner();
    Constraints constraints;
    read_constraint(source, constraint, {tokens.at(constraint.location()), tokens.size()}, {}, constraints);
    for (Check& check : constraints.checks) steps.push_back(AddDomainCheck{type, std::move(check)});
    if (!constraints.not_nulls.empty()) steps.push_back(SetDomainNotNull{type, true});
  }
}

// What stands behind the name, so that the type can be made again.
std::string definition_behind(const Source& source, std::size_t name) {
  return source.tokens.source(behind_name(source.tokens, name), source.tokens.size());
}

void create_other(const Source& source, const Ref& name, Node attributes, Steps& steps) {
  OtherType type;
  const std::size_t place = 2;  // CREATE TYPE name …
  type.definition = definition_behind(source, place);
  type.at = source.at(behind_name(source.tokens, place) - 1);
  const std::vector<Node> nodes = attributes.list("coldeflist");
  const std::vector<Tokens::Part> parts =
      nodes.empty() ? std::vector<Tokens::Part>{} : elements_of(source, source.tokens[place].span.begin);
  Constraints none;
  for (std::size_t n = 0; n < std::min(nodes.size(), parts.size()); ++n) {
    type.attributes.push_back(read_column(source, nodes[n].inner(), parts[n], none));
  }
  steps.push_back(CreateOtherType{name, std::move(type)});
}

}  // namespace

bool read_type_statement(const Source& source, Node wrapped, Steps& steps) {
  const std::string_view kind = wrapped.kind();
  const Node node = wrapped.inner();
  if (kind == "CreateEnumStmt") {
    create_enum(source, node, steps);
  } else if (kind == "AlterEnumStmt") {
    alter_enum(source, node, steps);
  } else if (kind == "CreateDomainStmt") {
    create_domain(source, node, steps);
  } else if (kind == "AlterDomainStmt") {
    alter_domain(source, node, steps);
  } else if (kind == "CompositeTypeStmt") {
    create_other(source, ref_of(node["typevar"]), node, steps);
  } else if (kind == "CreateRangeStmt") {
    create_other(source, type_ref(node, "typeName"), {}, steps);
  } else if (kind == "DefineStmt") {
    if (node.text("kind") == "OBJECT_TYPE") create_other(source, type_ref(node, "defnames"), {}, steps);
  } else {
    return false;
  }
  return true;
}

}  // namespace ormlint::schema
