// `.value` and `.name` read from what a column holds.
#include <algorithm>

#include "domain/guards.h"
#include "domain/models.h"
#include "usage/file_reader.h"

namespace ormlint {

void FileReader::attribute(Id<Expr> id) {
  const Expr& expr = file_[id];
  const std::string_view name = file_.text(expr);
  if (is_stored(id)) {
    assigned_.insert({view_.function_of(id), written(file_, id)});
    return;
  }
  if ((name != "value" && name != "name") || expects_error(file_, statement_, {"AttributeError"})) return;
  const Type type = evaluator_.of(id_, expr.parts[0]);
  const Location at{id_, file_.tree.name_span(expr)};
  const Location whole{id_, {file_[expr.parts[0]].span.end, expr.span.end}};
  ValueRead read{name, at, whole, written(file_, expr.parts[0]), type.model, type.column, false};
  if (type.kind == TypeKind::member && type.column && type.optional && !type.promised) nullable_read(id, type);
  if (type.kind == TypeKind::column && name == "value") {
    read.column = evaluator_.column(type.model, type.attribute);
    read.on_class = true;
  } else if (type.kind != TypeKind::plain) {
    return;
  }
  if (read.column) usage_.value_reads.push_back(std::move(read));
}

// order.status.value, where nothing in the function asks whether there is a status: neither of the object nor in the
// query.
void FileReader::nullable_read(Id<Expr> id, const Type& type) {
  if (is_test_file(view_.project.files[static_cast<std::size_t>(id_)].path)) return;  // it knows what it has made
  const Expr& read = file_[id];
  const std::string object = written(file_, read.parts[0]);
  if (type.column->nullable != true || type.column->has_default || object.empty() || object.ends_with(")")) return;
  const Id<Scope> function = view_.function_of(id);
  const bool asked = std::ranges::any_of(file_.reads, [&](Id<Expr> other) {
    if (other == id || other == read.parts[0] || file_[other].kind != ExprKind::attribute) return false;
    if (file_.text(file_[other]) != type.column->attribute || view_.function_of(other) != function) return false;
    const Id<Expr> around = view_.parent(other);
    const bool same_read =
        around && file_[around].kind == ExprKind::attribute && file_.text(file_[around]) == file_.text(read);
    return !same_read;
  });
  if (asked || view_.is_asked_for(id, type.column->attribute)) return;
  usage_.nullable_reads.push_back(
      {file_.text(read), {id_, file_.tree.name_span(read)}, object, type.model, type.column});
}

bool FileReader::is_stored(Id<Expr> id) const {
  const Stmt& stmt = file_[statement_];
  if (stmt.kind == StmtKind::assign) {
    return stmt.exprs.from(1).contains(id);
  }
  const bool targets =
      stmt.kind == StmtKind::aug_assign || stmt.kind == StmtKind::ann_assign || stmt.kind == StmtKind::delete_stmt;
  return targets && stmt.exprs[0] == id;
}

// isinstance(x.status, …) and hasattr(x.status, "value"): the author knows that it may be either.
void FileReader::note_guard(Id<Expr> call) {
  const Expr& called = file_[file_[call].parts[0]];
  if (called.kind != ExprKind::name) return;
  const std::string_view name = file_.text(called);
  if (name != "isinstance" && name != "hasattr" && name != "getattr" && name != "type") return;
  if (const Id<Expr> object = positional(file_, call, 0))
    guarded_.insert({view_.function_of(call), written(file_, object)});
}

// An attribute that the same function assigns holds what was assigned until it is loaded again.
bool FileReader::is_guarded(const std::string& object, Span at) const {
  return std::ranges::any_of(file_.functions, [&](Id<Stmt> function) {
    if (!file_[function].span.contains(at)) return false;
    const Id<Scope> scope = file_.body_scope_of_stmt[function.value];
    return guarded_.contains({scope, object}) || assigned_.contains({scope, object});
  });
}

}  // namespace ormlint
