// What runs at start-up is what stands beside the making of the application, in a module or a factory; the handlers
// that a framework calls; and the functions that these call. Facts: FastAPI's documentation, "Lifespan Events";
// Flask's, "Application Factories".
#include "domain/start_up.h"

#include <algorithm>
#include <array>

#include "domain/models.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 6> applications{
    "fastapi.FastAPI", "flask.Flask",       "starlette.applications.Starlette",
    "quart.Quart",     "litestar.Litestar", "sanic.Sanic"};
constexpr int most_calls = 4;  // from the start to create_all()

struct Code {  // a function's body, or a module's
  FileId file{};
  Id<Stmt> function;  // none: the module's
};

bool leaves(const FileIndex& index, Id<Stmt> around) {
  return std::ranges::any_of(index.tree.stmts, [&](const Stmt& stmt) {
    const bool ends = stmt.kind == StmtKind::return_stmt || stmt.kind == StmtKind::raise_stmt;
    return ends && index[around].span.contains(stmt.span);
  });
}

// It stands in the body itself, or within `with` and `try`, and nothing before it may leave.
bool runs_surely(const FileIndex& index, const Code& code, Id<Stmt> stmt) {
  for (;;) {
    const Id<Stmt> around = index.parent_of_stmt[stmt.value];
    const bool outermost = around == code.function;
    const bool holds =
        outermost || index[around].kind == StmtKind::with_stmt || index[around].kind == StmtKind::try_stmt;
    if (!holds) return false;
    const Slice<Stmt> body = around ? index[around].body : index.tree.body;
    bool found = false;
    for (const Id<Stmt> one : body) {
      found = one == stmt;
      if (found) break;
      if (index[one].kind != StmtKind::function_def && index[one].kind != StmtKind::class_def && leaves(index, one))
        return false;
    }
    if (!found) return false;  // in a handler
    if (outermost) return true;
    stmt = around;
  }
}

// The body that an expression stands in, where that is a function's or the module's.
std::optional<Code> code_of(const FileIndex& index, FileId file, Id<Expr> expr) {
  const Scope& scope = index[index.scope_of_expr[expr.value]];
  if (scope.kind == ScopeKind::module) return Code{file, {}};
  if (scope.kind != ScopeKind::function) return std::nullopt;
  return Code{file, scope.stmt};
}

class StartUp {
 public:
  explicit StartUp(const Project& project) : project_(project) {}

  bool runs(FileId file, Id<Expr> expr, int calls = most_calls) const {
    const FileIndex& index = project_.index(file);
    const auto code = code_of(index, file, expr);
    return code && runs_surely(index, *code, index.stmt_of_expr[expr.value]) && starts(*code, calls);
  }

 private:
  std::string_view name_of(const Code& code) const {
    const FileIndex& index = project_.index(code.file);
    return index.text(index[code.function].name);
  }

  bool makes_application(const Code& code) const {
    const FileIndex& index = project_.index(code.file);
    return std::ranges::any_of(index.calls, [&](Id<Expr> call) {
      const auto there = code_of(index, code.file, call);
      if (!there || there->function != code.function) return false;
      const Entity made = follow(project_, resolve(project_, code.file, index[call].parts[0]));
      const std::string* const dotted = external_name(made);
      return dotted && std::ranges::find(applications, *dotted) != applications.end();
    });
  }

  // @app.on_event("startup")
  bool is_handler(const Code& code) const {
    const FileIndex& index = project_.index(code.file);
    return std::ranges::any_of(index[code.function].decorators, [&](Id<Expr> decorator) {
      if (index[decorator].kind != ExprKind::call) return false;
      const Id<Expr> called = index[decorator].parts[0], event = positional(index, decorator, 0);
      return index[called].kind == ExprKind::attribute && index.text(index[called]) == "on_event" && event &&
             string_value(index, event) == "startup";
    });
  }

  bool means(FileId file, Id<Expr> expr, const Code& code) const {
    const Entity entity = follow(project_, resolve(project_, file, expr));
    const auto* const function = std::get_if<FunctionRef>(&entity);
    return function && function->file == code.file && function->stmt == code.function;
  }

  // What starts calls it, or is given it as lifespan=.
  bool is_started(const Code& code, int calls) const {
    const std::string_view name = name_of(code);
    for (std::size_t n = 0; n < project_.files.size(); ++n) {
      const ProjectFile& entry = project_.files[n];
      if (!entry.index || is_test_file(entry.path) || !entry.index->tree.strings.contains(name)) continue;
      const auto file = static_cast<FileId>(n);
      const FileIndex& index = *entry.index;
      const bool started = std::ranges::any_of(index.calls, [&](Id<Expr> call) {
        const Id<Expr> lifespan = keyword(index, call, "lifespan");
        if (lifespan && means(file, lifespan, code)) return true;
        return calls > 0 && means(file, index[call].parts[0], code) && runs(file, call, calls - 1);
      });
      if (started) return true;
    }
    return false;
  }

  bool starts(const Code& code, int calls) const {
    if (makes_application(code)) return true;
    return code.function && (is_handler(code) || is_started(code, calls));
  }

  const Project& project_;
};

// Called, or handed to run_sync().
bool is_used(const FileIndex& index, Id<Expr> method) {
  return std::ranges::any_of(index.calls, [&](Id<Expr> call) {
    const Id<Expr> called = index[call].parts[0];
    if (called == method) return true;
    return index[called].kind == ExprKind::attribute && index.text(index[called]) == "run_sync" &&
           positional(index, call, 0) == method;
  });
}

}  // namespace

std::vector<StartUpCall> find_start_up_calls(const Project& project) {
  std::vector<StartUpCall> found;
  const StartUp start_up(project);
  for (std::size_t n = 0; n < project.files.size(); ++n) {
    const ProjectFile& entry = project.files[n];
    if (!entry.index || is_test_file(entry.path) || !entry.index->tree.strings.contains("create_all")) continue;
    const auto file = static_cast<FileId>(n);
    const FileIndex& index = *entry.index;
    for (const Id<Expr> read : index.reads) {
      if (index[read].kind != ExprKind::attribute || index.text(index[read]) != "create_all") continue;
      if (!is_used(index, read) || !start_up.runs(file, read)) continue;
      const Span whole = index[read].span;
      found.push_back({file, index[read].parts[0], {file, {whole.end - 10, whole.end}}});
    }
  }
  return found;
}

}  // namespace ormlint
