// Statements of SQL: their placeholders, and whether anybody executes them. Facts: PEP 249, "paramstyle"; SQLAlchemy's
// documentation, "Using Textual SQL", `Connection.exec_driver_sql`.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "domain/orm_names.h"
#include "usage/calls.h"

namespace ormlint {

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The text with what stands in quotes and comments blanked, so that what is left is SQL.
std::string outside_of_quotes(std::string_view sql) {
  std::string made(sql);
  char quote = 0;
  for (std::size_t n = 0; n < made.size(); ++n) {
    const char c = made[n];
    if (quote != 0) {
      if (c == quote) quote = 0;
      made[n] = ' ';
    } else if (c == '\'' || c == '"') {
      quote = c;
      made[n] = ' ';
    } else if (c == '-' && n + 1 < made.size() && made[n + 1] == '-') {
      while (n < made.size() && made[n] != '\n') made[n++] = ' ';
    }
  }
  return made.find("$$") == made.npos ? made : std::string();
}

// `:name`, which is SQLAlchemy's; no `::type`, no `:=`, no slice.
std::string named_placeholder(std::string_view sql) {
  const std::string text = outside_of_quotes(sql);
  for (std::size_t n = 0; n + 1 < text.size(); ++n) {
    if (text[n] != ':' || std::isalpha(static_cast<unsigned char>(text[n + 1])) == 0) continue;
    if (n > 0 && (text[n - 1] == ':' || is_word(text[n - 1]) || text[n - 1] == '[')) continue;
    std::size_t end = n + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    return text.substr(n, end - n);
  }
  return {};
}

// `%s` and `%(name)s`, which are the driver's.
std::string driver_placeholder(std::string_view sql) {
  const std::string text = outside_of_quotes(sql);
  for (std::size_t n = 0; n + 1 < text.size(); ++n) {
    if (text[n] != '%' || (n > 0 && text[n - 1] == '%')) continue;
    if (text[n + 1] == 's' && (n + 2 == text.size() || !is_word(text[n + 2]))) return "%s";
    if (text[n + 1] != '(') continue;
    const std::size_t end = text.find(")s", n);
    if (end != text.npos) return text.substr(n, end + 2 - n);
  }
  return {};
}

bool names(const FileIndex& file, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(file.tree.exprs, [&](const Expr& expr) {
    if (expr.kind != ExprKind::string && expr.kind != ExprKind::alias) return false;
    return std::ranges::any_of(
        words, [&](std::string_view word) { return file.text(expr).find(word) != file.text(expr).npos; });
  });
}

// The drivers of SQLite and Oracle know `:name`. SQLite is often there for tests, which run no migrations.
bool takes_names(const FileView& view) {
  const bool migration = std::ranges::any_of(
      view.file.imports, [&](Id<Stmt> stmt) { return view.file.tree.name(view.file[stmt]) == "alembic"; });
  return std::ranges::any_of(view.project.files, [&](const ProjectFile& file) {
    return file.index && (names(*file.index, {"oracle"}) || (!migration && names(*file.index, {"sqlite:", "sqlite+"})));
  });
}

// Methods of a query or statement that give another one and change nothing.
constexpr std::array<std::string_view, 16> gives_another{
    "filter",    "filter_by", "where",  "order_by", "limit",  "offset",    "options",         "join",
    "outerjoin", "group_by",  "having", "distinct", "values", "returning", "with_for_update", "select_from"};
constexpr std::array<std::string_view, 12> coroutines{"execute", "scalar", "scalars", "commit", "rollback", "flush",
                                                      "refresh", "delete", "merge",   "get",    "stream",   "close"};

bool is_one(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

}  // namespace

std::vector<WrongPlaceholder> wrong_placeholders(FileView& view) {
  const FileIndex& file = view.file;
  std::vector<WrongPlaceholder> found;
  for (const Id<Expr> call : file.calls) {
    const Expr& callee = file[file[call].parts[0]];
    const bool named = callee.kind == ExprKind::name || callee.kind == ExprKind::attribute;
    const Id<Expr> sql = named ? positional(file, call, 0) : Id<Expr>{};
    const auto text = sql ? string_value(file, sql) : std::nullopt;
    if (!text || file.damaged(file[call].span)) continue;
    const std::string_view name = file.text(callee);
    std::string placeholder;
    if (name == "exec_driver_sql" && callee.kind == ExprKind::attribute && file[call].parts.size() > 2) {
      placeholder = named_placeholder(*text);
    } else if (name == "text" && orm_name(view.project, view.id, file[call].parts[0])) {
      const Id<Expr> around = view.parent(call);
      if (around && file[around].kind == ExprKind::binary) continue;
      placeholder = driver_placeholder(*text);
    }
    if (placeholder.empty() || (name != "text" && takes_names(view))) continue;
    found.push_back({view.at(sql), name == "text" ? "text" : "exec_driver_sql", std::move(placeholder)});
  }
  std::ranges::sort(found, {}, &WrongPlaceholder::at);
  return found;
}

std::vector<NotExecuted> not_executed(FileView& view) {
  const FileIndex& file = view.file;
  std::vector<NotExecuted> found;
  for (const Id<Stmt> id : file.tree.stmts.ids()) {
    const Stmt& stmt = file[id];
    if (stmt.kind != StmtKind::expr_stmt || file.damaged(stmt.span)) continue;
    const Id<Expr> value = stmt.exprs[0];
    if (file[value].kind != ExprKind::call) continue;
    const Expr& callee = file[file[value].parts[0]];
    if (callee.kind != ExprKind::attribute) continue;
    const std::string_view name = file.text(callee);
    const bool other = is_one(gives_another, name), awaitable = is_one(coroutines, name);
    if (!other && !awaitable) continue;
    const Type object = view.type(callee.parts[0]);
    const bool dropped = other && (object.kind == TypeKind::query || object.kind == TypeKind::statement);
    const bool forgotten = awaitable && object.kind == TypeKind::async_session;
    if (!dropped && !forgotten) continue;
    if (view.expects_failure(value)) continue;
    found.push_back({forgotten, view.at(value), view.quoted(file[file[value].parts[0]].span)});
  }
  std::ranges::sort(found, {}, &NotExecuted::at);
  return found;
}

}  // namespace ormlint
