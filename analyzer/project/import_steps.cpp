#include "project/import_steps.h"

#include <algorithm>
#include <array>

#include "project/import_guards.h"
#include "project/modules.h"
#include "project/standard_library.h"

namespace ormlint {

namespace {

// Sources: importlib, runpy and the built-in functions.
constexpr std::array<std::string_view, 7> importing{"import_module", "__import__", "exec",    "exec_module",
                                                    "load_module",   "run_module", "run_path"};

bool is_named(const FileIndex& file, Id<Expr> id, std::string_view name) {
  const Expr& expr = file[id];
  return (expr.kind == ExprKind::name || expr.kind == ExprKind::attribute) && file.text(expr) == name;
}

bool asks_for_main(const FileIndex& file, Id<Expr> id) {
  const Expr& expr = file[id];
  return expr.kind == ExprKind::compare && is_named(file, expr.parts[0], "__name__");
}

class StepReader {
 public:
  StepReader(const Project& project, FileId file) : project_(project), file_(file), index_(project.index(file)) {}

  ImportSteps read() {
    walk(index_.tree.body, true, false);
    for (const Id<Expr> call : index_.calls) {
      if (is_dynamic(index_[index_[call].parts[0]])) {
        const ImportStep step{ImportStep::Kind::dynamic, false, {}, {}, index_[call].span.begin};
        (runs_now(index_.scope_of_expr[call.value]) ? steps_.now : steps_.later).push_back(step);
        continue;
      }
      if (runs_now(index_.scope_of_expr[call.value])) add_call(index_[call].parts[0], index_[call].span.begin);
    }
    for (const Id<Stmt> stmt : index_.functions) add_definition(stmt);
    for (const Id<Stmt> stmt : index_.classes) add_definition(stmt);
    std::ranges::stable_sort(steps_.now, {}, &ImportStep::at);
    return std::move(steps_);
  }

 private:
  void walk(Slice<Stmt> block, bool sure, bool later) {
    for (const Id<Stmt> id : block) visit(id, sure, later);
  }

  void visit(Id<Stmt> id, bool sure, bool later) {
    const Stmt& stmt = index_[id];
    switch (stmt.kind) {
      case StmtKind::import_stmt:
        for (const Id<Expr> alias : stmt.exprs) add({ImportStep::Kind::import_module, sure, id, alias}, later);
        return;
      case StmtKind::import_from:
        return add({ImportStep::Kind::import_from, sure, id, {}}, later);
      case StmtKind::function_def:
        return walk(stmt.body, false, true);
      case StmtKind::class_def:
        return walk(stmt.body, sure, later);
      case StmtKind::if_stmt:
        if (is_named(index_, stmt.exprs[0], "TYPE_CHECKING")) return walk(stmt.orelse, sure, later);
        if (!asks_for_main(index_, stmt.exprs[0])) walk(stmt.body, false, later);
        return walk(stmt.orelse, false, later);
      default:
        walk(stmt.body, false, later);
        walk(stmt.handlers, false, later);
        walk(stmt.orelse, false, later);
        walk(stmt.final_body, false, later);
    }
  }

  void add(ImportStep step, bool later) {
    step.at = step.alias ? index_[step.alias].span.begin : index_[step.stmt].span.begin;
    step.sure = step.sure && !may_fail(index_, step.stmt);
    (later ? steps_.later : steps_.now).push_back(step);
  }

  bool runs_now(Id<Scope> scope) const {
    for (Id<Scope> at = scope; at; at = index_[at].parent) {
      const ScopeKind kind = index_[at].kind;
      if (kind == ScopeKind::function || kind == ScopeKind::lambda) return false;
    }
    return true;
  }

  void add_definition(Id<Stmt> id) {
    const Stmt& stmt = index_[id];
    if (!runs_now(index_.scope_of_stmt[id.value])) return;
    for (const Id<Expr> decorator : stmt.decorators) {
      if (index_[decorator].kind != ExprKind::call) add_call(decorator, stmt.span.end);
    }
    if (stmt.kind != StmtKind::class_def) return;
    for (const Id<Expr> base : stmt.exprs) add_call(base, stmt.span.end);
  }

  bool is_dynamic(const Expr& called) const {
    const bool named = called.kind == ExprKind::name || called.kind == ExprKind::attribute;
    return named && std::ranges::find(importing, index_.text(called)) != importing.end();
  }

  // What comes from outside runs none of the project's functions; nor do the methods of what a call outside has made.
  void add_call(Id<Expr> called, std::uint32_t at) {
    if (is_foreign(called)) return;
    Id<Expr> root = called;
    while (index_[root].kind == ExprKind::attribute) root = index_[root].parts[0];
    const Entity entity = resolve(project_, file_, root);
    if (const auto* variable = std::get_if<VariableRef>(&entity)) {
      const FileIndex& file = project_.index(variable->file);
      const Id<Expr> value = file[variable->binding].value;
      const bool made = value && file[value].kind == ExprKind::call && file[variable->binding].sole_target;
      if (made && external_name(resolve(project_, variable->file, file[value].parts[0]))) return;
    }
    steps_.now.push_back({ImportStep::Kind::call, false, {}, {}, at});
  }

  bool is_foreign(Id<Expr> called) const {
    return external_name(resolve(project_, file_, called)) != nullptr || is_literal(called);
  }

  bool is_literal(Id<Expr> called) const {
    const Expr& expr = index_[called];
    return expr.kind == ExprKind::attribute && index_[expr.parts[0]].kind == ExprKind::string;
  }

  const Project& project_;
  FileId file_;
  const FileIndex& index_;
  ImportSteps steps_;
};

std::string relative_name(const Project& project, FileId file, unsigned level, std::string_view own,
                          std::string_view dotted) {
  const Module& module = project.modules[project.files[static_cast<std::size_t>(file)].module];
  unsigned up = module.package ? level - 1 : level;
  for (; up > 0; --up) own = own.substr(0, own.find('.') == own.npos ? 0 : own.rfind('.'));
  if (dotted.empty() || own.empty()) return std::string(own.empty() ? dotted : own);
  return std::string(own) + "." + std::string(dotted);
}

// Of an empty package every name is a submodule, or it comes from elsewhere.
bool gives_submodules(const Project& project, FileId file, const Stmt& stmt, std::string_view dotted) {
  const FileIndex& index = project.index(file);
  return std::ranges::all_of(stmt.exprs, [&](Id<Expr> alias) {
    const Found found = find_module(project, file, std::string(dotted) + "." + std::string(index.text(index[alias])));
    return found.module && !found.weak;
  });
}

}  // namespace

ImportSteps read_steps(const Project& project, FileId file) { return StepReader(project, file).read(); }

ImportTarget target_of(const Project& project, FileId file, const ImportStep& step, std::string_view own) {
  const FileIndex& index = project.index(file);
  const Stmt& stmt = index[step.stmt];
  if (step.kind == ImportStep::Kind::import_module) {
    const std::string_view dotted = index.text(index[step.alias]);
    const Found found = find_module(project, file, dotted);
    const bool proved = !found.weak && !is_standard_library(dotted.substr(0, dotted.find('.')));
    return {found.module.value_or(Id<Module>{}), std::string(dotted), proved};
  }
  const ImportedFrom& from = project.files[static_cast<std::size_t>(file)].imported(step.stmt);
  const std::string_view dotted = index.tree.name(stmt);
  if (stmt.level > 0) return {from.module, relative_name(project, file, stmt.level, own, dotted), true};
  bool proved = !from.weak && !is_standard_library(dotted.substr(0, dotted.find('.')));
  if (from.module && from.weak && project.modules[from.module].hollow) {
    proved = gives_submodules(project, file, stmt, dotted);
  }
  return {from.module, std::string(dotted), proved};
}

}  // namespace ormlint
