// Facts: SQLAlchemy's documentation, `text` (`:name`, `\:`); PEP 249, "paramstyle"; asyncpg's `Connection`.
#include "usage/sql.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <utility>

#include "base/paths.h"
#include "base/text.h"
#include "domain/constants.h"
#include "domain/models.h"
#include "domain/orm_names.h"
#include "schema/query_names.h"
#include "schema/script.h"
#include "usage/sql_words.h"

namespace ormlint {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

constexpr std::array<std::string_view, 6> sends{"execute", "executemany", "exec_driver_sql",
                                                "fetch",   "fetchrow",    "fetchval"};

// Drivers of other databases, and what holds queries for them.
constexpr std::array<std::string_view, 13> other_databases{
    "sqlite3", "aiosqlite", "pymysql",  "MySQLdb",   "mysql",     "aiomysql",         "asyncmy",
    "duckdb",  "pyodbc",    "oracledb", "cx_Oracle", "snowflake", "clickhouse_driver"};

bool imports_any(const FileIndex& file, std::span<const std::string_view> tops) {
  const auto is_one = [&](std::string_view dotted) {
    return std::ranges::find(tops, dotted.substr(0, dotted.find('.'))) != tops.end();
  };
  return std::ranges::any_of(file.imports, [&](Id<Stmt> stmt) { return is_one(file.tree.name(file[stmt])); }) ||
         std::ranges::any_of(file.tree.exprs,
                             [&](const Expr& expr) { return expr.kind == ExprKind::alias && is_one(file.text(expr)); });
}

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// A migration meets an older schema, also where it is none of Alembic's: what changes tables by itself is one.
bool is_migration(const FileView& view) {
  constexpr std::array<std::string_view, 4> changes{"alter table", "add column", "drop column", "rename column"};
  if (!texts_with(view.file, changes).empty()) return true;
  constexpr std::array<std::string_view, 1> alembic{"alembic"};
  for (std::string_view folder = parent(view.project.files[static_cast<std::size_t>(view.id)].path); !folder.empty();
       folder = parent(folder)) {
    const std::string_view part = last_part(folder);
    if (part == "migrations" || part == "migration" || part == "alembic" || part == "versions") return true;
  }
  return imports_any(view.file, alembic);
}

// The file looks whether things are there, and spells this name where it does.
class Questions {
 public:
  explicit Questions(std::string_view text) : text_(text) {
    constexpr std::array<std::string_view, 11> words{
        "has_table",          "has_column",  "_exists",    "get_columns", "get_table_names", "get_view_names",
        "information_schema", "to_regclass", "pg_catalog", "pg_class",    "pg_tables"};
    asks_ = contains_any(text, words);
  }

  bool about(const std::string& name) const {
    return asks_ && (text_.find("'" + name + "'") != text_.npos || text_.find('"' + name + '"') != text_.npos);
  }

 private:
  std::string_view text_;
  bool asks_ = false;
};

// Placeholders become parameters of the server's, and every byte keeps its place.
class Parameters {
 public:
  Parameters(std::string_view sql, bool named) : sql_(sql), named_(named) {}

  std::string replaced() {
    while (at_ < sql_.size()) {
      if (named_ ? escape() || name() : percent()) continue;
      made_ += sql_[at_++];
    }
    return std::move(made_);
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : 0; }

  void parameter(std::size_t size) {
    const bool list =
        size >= 4 && lower_case(std::string_view(made_).substr(made_.size() < 3 ? 0 : made_.size() - 3)) == "in ";
    const std::string_view text = list ? "($1)" : "$1";
    made_ += text;
    made_.append(size - text.size(), ' ');
    at_ += size;
  }

  // `\:\:` is `::`
  bool escape() {
    std::size_t n = 0;
    while (peek(2 * n) == '\\' && peek(2 * n + 1) == ':') ++n;
    if (n == 0) return false;
    made_.append(n, ':');
    made_.append(n, ' ');
    at_ += 2 * n;
    return true;
  }

  bool name() {
    if (peek(0) != ':' || !is_word(peek(1))) return false;
    if (!made_.empty() && (made_.back() == ':' || is_word(made_.back()) || made_.back() == '[')) return false;
    std::size_t end = 1;
    while (is_word(peek(end))) ++end;
    if (peek(end) == ':' && peek(end + 1) != ':') return false;
    parameter(end);
    return true;
  }

  bool percent() {
    if (peek(0) != '%') return false;
    if (peek(1) == '%') {
      made_ += "% ";
      at_ += 2;
      return true;
    }
    if (peek(1) == 's') {
      parameter(2);
      return true;
    }
    const std::size_t end = peek(1) == '(' ? sql_.find(")s", at_) : sql_.npos;
    if (end == sql_.npos) return false;
    parameter(end + 2 - at_);
    return true;
  }

  std::string_view sql_;
  bool named_;
  std::string made_;
  std::size_t at_ = 0;
};

// The places of a word, in any case.
std::vector<std::size_t> places_of(std::string_view text, const std::string& word) {
  const std::string folded = lower_case(text), wanted = lower_case(word);
  std::vector<std::size_t> found;
  for (std::size_t at = folded.find(wanted); at != folded.npos; at = folded.find(wanted, at + 1)) {
    const bool begins = at == 0 || !is_word(folded[at - 1]);
    const bool ends = at + wanted.size() >= folded.size() || !is_word(folded[at + wanted.size()]);
    if (begins && ends) found.push_back(at);
  }
  return found;
}

// A literal's value and where it is written.
struct Literal {
  std::string value;
  Location at;
  std::string_view source;  // empty: it is put together of several

  // Of the word that stands at or behind this byte of the value.
  Location place(const std::string& word, std::size_t from) const {
    const std::vector<std::size_t> in_value = places_of(value, word), in_source = places_of(source, word);
    const auto found = std::ranges::lower_bound(in_value, from);
    if (found == in_value.end() || in_value.size() != in_source.size()) return at;
    const auto begin =
        at.span.begin + static_cast<std::uint32_t>(in_source[static_cast<std::size_t>(found - in_value.begin())]);
    return {at.file, {begin, begin + static_cast<std::uint32_t>(word.size())}};
  }
};

// The SQL that a call is given, and whether its placeholders are text()'s.
std::optional<std::pair<Id<Expr>, bool>> sql_of(const FileView& view, Id<Expr> call) {
  const FileIndex& file = view.file;
  const Expr& callee = file[file[call].parts[0]];
  const Id<Expr> first = positional(file, call, 0);
  if (!first || (callee.kind != ExprKind::name && callee.kind != ExprKind::attribute)) return std::nullopt;
  const std::string_view name = file.text(callee);
  if (name == "text" && orm_name(view.project, view.id, file[call].parts[0])) return std::pair(first, true);
  const bool method = callee.kind == ExprKind::attribute && std::ranges::find(sends, name) != sends.end();
  return method ? std::optional(std::pair(first, false)) : std::nullopt;
}

void add(std::vector<SqlStatement>& found, const Literal& literal, const std::string& sql, const Questions& questions) {
  const schema::Script script = schema::cut(sql);
  for (const schema::Statement& statement : script.statements) {
    const auto names = schema::names_in(schema::statement_text(sql, statement));
    if (!names || names->tables.empty()) continue;
    const auto asked = [&](const auto& one) { return questions.about(one.name); };
    const auto asked_table = [&](const auto& one) { return questions.about(one.name.name); };
    if (std::ranges::any_of(names->columns, asked) || std::ranges::any_of(names->tables, asked_table)) continue;
    SqlStatement made{literal.at, {}, {}};
    const std::size_t begin = statement.span.begin;
    for (const auto& table : names->tables)
      made.tables.push_back({table.name, literal.place(table.name.name, begin + table.at)});
    for (const auto& column : names->columns)
      made.columns.push_back({column.tables, column.name, literal.place(column.name, begin + column.at)});
    found.push_back(std::move(made));
  }
}

}  // namespace

std::vector<SqlStatement> sql_statements(FileView& view) {
  std::vector<SqlStatement> found;
  const FileIndex& file = view.file;
  if (is_test_file(view.project.files[static_cast<std::size_t>(view.id)].path) || imports_any(file, other_databases))
    return found;
  std::optional<Questions> questions;  // of few files, since it reads the whole text
  for (const Id<Expr> call : file.calls) {
    const auto given = file.damaged(file[call].span) ? std::nullopt : sql_of(view, call);
    const auto text = given ? constant_text(view.project, view.id, given->first) : std::nullopt;
    if (!text || view.expects_failure(call)) continue;
    if (!questions && is_migration(view)) return found;
    if (!questions) questions.emplace(view.text);
    const Place place = value_of(view.project, view.id, given->first);
    const bool here = place.file == view.id && file[place.expr].kind == ExprKind::string;
    const Id<Expr> written = here ? place.expr : given->first;
    add(found, {*text, view.at(written), here ? view.source(written) : std::string_view{}},
        Parameters(*text, given->second).replaced(), *questions);
  }
  std::ranges::stable_sort(found, {}, &SqlStatement::at);
  return found;
}

std::set<std::string, std::less<>> made_by_sql(const FileIndex& file) {
  std::set<std::string, std::less<>> made;
  constexpr std::array<std::string_view, 2> words{"create", "rename"};
  for (const std::string_view text : texts_with(file, words)) {
    for (std::string& name : schema::made_names(text)) made.insert(std::move(name));
  }
  return made;
}

std::set<std::string, std::less<>> table_spelled(const FileView& view) {
  std::set<std::string, std::less<>> names;
  const FileIndex& file = view.file;
  for (const Id<Binding> id : file.bindings.ids()) {
    const Binding& binding = file[id];
    const bool may = binding.kind == BindingKind::assignment && binding.value;
    const bool table = may && lower_case(file.text(binding.name)).find("table") != std::string::npos;
    const auto text = table ? constant_text(view.project, view.id, binding.value) : std::nullopt;
    if (text) names.insert(*text);
  }
  for (const Id<Expr> call : file.calls) {
    const Expr& callee = file[file[call].parts[0]];
    const bool named = callee.kind == ExprKind::name || callee.kind == ExprKind::attribute;
    const auto text =
        named && file.text(callee) == "Table" ? string_value(file, positional(file, call, 0)) : std::nullopt;
    if (text) names.emplace(*text);
  }
  constexpr std::array<std::string_view, 5> words{"from", "join", "into", "update", "table"};
  for (const std::string_view text : texts_with(file, words)) {
    for (std::string& name : schema::named_tables(text)) names.insert(std::move(name));
  }
  if (!names.empty() && is_migration(view)) names.clear();
  return names;
}

}  // namespace ormlint
