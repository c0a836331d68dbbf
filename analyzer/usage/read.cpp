#include "usage/read.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "domain/guards.h"
#include "types/evaluate.h"

namespace ormlint {

namespace {

// What an expression is, as the reader of a message would write it.
std::string written(const FileIndex& file, Id<Expr> expr) {
  if (std::string dotted = dotted_name(file, expr); !dotted.empty()) return dotted;
  const Expr& read = file[expr];
  if (read.kind == ExprKind::attribute) {
    const std::string object = written(file, read.parts[0]);
    return (object.empty() ? std::string("…") : object) + "." + std::string(file.text(read));
  }
  if (read.kind == ExprKind::call) {
    const std::string called = written(file, read.parts[0]);
    return called.empty() ? std::string() : called + "(…)";
  }
  return {};
}

class FileReader {
 public:
  FileReader(const Project& project, const Domain& domain, const Declarations& declarations, FileId id)
      : domain_(domain), evaluator_(project, domain, declarations), id_(id), file_(project.index(id)) {}

  Usage run() {
    for (const Id<Stmt> stmt : file_.tree.stmts.ids()) {
      if (file_.damaged(file_[stmt].span)) continue;
      statement_ = stmt;
      for (const Slice<Expr> exprs : {file_[stmt].decorators, file_[stmt].exprs, file_[stmt].extra}) {
        for (const Id<Expr> expr : exprs) walk(expr);
      }
    }
    std::erase_if(usage_.value_reads, [&](const ValueRead& read) { return is_guarded(read.object, read.at.span); });
    std::ranges::sort(usage_.value_reads, {}, &ValueRead::at);
    std::ranges::sort(usage_.members_shown, {}, &MemberShown::at);
    return std::move(usage_);
  }

 private:
  void walk(Id<Expr> id) {
    const Expr& expr = file_[id];
    if (expr.kind == ExprKind::attribute) attribute(id);
    if (expr.kind == ExprKind::call || expr.kind == ExprKind::joined_string) shown(id);
    if (expr.kind == ExprKind::call) note_guard(id);
    parents_.push_back(id);
    for (const Id<Expr> part : expr.parts) walk(part);
    parents_.pop_back();
  }

  // --- order.status.value ---

  void attribute(Id<Expr> id) {
    const Expr& expr = file_[id];
    const std::string_view name = file_.text(expr);
    if (is_stored(id)) assigned_.insert({function_of(id), written(file_, id)});
    if ((name != "value" && name != "name") || is_stored(id)) return;
    if (expects_error(file_, statement_, {"AttributeError"})) return;
    const Type type = evaluator_.of(id_, expr.parts[0]);
    const Location at{id_, {expr.span.end - static_cast<std::uint32_t>(name.size()), expr.span.end}};
    const Location whole{id_, {file_[expr.parts[0]].span.end, expr.span.end}};
    ValueRead read{name, at, whole, written(file_, expr.parts[0]), {}, nullptr, false};
    if (type.kind == TypeKind::column && name == "value") {
      read.model = type.model;
      read.column = evaluator_.column(type.model, type.attribute);
      read.on_class = true;
    } else if (type.column && type.kind == TypeKind::plain) {
      read.model = type.model;
      read.column = type.column;
    } else {
      return;
    }
    if (read.column) usage_.value_reads.push_back(std::move(read));
  }

  bool is_stored(Id<Expr> id) const {
    const Stmt& stmt = file_[statement_];
    if (stmt.kind == StmtKind::assign) {
      return std::ranges::any_of(stmt.exprs.from(1), [&](Id<Expr> target) { return target == id; });
    }
    const bool targets =
        stmt.kind == StmtKind::aug_assign || stmt.kind == StmtKind::ann_assign || stmt.kind == StmtKind::delete_stmt;
    return targets && stmt.exprs[0] == id;
  }

  Id<Scope> function_of(Id<Expr> id) const {
    Id<Scope> scope = file_.scope_of_expr[id.value];
    while (scope && file_[scope].kind == ScopeKind::comprehension) scope = file_[scope].parent;
    return scope;
  }

  // isinstance(x.status, …) and hasattr(x.status, "value"): the author knows that it may be either.
  void note_guard(Id<Expr> call) {
    const Expr& called = file_[file_[call].parts[0]];
    if (called.kind != ExprKind::name) return;
    const std::string_view name = file_.text(called);
    if (name != "isinstance" && name != "hasattr" && name != "getattr" && name != "type") return;
    if (const Id<Expr> object = positional(file_, call, 0))
      guarded_.insert({function_of(call), written(file_, object)});
  }

  // An attribute that the same function assigns holds what was assigned until it is loaded again.
  bool is_guarded(const std::string& object, Span at) const {
    return std::ranges::any_of(file_.functions, [&](Id<Stmt> function) {
      if (!file_[function].span.contains(at)) return false;
      const Id<Scope> scope = file_.body_scope_of_stmt[function.value];
      return guarded_.contains({scope, object}) || assigned_.contains({scope, object});
    });
  }

  // --- str(order.status), f"{order.status}" ---

  void shown(Id<Expr> id) {
    const Expr& expr = file_[id];
    Id<Expr> object;
    bool formatted = false;
    if (expr.kind == ExprKind::call) {
      const bool str = file_[expr.parts[0]].kind == ExprKind::name && file_.text(file_[expr.parts[0]]) == "str";
      if (!str || expr.parts.size() != 2 || file_[expr.parts[1]].kind == ExprKind::keyword) return;
      object = expr.parts[1];
    } else {
      // Only an f-string that is nothing but the member stands for it; a sentence around it is for people.
      if (expr.parts.size() != 1 || file_[expr.parts[0]].kind != ExprKind::formatted_value) return;
      const Expr& value = file_[expr.parts[0]];
      if (value.op == Op::to_repr || value.op == Op::to_ascii || file_[value.parts[1]].kind != ExprKind::absent) return;
      object = value.parts[0];
      formatted = value.op == Op::none;
    }
    const Type type = evaluator_.of(id_, object);
    if (type.kind != TypeKind::member) return;
    MemberShown made{type.members, {id_, expr.span}, written(file_, object), formatted, Meant::comparison,
                     {},           type.column};
    if (find_meaning(id, object, made)) usage_.members_shown.push_back(std::move(made));
  }

  bool find_meaning(Id<Expr> id, Id<Expr> object, MemberShown& made) {
    if (parents_.empty()) return stored_by_statement(id, made);
    const Id<Expr> parent = parents_.back();
    const Expr& around = file_[parent];
    if (around.kind == ExprKind::compare || around.kind == ExprKind::comparator) return compared(id, made);
    if (around.kind == ExprKind::keyword) return given_to_keyword(parent, object, made);
    if (around.kind == ExprKind::dict) return given_to_key(parent, id, object, made);
    return false;
  }

  bool stored_by_statement(Id<Expr> id, MemberShown& made) {
    const Stmt& stmt = file_[statement_];
    if (stmt.kind != StmtKind::assign || stmt.exprs[0] != id || stmt.exprs.size() != 2) return false;
    const Expr& target = file_[stmt.exprs[1]];
    if (target.kind != ExprKind::attribute) return false;
    const Type owner = evaluator_.of(id_, target.parts[0]);
    if (owner.kind != TypeKind::instance && owner.kind != TypeKind::fresh) return false;
    return into_column(evaluator_.column(owner.model, file_.text(target)), made);
  }

  // A column of text or labels, where the member's value belongs.
  bool into_column(const Column* column, MemberShown& made) const {
    if (!column || (column->type.loads != Loads::text && !column->type.labels)) return false;
    made.meant = Meant::column;
    made.column = column;
    return true;
  }

  bool compared(Id<Expr> id, MemberShown& made) {
    // The parent is the comparison, or one operand of it.
    const Id<Expr> parent = parents_.back();
    const bool right = file_[parent].kind == ExprKind::comparator;
    const Id<Expr> whole = right ? parents_[parents_.size() - 2] : parent;
    const Slice<Expr> parts = file_[whole].parts;
    if (parts.size() != 2) return false;
    const Op op = file_[parts[1]].op;
    if (op != Op::equal && op != Op::not_equal) return false;
    const Id<Expr> other = right ? parts[0] : file_[parts[1]].parts[0];
    (void)id;
    if (const auto text = string_value(file_, other)) {
      const Enum& members = domain_.enums[made.members];
      const bool meant = std::ranges::any_of(
          members.members, [&](const EnumMember& member) { return member.text == *text || member.name == *text; });
      made.with = *text;
      return meant;
    }
    const Type type = evaluator_.of(id_, other);
    if (type.kind == TypeKind::column) return into_column(evaluator_.column(type.model, type.attribute), made);
    return false;
  }

  // Model(status=str(member)) stores it; elsewhere a keyword of the attribute's own name means the value.
  bool given_to_keyword(Id<Expr> keyword_id, Id<Expr> object, MemberShown& made) {
    if (parents_.size() < 2) return false;
    const Id<Expr> call = parents_[parents_.size() - 2];
    if (file_[call].kind != ExprKind::call) return false;
    const std::string_view key = file_.text(file_[keyword_id]);
    const Type called = evaluator_.of(id_, file_[call].parts[0]);
    if (called.kind == TypeKind::model_class) return into_column(evaluator_.column(called.model, key), made);
    return field(key, object, made);
  }

  bool given_to_key(Id<Expr> dict, Id<Expr> id, Id<Expr> object, MemberShown& made) {
    const Slice<Expr> parts = file_[dict].parts;
    for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
      if (parts[n + 1] != id) continue;
      const auto key = string_value(file_, parts[n]);
      return key && field(*key, object, made);
    }
    return false;
  }

  bool field(std::string_view key, Id<Expr> object, MemberShown& made) const {
    const Expr& read = file_[object];
    if (read.kind != ExprKind::attribute || file_.text(read) != key || !made.column || is_for_people()) return false;
    made.meant = Meant::field;
    made.with = key;
    return true;
  }

  // Inside of a call of a logger, of print, or of what is raised.
  bool is_for_people() const {
    if (file_[statement_].kind == StmtKind::raise_stmt) return true;
    return std::ranges::any_of(parents_, [&](Id<Expr> around) {
      if (file_[around].kind != ExprKind::call) return false;
      const Expr& called = file_[file_[around].parts[0]];
      if (called.kind == ExprKind::name) return file_.text(called) == "print";
      if (called.kind != ExprKind::attribute) return false;
      const std::string_view method = file_.text(called);
      return method == "debug" || method == "info" || method == "warning" || method == "error" ||
             method == "exception" || method == "critical" || method == "log" || method == "warn" || method == "bind";
    });
  }

  const Domain& domain_;
  Evaluator evaluator_;
  FileId id_;
  const FileIndex& file_;
  Id<Stmt> statement_;
  std::vector<Id<Expr>> parents_;
  std::set<std::pair<Id<Scope>, std::string>> guarded_, assigned_;
  Usage usage_;
};

}  // namespace

Usage read_usage(const Project& project, const Domain& domain, const Declarations& declarations, unsigned threads) {
  std::vector<Usage> made(project.files.size());
  parallel_for(made.size(), threads, [&](std::size_t n) {
    if (project.files[n].index) made[n] = FileReader(project, domain, declarations, static_cast<FileId>(n)).run();
  });
  Usage all;
  for (Usage& part : made) {
    std::ranges::move(part.value_reads, std::back_inserter(all.value_reads));
    std::ranges::move(part.members_shown, std::back_inserter(all.members_shown));
  }
  return all;
}

}  // namespace ormlint
