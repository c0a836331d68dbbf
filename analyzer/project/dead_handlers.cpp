#include "project/dead_handlers.h"

#include <algorithm>

#include "project/modules.h"

namespace ormlint {

namespace {

class Reader {
 public:
  Reader(const Project& project, FileId file) : project_(project), id_(file), file_(project.index(file)) {}

  std::vector<Span> run() const {
    std::vector<Span> found;
    for (const Stmt& stmt : file_.tree.stmts) {
      if (stmt.kind != StmtKind::try_stmt || !imports_own(stmt.body)) continue;
      for (const Id<Stmt> handler : stmt.handlers) {
        if (catches_imports(file_[handler])) found.push_back(file_[handler].span);
      }
    }
    std::ranges::sort(found, {}, &Span::begin);
    return found;
  }

 private:
  bool is_there(Id<Stmt> id) const {
    const Stmt& stmt = file_[id];
    if (stmt.kind == StmtKind::import_stmt) {
      return std::ranges::all_of(stmt.exprs, [&](Id<Expr> alias) {
        const Found found = find_module(project_, id_, file_.text(file_[alias]));
        return found.module && !found.weak;
      });
    }
    const ImportedFrom& from = project_.files[static_cast<std::size_t>(id_)].imported(id);
    if (!from.module || from.weak) return false;
    const Module& module = project_.modules[from.module];
    return std::ranges::all_of(stmt.exprs, [&](Id<Expr> alias) {
      const std::string_view name = file_.text(file_[alias]);
      return module.exports.contains(name) || module.submodules.contains(name);
    });
  }

  // Imports of what is there, and beside them only what imports nothing: no call.
  bool imports_own(Slice<Stmt> body) const {
    bool any = false;
    for (const Id<Stmt> id : body) {
      const StmtKind kind = file_[id].kind;
      const bool import = kind == StmtKind::import_stmt || kind == StmtKind::import_from;
      const bool plain = kind == StmtKind::assign || kind == StmtKind::ann_assign || kind == StmtKind::pass_stmt;
      if (import ? !is_there(id) : !plain || calls(file_[id].span)) return false;
      any |= import;
    }
    return any;
  }

  bool calls(Span span) const {
    return std::ranges::any_of(file_.calls, [&](Id<Expr> call) { return span.contains(file_[call].span); });
  }

  bool catches_imports(const Stmt& handler) const {
    if (handler.exprs.empty()) return false;
    const Expr& type = file_[handler.exprs[0]];
    const auto is_one = [&](const Expr& expr) {
      return expr.kind == ExprKind::name &&
             (file_.text(expr) == "ImportError" || file_.text(expr) == "ModuleNotFoundError");
    };
    if (type.kind != ExprKind::tuple) return is_one(type);
    return std::ranges::all_of(type.parts, [&](Id<Expr> part) { return is_one(file_[part]); });
  }

  const Project& project_;
  FileId id_;
  const FileIndex& file_;
};

}  // namespace

std::vector<Span> dead_handlers(const Project& project, FileId file) { return Reader(project, file).run(); }

}  // namespace ormlint
