// Indexes, and what has its columns from a query: views, materialized views, CREATE TABLE AS.
#include <algorithm>
#include <array>
#include <utility>

#include "schema/sql_parts.h"

namespace ormlint::schema {

namespace {

std::string last_name(const std::vector<std::string>& names) { return names.empty() ? std::string{} : names.back(); }

// How PostgreSQL calls a result column that has no AS (FigureColname). A weak name gives way to that of a cast.
struct ResultName {
  std::string name;  // empty: we do not know it
  bool weak = false;
};

const char* const no_name = "?column?";

ResultName result_name(Node wrapped) {
  const std::string_view kind = wrapped.kind();
  const Node node = wrapped.inner();
  if (kind == "ColumnRef") {
    const std::vector<Node> fields = node.list("fields");
    return {fields.empty() ? std::string{} : string_value(fields.back())};
  }
  if (kind == "FuncCall") return {last_name(node.names("funcname"))};
  if (kind == "CoalesceExpr") return {"coalesce"};
  if (kind == "A_ArrayExpr") return {"array"};
  if (kind == "RowExpr") return {"row"};
  if (kind == "CollateClause") return result_name(node["arg"]);
  if (kind == "MinMaxExpr") return {node.text("op") == "IS_LEAST" ? "least" : "greatest"};
  if (kind == "TypeCast") {
    ResultName name = result_name(node["arg"]);
    return name.weak ? ResultName{last_name(node["typeName"].names("names")), true} : name;
  }
  if (kind == "CaseExpr") {
    ResultName name = node["defresult"] ? result_name(node["defresult"]) : ResultName{no_name, true};
    return name.weak ? ResultName{"case", true} : name;
  }
  const bool nameless = kind == "A_Const" || kind == "A_Expr" || kind == "BoolExpr" || kind == "NullTest";
  return nameless ? ResultName{no_name, true} : ResultName{};
}

std::string column_name(Node wrapped) { return result_name(wrapped).name; }

// UNION takes its names from the leftmost query.
Node leftmost(Node select) {
  while (select["larg"]) select = select["larg"];
  return select;
}

bool is_star(Node wrapped) {
  const std::vector<Node> fields = wrapped["ColumnRef"].list("fields");
  return wrapped.kind() == "A_Indirection" || (!fields.empty() && fields.back().kind() == "A_Star");
}

struct ViewColumns {
  std::vector<Column> columns;
  bool complete = true;
};

// The target list of a query that the parser was spared: each position is a name, or ends in AS and one.
std::vector<Column> columns_by_tokens(const Source& source) {
  const Tokens& tokens = source.tokens;
  std::vector<Column> columns;
  const std::size_t select = tokens.find_word(0, tokens.size(), "as") + 1;
  if (!tokens.word(select, "select")) return columns;
  const std::size_t from = tokens.find_word(select, tokens.size(), "from");
  for (const Tokens::Part part : tokens.parts(select + 1, from)) {
    const std::size_t name = part.last - 1;
    const bool called = part.last - part.first > 2 && tokens.word(name - 1, "as");
    const bool plain = behind_name(tokens, part.first) == part.last;
    const bool known = tokens.is_name(name) && (called || plain);
    columns.emplace_back();
    if (known) columns.back().name = tokens.name(name);
    columns.back().at = source.at(name);
  }
  return columns;
}

ViewColumns columns_of(const Source& source, Node query, const std::vector<std::string>& given) {
  ViewColumns result;
  const std::vector<Node> targets = leftmost(query).list("targetList");
  const bool star = std::ranges::any_of(targets, [](Node target) { return is_star(target["ResTarget"]["val"]); });
  for (const Node wrapped : targets) {
    if (star) break;  // behind a star no position is known
    const Node target = wrapped["ResTarget"];
    Column column;
    column.name = target["name"] ? target.text("name") : column_name(target["val"]);
    // NULL::integer AS id: all of a type that a view's text can say.
    if (const Node cast = target["val"]["TypeCast"]) column.type = type_of(source, cast["typeName"]);
    column.at = source.at(source.tokens.at(target.location()));
    result.columns.push_back(std::move(column));
  }
  if (targets.empty()) result.columns = columns_by_tokens(source);
  for (std::size_t n = 0; n < given.size(); ++n) {
    if (n == result.columns.size()) result.columns.emplace_back();
    result.columns[n].name = given[n];
  }
  const bool named = std::ranges::none_of(result.columns, &std::string::empty, &Column::name);
  result.complete = !result.columns.empty() && !star && named;
  if (!named) result.columns.clear();
  return result;
}

CreateTable table_of(const Source& source, Node relation, TableKind kind, ViewColumns result) {
  CreateTable create;
  create.name = ref_of(relation);
  create.table.name = name_of(create.name);
  create.table.kind = kind;
  create.table.at = source.at(behind_name(source.tokens, source.tokens.at(relation.location())) - 1);
  for (Column& column : result.columns) {
    if (column.at == Location{}) column.at = create.table.at;
  }
  create.table.columns = std::move(result.columns);
  create.table.complete = result.complete;
  return create;
}

// A position of an index: `name` or `lower(name)` or `(any expression)`, then what else is said of it.
IndexPart index_part(const Source& source, Node element, Tokens::Part part) {
  IndexPart index_part;
  index_part.column = element.text("name");
  if (index_part.column.empty()) {
    const bool bracketed = source.tokens.symbol(part.first, '(');
    const std::size_t open = source.tokens.find(part.first, part.last, '(');
    const std::size_t close = std::min(source.tokens.closing(open), part.last);
    index_part.expression = bracketed ? source.tokens.expression(open + 1, close)
                                      : source.tokens.source(part.first, open < part.last ? close + 1 : part.first + 1);
    const std::string name = column_name(element["expr"]);
    if (name != no_name) index_part.expression_name = name;
  }
  const Ref opclass = ref_of(element.names("opclass"));
  index_part.operator_class = opclass.schema.empty() ? opclass.name : opclass.schema + '.' + opclass.name;
  index_part.collation = collation_of(element.names("collation"));
  index_part.descending = element.text("ordering") == "SORTBY_DESC";
  const std::string nulls = element.text("nulls_ordering");
  if (nulls == "SORTBY_NULLS_FIRST") index_part.nulls_first = true;
  if (nulls == "SORTBY_NULLS_LAST") index_part.nulls_first = false;
  return index_part;
}

}  // namespace

void read_index(const Source& source, Node node, Steps& steps) {
  const Tokens& tokens = source.tokens;
  const Node relation = node["relation"];
  CreateIndex create;
  create.table = ref_of(relation);
  create.if_not_exists = node.flag("if_not_exists");
  create.concurrently = node.flag("concurrent");
  Index& index = create.index;
  index.name = node.text("idxname");
  if (const std::string method = node.text("accessMethod"); !method.empty()) index.method = method;
  index.unique = node.flag("unique");
  index.nulls_not_distinct = node.flag("nulls_not_distinct");
  const std::size_t on = tokens.at(relation.location());
  const std::size_t open = tokens.find(on, tokens.size(), '(');
  const std::vector<Node> elements = node.list("indexParams");
  const std::vector<Tokens::Part> parts = tokens.parts(open + 1, tokens.closing(open));
  for (std::size_t n = 0; n < std::min(elements.size(), parts.size()); ++n) {
    index.parts.push_back(index_part(source, elements[n].inner(), parts[n]));
  }
  for (const Node included : node.list("indexIncludingParams")) index.include.push_back(included.inner().text("name"));
  if (node["whereClause"]) {
    const std::size_t where = tokens.find_word(tokens.closing(open), tokens.size(), "where");
    index.where = tokens.expression(where + 1, tokens.size());
  }
  // Where there is no name, the table's.
  std::size_t place = on;
  for (std::size_t n = 0; n < on; ++n) {
    if (!index.name.empty() && tokens.is_name(n) && tokens.name(n) == index.name) place = n;
  }
  index.at = source.at(place);
  steps.push_back(std::move(create));
}

void read_view(const Source& source, Node node, Steps& steps) {
  const Node query = node["query"].inner();
  CreateTable create =
      table_of(source, node["view"], TableKind::view, columns_of(source, query, node.names("aliases")));
  create.or_replace = node.flag("replace");
  steps.push_back(std::move(create));
}

void read_table_as(const Source& source, Node node, Steps& steps) {
  const bool view = node.text("objtype") == "OBJECT_MATVIEW";
  const Node into = node["into"];
  CreateTable create = table_of(source, into["rel"], view ? TableKind::materialized_view : TableKind::table,
                                columns_of(source, node["query"].inner(), into.names("colNames")));
  create.if_not_exists = node.flag("if_not_exists");
  // The types of an ordinary table's columns matter, and a query rarely tells all of them.
  for (const Column& column : create.table.columns) {
    if (!view && !column.type.known()) create.table.complete = false;
  }
  steps.push_back(std::move(create));
}

}  // namespace ormlint::schema
