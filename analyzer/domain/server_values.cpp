#include "domain/server_values.h"

#include <algorithm>
#include <array>

#include "domain/constants.h"
#include "domain/orm_names.h"
#include "domain/type_ddl.h"
#include "schema/names.h"

namespace ormlint {

namespace {

// Functions that SQLAlchemy writes without brackets.
constexpr std::array<std::string_view, 5> without_brackets{"current_timestamp", "current_date", "current_time",
                                                           "localtimestamp", "localtime"};

// text() takes a colon that a backslash stands before as it is.
std::string without_escapes(std::string sql) {
  for (std::size_t n = 0; n + 1 < sql.size(); ++n)
    if (sql[n] == '\\' && sql[n + 1] == ':') sql.erase(n, 1);
  return sql;
}

std::optional<std::string> server_call(const Project& project, FileId in, Id<Expr> call);

// A string is a literal to SQLAlchemy, text() is SQL. None where it is not plainly one of those that are known.
std::optional<std::string> server_sql(const Project& project, FileId in, Id<Expr> expr) {
  const Place place = value_of(project, in, expr);
  if (project.index(place.file)[place.expr].kind == ExprKind::call) return server_call(project, place.file, place.expr);
  if (const auto text = constant_text(project, in, expr)) return schema::quote_literal(*text);
  return std::nullopt;
}

std::optional<std::string> server_call(const Project& project, FileId in, Id<Expr> call) {
  const FileIndex& index = project.index(in);
  const OrmName called = called_name(project, in, call);
  if (!called || has_unpacking(index, call)) return std::nullopt;
  const Id<Expr> first = positional(index, call, 0);
  if (called.name == "text" || called.name == "literal_column") {
    const auto sql = first ? constant_text(project, in, first) : std::nullopt;
    return sql ? std::optional(without_escapes(*sql)) : std::nullopt;
  }
  if (!first && (called.name == "true" || called.name == "false" || called.name == "null")) return called.name;
  if (called.name == "DefaultClause" || called.name == "literal")
    return first ? server_sql(project, in, first) : std::nullopt;
  const Expr& callee = index[index[call].parts[0]];  // func.now, sqlalchemy.func.now
  if (callee.kind != ExprKind::attribute || index.text(index[callee.parts[0]]) != "func") return std::nullopt;
  if (std::ranges::find(without_brackets, called.name) != without_brackets.end()) return called.name;
  std::string made;
  for (const Id<Expr> argument : index[call].parts.from(1)) {
    const auto number = constant_integer(project, in, argument);
    const auto written = number ? std::optional(std::to_string(*number)) : server_sql(project, in, argument);
    if (!written) return std::nullopt;
    made += (made.empty() ? "" : ", ") + *written;
  }
  return called.name + "(" + made + ")";
}

}  // namespace

schema::Identity identity_of(const Project& project, FileId in, Id<Expr> item) {
  const FileIndex& index = project.index(in);
  Id<Expr> always;
  if (index[item].kind == ExprKind::call) always = argument(index, item, 0, "always");
  const bool given = constant_bool(project, in, always).value_or(false);
  return given ? schema::Identity::always : schema::Identity::by_default;
}

DeclaredComment comment_of(const Project& project, FileId in, Id<Expr> call) {
  const FileIndex& index = project.index(in);
  const Id<Expr> written = keyword(index, call, "comment");
  if (!written || is_none(index, written)) return {"", !has_unpacking(index, call)};
  const auto text = constant_text(project, in, written);
  return {text.value_or(""), text.has_value()};
}

std::optional<TableCheck> check_of(const Project& project, FileId in, Id<Expr> call) {
  const FileIndex& index = project.index(in);
  if (has_unpacking(index, call) || keyword(index, call, "_create_rule")) return std::nullopt;
  TableCheck made;
  made.at = {in, index[call].span};
  if (const Id<Expr> condition = argument(index, call, 0, "sqltext")) {
    const bool sql = called_name(project, in, condition).name == "text";
    const Id<Expr> text = sql ? positional(index, condition, 0) : condition;
    if (text) made.sql = constant_text(project, in, text).value_or("");
  }
  if (const Id<Expr> name = argument(index, call, 1, "name")) made.name = constant_text(project, in, name);
  return made;
}

void read_server_arguments(const Project& project, FileId in, Id<Expr> call, Column& column) {
  const FileIndex& index = project.index(in);
  if (const Id<Expr> server = keyword(index, call, "server_default")) {
    column.server_text = constant_text(project, in, server);
    column.server_sql = server_sql(project, in, server);
    column.server_at = {in, index[server].span};
  }
  column.comment = comment_of(project, in, call);
  if (has_unpacking(index, call)) column.autoincrement = Autoincrement::unknown;
  const Id<Expr> increments = keyword(index, call, "autoincrement");
  if (!increments) return;
  const auto given = constant_bool(project, in, increments);
  const auto word = constant_text(project, in, increments);
  if (word == "auto") return;
  column.autoincrement = !given ? Autoincrement::unknown : *given ? Autoincrement::yes : Autoincrement::no;
}

}  // namespace ormlint
