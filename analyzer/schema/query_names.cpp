#include "schema/query_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "schema/syntax_tree.h"
#include "schema/tokens.h"

namespace ormlint::schema {

namespace {

constexpr std::array<std::string_view, 7> of_every_table{"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid"};

// What a FROM clause brings: a table, or something whose columns are not known.
struct Origin {
  std::string alias;
  std::optional<std::size_t> table;
};

struct Scope {
  const Scope* outer = nullptr;
  std::vector<Origin> origins;
  std::set<std::string> outputs;  // names of result columns, which ORDER BY and GROUP BY may use
};

class Reader {
 public:
  QueryNames run(Node wrapped) {
    statement(wrapped, nullptr);
    return std::move(made_);
  }

 private:
  void statement(Node wrapped, const Scope* outer) {
    const std::size_t known = expressions_.size();
    const Node node = wrapped.inner();
    with(node["withClause"], outer);
    if (wrapped.kind() == "SelectStmt") select(node, outer);
    if (wrapped.kind() == "InsertStmt") insert(node, outer);
    if (wrapped.kind() == "UpdateStmt") change(node, "fromClause", outer);
    if (wrapped.kind() == "DeleteStmt") change(node, "usingClause", outer);
    expressions_.resize(known);
  }

  void with(Node clause, const Scope* outer) {
    for (const Node wrapped : clause.list("ctes")) {
      const Node expression = wrapped.inner();
      if (clause.flag("recursive")) expressions_.push_back(expression.text("ctename"));
      statement(expression["ctequery"], outer);
      expressions_.push_back(expression.text("ctename"));
    }
  }

  // The arms of a UNION lie in it without a wrapper.
  void select(Node node, const Scope* outer) {
    if (node["larg"]) {
      for (const char* const arm : {"larg", "rarg"}) {
        const std::size_t known = expressions_.size();
        with(node[arm]["withClause"], outer);
        select(node[arm], outer);
        expressions_.resize(known);
      }
      return;
    }
    Scope scope{outer, {}, {}};
    for (const Node item : node.list("fromClause")) origin(item, scope);
    for (const Node target : node.list("targetList")) scope.outputs.insert(target.inner().text("name"));
    for (const Node item : node.list("fromClause")) conditions(item, scope);
    for (const char* const part : {"targetList", "whereClause", "groupClause", "havingClause", "windowClause",
                                   "sortClause", "distinctClause", "limitCount", "limitOffset", "valuesLists"})
      walk(node[part], scope);
  }

  void insert(Node node, const Scope* outer) {
    Scope scope{outer, {}, {}};
    const auto target = add_table(node["relation"], scope);
    for (const Node column : node.list("cols")) own_column(target, column.inner());
    if (node["selectStmt"]) statement(node["selectStmt"], outer);
    if (target) scope.origins.push_back({"excluded", target});
    const Node conflict = node["onConflictClause"];
    for (const Node part : conflict["infer"].list("indexElems")) own_column(target, part.inner());
    for (const Node column : conflict.list("targetList")) own_column(target, column.inner());
    walk(conflict["targetList"], scope);
    // The same columns twice make no name ambiguous here.
    walk(node["returningList"], scope);
  }

  void change(Node node, const char* others, const Scope* outer) {
    Scope scope{outer, {}, {}};
    const auto target = add_table(node["relation"], scope);
    for (const Node item : node.list(others)) origin(item, scope);
    for (const Node item : node.list(others)) conditions(item, scope);
    if (std::string_view(others) == "fromClause")
      for (const Node column : node.list("targetList")) own_column(target, column.inner());
    for (const char* const part : {"targetList", "whereClause", "returningList"}) walk(node[part], scope);
  }

  // The column that an INSERT or UPDATE writes.
  void own_column(std::optional<std::size_t> table, Node node) {
    const std::string name = node.text("name");
    if (table && !name.empty()) made_.columns.push_back({{*table}, name, node ? place(node, *table) : 0});
  }

  // IndexElem has no place of its own.
  std::uint32_t place(Node node, std::size_t table) const {
    return node["location"] ? node.location() : made_.tables[table].at;
  }

  std::optional<std::size_t> add_table(Node node, Scope& scope) {
    Name name{node.text("schemaname"), node.text("relname")};
    const Node alias = node["alias"];
    const std::string called = alias ? alias.text("aliasname") : name.name;
    const bool expression = name.schema.empty() && std::ranges::find(expressions_, name.name) != expressions_.end();
    if (expression || node["catalogname"]) {
      scope.origins.push_back({called, std::nullopt});
      return std::nullopt;
    }
    made_.tables.push_back({std::move(name), node.location()});
    const std::size_t table = made_.tables.size() - 1;
    scope.origins.push_back({called, alias["colnames"] ? std::nullopt : std::optional(table)});
    return table;
  }

  void origin(Node wrapped, Scope& scope) {
    const Node node = wrapped.inner();
    if (wrapped.kind() == "RangeVar") {
      add_table(node, scope);
    } else if (wrapped.kind() == "JoinExpr") {
      origin(node["larg"], scope);
      origin(node["rarg"], scope);
      if (node["alias"]) scope.origins.push_back({node["alias"].text("aliasname"), std::nullopt});
    } else if (wrapped.kind() == "RangeTableSample") {
      origin(node["relation"], scope);
    } else {
      scope.origins.push_back({node["alias"].text("aliasname"), std::nullopt});
    }
  }

  // What a FROM clause's items say besides tables: ON, subqueries, the arguments of functions.
  void conditions(Node wrapped, const Scope& scope) {
    const Node node = wrapped.inner();
    if (wrapped.kind() == "RangeVar") return;
    if (wrapped.kind() != "JoinExpr") return walk(node, scope);
    conditions(node["larg"], scope);
    conditions(node["rarg"], scope);
    walk(node["quals"], scope);
  }

  void walk(Node node, const Scope& scope) {
    const std::string_view kind = node.kind();
    if (kind == "ColumnRef") return column(node.inner(), scope);
    if (kind == "SelectStmt") return statement(node, &scope);
    for (const Node child : node.children()) walk(child, scope);
  }

  void column(Node node, const Scope& scope) {
    std::vector<std::string> names;
    for (const Node field : node.list("fields")) {
      if (field.kind() != "String") return;  // t.*
      names.push_back(string_value(field));
    }
    if (names.size() == 1) plain_column(names[0], node.location(), scope);
    if (names.size() == 2) qualified_column(names[0], names[1], node.location(), scope);
  }

  void plain_column(const std::string& name, std::uint32_t at, const Scope& scope) {
    std::vector<std::size_t> tables;
    for (const Scope* one = &scope; one; one = one->outer) {
      if (one->outputs.contains(name)) return;
      for (const Origin& from : one->origins) {
        if (!from.table || from.alias == name) return;
        tables.push_back(*from.table);
      }
    }
    add_column(std::move(tables), name, at);
  }

  void qualified_column(const std::string& alias, const std::string& name, std::uint32_t at, const Scope& scope) {
    for (const Scope* one = &scope; one; one = one->outer) {
      const auto from = std::ranges::find(one->origins, alias, &Origin::alias);
      if (from == one->origins.end()) continue;
      if (from->table) add_column({*from->table}, name, at);
      return;
    }
  }

  void add_column(std::vector<std::size_t> tables, const std::string& name, std::uint32_t at) {
    if (tables.empty() || std::ranges::find(of_every_table, name) != of_every_table.end()) return;
    made_.columns.push_back({std::move(tables), name, at});
  }

  QueryNames made_;
  std::vector<std::string> expressions_;  // names that WITH has given, as far as they are in scope
};

}  // namespace

std::optional<QueryNames> names_in(const std::string& statement) {
  constexpr std::size_t longest = 100'000, deepest = 200;
  if (statement.size() > longest || statement.find('\0') != statement.npos ||
      first_invalid(statement) != statement.size() || Tokens(statement).nesting() > deepest)
    return std::nullopt;
  const auto tree = parse_statement(statement);
  if (!tree) return std::nullopt;
  const Node wrapped = tree->statement();
  const std::string_view kind = wrapped.kind();
  if (kind != "SelectStmt" && kind != "InsertStmt" && kind != "UpdateStmt" && kind != "DeleteStmt") return std::nullopt;
  return Reader().run(wrapped);
}

std::vector<std::string> made_names(std::string_view sql) {
  std::vector<std::string> made;
  const Tokens tokens(sql);
  const auto behind = [&](std::size_t n) {
    if (tokens.word(n, "if")) n += 3;  // NOT EXISTS
    if (!tokens.is_name(n)) return;
    made.push_back(tokens.name(tokens.symbol(n + 1, '.') ? n + 2 : n));
  };
  bool creates = false;
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    if (tokens.symbol(n, ';') || tokens.symbol(n, '(')) creates = false;
    creates |= tokens.word(n, "create");
    if (creates && (tokens.word(n, "table") || tokens.word(n, "view"))) behind(n + 1);
    if (tokens.word(n, "rename") && tokens.word(n + 1, "to")) behind(n + 2);
  }
  return made;
}

std::vector<std::string> named_tables(std::string_view sql) {
  constexpr std::array<std::string_view, 5> before{"from", "join", "into", "update", "table"};
  std::vector<std::string> found;
  const Tokens tokens(sql);
  for (std::size_t n = 0; n + 1 < tokens.size(); ++n) {
    const bool here = std::ranges::any_of(before, [&](std::string_view word) { return tokens.word(n, word); });
    if (!here || !tokens.is_name(n + 1)) continue;
    found.push_back(tokens.name(tokens.symbol(n + 2, '.') ? n + 3 : n + 1));
  }
  return found;
}

}  // namespace ormlint::schema
