// Members turned into text: str(order.status), f"{order.status}".
#include <algorithm>
#include <array>

#include "usage/file_reader.h"

namespace ormlint {

namespace {

// What loggers call their methods, the standard library's and structlog's.
constexpr std::array<std::string_view, 9> log_methods{"debug",    "info", "warning", "error", "exception",
                                                      "critical", "log",  "warn",    "bind"};

}  // namespace

// What is turned into text by str(…), or by an f-string that is nothing but it; a sentence around it is for people.
Id<Expr> FileReader::turned_into_text(Id<Expr> id, bool& formatted) const {
  const Expr& expr = file_[id];
  if (expr.kind == ExprKind::call) {
    const bool str = file_[expr.parts[0]].kind == ExprKind::name && file_.text(file_[expr.parts[0]]) == "str";
    if (!str || expr.parts.size() != 2 || file_[expr.parts[1]].kind == ExprKind::keyword) return {};
    return expr.parts[1];
  }
  if (expr.parts.size() != 1 || file_[expr.parts[0]].kind != ExprKind::formatted_value) return {};
  const Expr& value = file_[expr.parts[0]];
  const bool plain =
      value.op != Op::to_repr && value.op != Op::to_ascii && file_[value.parts[1]].kind == ExprKind::absent;
  formatted = value.op == Op::none;
  return plain ? value.parts[0] : Id<Expr>{};
}

void FileReader::shown(Id<Expr> id) {
  bool formatted = false;
  const Id<Expr> object = turned_into_text(id, formatted);
  if (!object) return;
  const Type type = evaluator_.of(id_, object);
  if (type.kind != TypeKind::member) return;
  MemberShown made{type.members, {id_, file_[id].span}, written(file_, object), formatted, Meant::comparison, {},
                   type.column};
  if (find_meaning(id, object, made)) usage_.members_shown.push_back(std::move(made));
}

bool FileReader::find_meaning(Id<Expr> id, Id<Expr> object, MemberShown& made) {
  Id<Expr> parent = view_.parent(id);
  // `str(x) if x else None` is the text or something else; what is around it means the text.
  while (parent && file_[parent].kind == ExprKind::conditional && file_[parent].parts[0] != id) {
    id = parent;
    parent = view_.parent(id);
  }
  if (!parent) return stored_by_statement(id, made);
  const ExprKind kind = file_[parent].kind;
  const Id<Expr> around = view_.parent(parent);
  if (kind == ExprKind::compare) return compared(parent, false, made);
  if (kind == ExprKind::comparator && around) return compared(around, true, made);
  if (kind == ExprKind::keyword && around) return given_to_keyword(around, parent, object, made);
  if (kind == ExprKind::dict) return given_to_key(parent, id, object, made);
  return false;
}

bool FileReader::stored_by_statement(Id<Expr> id, MemberShown& made) {
  const Stmt& stmt = file_[statement_];
  if (stmt.kind != StmtKind::assign || stmt.exprs[0] != id || stmt.exprs.size() != 2) return false;
  const Expr& target = file_[stmt.exprs[1]];
  if (target.kind != ExprKind::attribute) return false;
  const Type owner = evaluator_.of(id_, target.parts[0]);
  if (owner.kind != TypeKind::instance && owner.kind != TypeKind::fresh) return false;
  return into_column(evaluator_.column(owner.model, file_.text(target)), made);
}

// A column of text or labels, where the member's value belongs.
bool FileReader::into_column(const Column* column, MemberShown& made) const {
  if (!column || (column->type.loads != Loads::text && !column->type.labels)) return false;
  made.meant = Meant::column;
  made.column = column;
  return true;
}

bool FileReader::compared(Id<Expr> comparison, bool right, MemberShown& made) {
  const Slice<Expr> parts = file_[comparison].parts;
  if (parts.size() != 2) return false;
  const Op op = file_[parts[1]].op;
  if (op != Op::equal && op != Op::not_equal) return false;
  const Id<Expr> other = right ? parts[0] : file_[parts[1]].parts[0];
  if (const auto text = string_value(file_, other)) {
    made.with = *text;
    return std::ranges::any_of(domain_.enums[made.members].members,
                               [&](const EnumMember& member) { return member.text == *text || member.name == *text; });
  }
  const Type type = evaluator_.of(id_, other);
  return type.kind == TypeKind::column && into_column(evaluator_.column(type.model, type.attribute), made);
}

// Model(status=str(member)) stores it; elsewhere a keyword of the attribute's own name means the value.
bool FileReader::given_to_keyword(Id<Expr> call, Id<Expr> keyword, Id<Expr> object, MemberShown& made) {
  if (file_[call].kind != ExprKind::call) return false;
  const std::string_view key = file_.text(file_[keyword]);
  const Type called = evaluator_.of(id_, file_[call].parts[0]);
  if (called.kind == TypeKind::model_class) return into_column(evaluator_.column(called.model, key), made);
  return field(key, object, made);
}

bool FileReader::given_to_key(Id<Expr> dict, Id<Expr> value, Id<Expr> object, MemberShown& made) {
  const Slice<Expr> parts = file_[dict].parts;
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    if (parts[n + 1] != value) continue;
    const auto key = string_value(file_, parts[n]);
    return key && field(*key, object, made);
  }
  return false;
}

bool FileReader::field(std::string_view key, Id<Expr> object, MemberShown& made) const {
  const Expr& read = file_[object];
  if (read.kind != ExprKind::attribute || file_.text(read) != key || !made.column || is_for_people(object))
    return false;
  made.meant = Meant::field;
  made.with = key;
  return true;
}

// Inside of a call of a logger, of print, or of what is raised.
bool FileReader::is_for_people(Id<Expr> id) const {
  if (file_[statement_].kind == StmtKind::raise_stmt) return true;
  for (Id<Expr> around = view_.parent(id); around; around = view_.parent(around)) {
    if (file_[around].kind != ExprKind::call) continue;
    const Expr& called = file_[file_[around].parts[0]];
    const std::string_view name = file_.text(called);
    if (called.kind == ExprKind::name && name == "print") return true;
    if (called.kind == ExprKind::attribute && std::ranges::find(log_methods, name) != log_methods.end()) return true;
  }
  return false;
}

}  // namespace ormlint
