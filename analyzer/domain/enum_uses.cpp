#include "domain/enum_uses.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "domain/guards.h"

namespace ormlint {

namespace {

// What one file does with enums.
struct FileUses {
  std::vector<EnumUse> uses;
  std::vector<std::pair<Id<Enum>, std::string_view>> assigned;  // attributes given to them from outside
};

class UseReader {
 public:
  UseReader(const Project& project, const EnumTable& table, FileId id)
      : project_(project), table_(table), id_(id), file_(project.index(id)) {}

  FileUses run() {
    for (const Id<Expr> expr : file_.reads) visit(expr);
    for (const Id<Expr> expr : file_.calls) visit(expr);
    for (EnumUse& use : found_.uses) {
      if (probed_.contains({use.owner, use.member})) use.guarded = true;
    }
    return std::move(found_);
  }

 private:
  void visit(Id<Expr> expr) {
    const Id<Stmt> stmt = file_.stmt_of_expr[expr.value];
    if (file_.damaged(file_[stmt].span)) return;  // it may be the parser's guess
    switch (file_[expr].kind) {
      case ExprKind::attribute:
        return attribute(expr, stmt);
      case ExprKind::subscript:
        return subscript(expr, stmt);
      case ExprKind::call:
        return call(expr, stmt);
      default:
        return;
    }
  }

  std::optional<Id<Enum>> owner(Id<Expr> object) const {
    const ExprKind kind = file_[object].kind;
    if (kind != ExprKind::name && kind != ExprKind::attribute) return std::nullopt;
    return table_.find(resolve(project_, id_, object));
  }

  void attribute(Id<Expr> expr, Id<Stmt> stmt) {
    const Expr& read = file_[expr];
    const std::optional<Id<Enum>> of = owner(read.parts[0]);
    if (!of) return;
    const std::string_view name = file_.text(read);
    if (name.starts_with('_')) return;  // __members__, _value2member_map_ and the like
    if (is_target(expr, stmt)) {
      found_.assigned.emplace_back(*of, name);
      return;
    }
    add({*of, name, false, expects_error(file_, stmt, {"AttributeError"}), {id_, file_.tree.name_span(read)}});
  }

  bool is_target(Id<Expr> expr, Id<Stmt> stmt) const {
    const Stmt& where = file_[stmt];
    if (where.kind == StmtKind::assign) {
      return where.exprs.from(1).contains(expr);
    }
    const bool written =
        where.kind == StmtKind::ann_assign || where.kind == StmtKind::aug_assign || where.kind == StmtKind::delete_stmt;
    return written && where.exprs[0] == expr;
  }

  void subscript(Id<Expr> expr, Id<Stmt> stmt) {
    const Expr& read = file_[expr];
    const auto key = string_value(file_, read.parts[1]);
    if (!key) return;
    const std::optional<Id<Enum>> of = owner(read.parts[0]);
    if (!of) return;
    add({*of, *key, true, expects_error(file_, stmt, {"KeyError", "LookupError"}), {id_, file_[read.parts[1]].span}});
  }

  void call(Id<Expr> expr, Id<Stmt> stmt) {
    const Expr& called = file_[callee(file_, expr)];
    if (called.kind != ExprKind::name) return;
    const std::string_view function = file_.text(called);
    if (function != "getattr" && function != "hasattr") return;
    const Id<Expr> object = positional(file_, expr, 0), name = positional(file_, expr, 1);
    if (!object || !name) return;
    const auto text = string_value(file_, name);
    const std::optional<Id<Enum>> of = text ? owner(object) : std::nullopt;
    if (!of || text->starts_with('_')) return;
    if (function == "hasattr") {
      probed_.insert({*of, *text});
    } else if (!positional(file_, expr, 2)) {
      add({*of, *text, false, expects_error(file_, stmt, {"AttributeError"}), {id_, file_[name].span}});
    }
  }

  void add(EnumUse use) { found_.uses.push_back(use); }

  const Project& project_;
  const EnumTable& table_;
  FileId id_;
  const FileIndex& file_;
  FileUses found_;
  std::set<std::pair<Id<Enum>, std::string_view>> probed_;  // hasattr(E, "X") in this file
};

}  // namespace

void read_enum_uses(const Project& project, const EnumTable& table, Domain& domain, unsigned threads) {
  std::vector<FileUses> made(project.files.size());
  parallel_for(made.size(), threads, [&](std::size_t n) {
    if (project.files[n].index) made[n] = UseReader(project, table, static_cast<FileId>(n)).run();
  });
  for (const FileUses& part : made) {
    domain.enum_uses.insert(domain.enum_uses.end(), part.uses.begin(), part.uses.end());
    for (const auto& [owner, name] : part.assigned) domain.enums[owner].attributes.insert(name);
  }
  std::ranges::sort(domain.enum_uses, {}, &EnumUse::at);
}

}  // namespace ormlint
