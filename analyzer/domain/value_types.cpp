#include "domain/value_types.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/orm_names.h"
#include "project/library.h"

namespace ormlint {

namespace {

using Kind = std::pair<std::string_view, Loads>;

// Classes of which a value is known by what a column would load.
constexpr std::array<Kind, 14> classes{{
    {"builtins.str", Loads::text},
    {"builtins.int", Loads::integer},
    {"builtins.float", Loads::number},
    {"builtins.bool", Loads::boolean},
    {"builtins.bytes", Loads::bytes},
    {"builtins.list", Loads::list},
    {"builtins.dict", Loads::json},
    {"uuid.UUID", Loads::uuid},
    {"decimal.Decimal", Loads::decimal},
    {"datetime.datetime", Loads::date_time},
    {"datetime.date", Loads::date},
    {"datetime.time", Loads::time},
    {"datetime.timedelta", Loads::interval},
    {"typing.Dict", Loads::json},
}};

// The class that an annotation of a stub names: `str`, `list[str]`; none where it names several.
Loads annotated(const Library& library, FileId in, Id<Expr> annotation, std::string_view self) {
  const FileIndex& file = library.project.index(in);
  const Id<Expr> name = file[annotation].kind == ExprKind::subscript ? file[annotation].parts[0] : annotation;
  if (!is_named(file, name)) return Loads::unknown;
  const Entity entity = follow(library.project, resolve(library.project, in, name));
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    const std::string dotted = library.name_of(*ref);
    return loads_of_class(dotted == "typing.Self" ? self : dotted);
  }
  const std::string* const builtin = external_name(entity);
  return builtin ? loads_of_class(*builtin) : Loads::unknown;
}

// What a class makes, a function returns or an attribute holds, by its stub.
Loads by_stub(const Library& library, std::string_view dotted) {
  const Entity entity = library.find(dotted);
  if (const auto* ref = std::get_if<ClassRef>(&entity)) return loads_of_class(library.name_of(*ref));
  if (const auto* variable = std::get_if<VariableRef>(&entity)) {
    const Id<Expr> annotation = library.project.index(variable->file)[variable->binding].annotation;
    return annotation ? annotated(library, variable->file, annotation, {}) : Loads::unknown;
  }
  const auto* function = std::get_if<FunctionRef>(&entity);
  if (!function) return Loads::unknown;
  const Stmt& stmt = library.project.index(function->file)[function->stmt];
  const std::string_view around = dotted.substr(0, dotted.rfind('.'));
  return stmt.exprs.size() > 1 ? annotated(library, function->file, stmt.exprs[1], around) : Loads::unknown;
}

Loads number_kind(std::string_view text) {
  return text.find_first_of(".eEjJ") == text.npos || text.starts_with("0x") ? Loads::integer : Loads::number;
}

Loads call_result(const Project& project, FileId in, Id<Expr> call) {
  const FileIndex& index = project.index(in);
  const Id<Expr> called = index[call].parts[0];
  return is_named(index, called) ? result_of(project, follow(project, resolve(project, in, called))) : Loads::unknown;
}

// value.upper(), uuid4().hex: by the class of what is before the dot.
Loads member_of(const Project& project, Loads object, std::string_view name) {
  const std::string_view owner = class_of_loads(object);
  if (owner.empty() || !project.library) return Loads::unknown;
  return by_stub(*project.library, std::string(owner) + "." + std::string(name));
}

// One TypeDecorator's method: what its second parameter is, and what comes of it.
class Conversion {
 public:
  Conversion(const Project& project, FileId in, Id<Stmt> method, Loads impl)
      : project_(project), in_(in), file_(project.index(in)), method_(method), impl_(impl) {
    const Slice<Expr> parameters = file_[file_[method].exprs[0]].parts;
    if (parameters.size() > 1) value_ = file_.text(file_[parameters[1]]);
  }

  Loads run() {
    if (value_.empty() || !file_[method_].decorators.empty()) return Loads::unknown;
    for (const Id<Expr> returned : returns_of(file_, method_)) add(returned);
    return known_ ? found_ : Loads::unknown;
  }

 private:
  bool is_value(Id<Expr> expr) const { return file_[expr].kind == ExprKind::name && file_.text(file_[expr]) == value_; }

  // if value is None: return value
  bool is_none_here(Id<Expr> expr) const {
    const Id<Stmt> around = file_.parent_of_stmt[file_.stmt_of_expr[expr.value].value];
    if (!around || file_[around].kind != StmtKind::if_stmt ||
        file_[around].body.first > file_.stmt_of_expr[expr.value].value)
      return false;
    const Expr& test = file_[file_[around].exprs[0]];
    if (test.kind != ExprKind::compare || test.parts.size() != 2 || !is_value(test.parts[0])) return false;
    const Expr& with = file_[test.parts[1]];
    return with.op == Op::is && is_none(file_, with.parts[0]) &&
           file_[around].body.first + file_[around].body.count > file_.stmt_of_expr[expr.value].value;
  }

  void add(Id<Expr> returned) {
    const Expr& expr = file_[returned];
    if (expr.kind == ExprKind::absent || is_none(file_, returned)) return;
    if (expr.kind == ExprKind::conditional) {
      add(expr.parts[1]);
      return add(expr.parts[2]);
    }
    if (is_value(returned) && is_none_here(returned)) return;
    Loads gives = value_type(project_, {in_, returned});
    if (expr.kind == ExprKind::call && impl_ == Loads::text) {
      const Expr& called = file_[expr.parts[0]];
      if (called.kind == ExprKind::attribute && is_value(called.parts[0]))
        gives = member_of(project_, Loads::text, file_.text(called));
    }
    known_ &= gives != Loads::unknown && (found_ == Loads::unknown || found_ == gives);
    found_ = gives;
  }

  const Project& project_;
  FileId in_;
  const FileIndex& file_;
  Id<Stmt> method_;
  Loads impl_;
  std::string_view value_;
  Loads found_ = Loads::unknown;
  bool known_ = true;
};

}  // namespace

Loads loads_of_class(std::string_view dotted) {
  const auto found = std::ranges::find(classes, dotted, &Kind::first);
  return found == classes.end() ? Loads::unknown : found->second;
}

std::string_view class_of_loads(Loads loads) {
  const auto found = std::ranges::find(classes, loads, &Kind::second);
  return found == classes.end() ? std::string_view{} : found->first;
}

Loads result_of(const Project& project, const Entity& entity) {
  const std::string* const dotted = external_name(entity);
  return dotted && project.library ? by_stub(*project.library, *dotted) : Loads::unknown;
}

bool is_named(const FileIndex& index, Id<Expr> expr) {
  return index[expr].kind == ExprKind::name || index[expr].kind == ExprKind::attribute;
}

bool is_hex_of_uuid(const Project& project, FileId in, Id<Expr> expr) {
  const FileIndex& index = project.index(in);
  if (index[expr].kind != ExprKind::attribute || index.text(index[expr]) != "hex") return false;
  const Id<Expr> object = index[expr].parts[0];
  return index[object].kind == ExprKind::call && call_result(project, in, object) == Loads::uuid;
}

Loads value_type(const Project& project, Place place) {
  const FileIndex& index = project.index(place.file);
  const Expr& value = index[place.expr];
  switch (value.kind) {
    case ExprKind::constant:
      return index.text(value) == "True" || index.text(value) == "False" ? Loads::boolean : Loads::unknown;
    case ExprKind::number:
      return number_kind(index.text(value));
    case ExprKind::unary:
      return value.op == Op::negate && index[value.parts[0]].kind == ExprKind::number
                 ? number_kind(index.text(index[value.parts[0]]))
                 : Loads::unknown;
    case ExprKind::string:
    case ExprKind::joined_string:
      return Loads::text;
    case ExprKind::bytes:
      return Loads::bytes;
    case ExprKind::list:
      return Loads::list;
    case ExprKind::dict:
      return Loads::json;
    case ExprKind::call:
      return call_result(project, place.file, place.expr);
    case ExprKind::attribute:
      return is_hex_of_uuid(project, place.file, place.expr) ? Loads::text : Loads::unknown;
    default:
      return Loads::unknown;
  }
}

Loads converted(const Project& project, FileId in, Id<Stmt> method, Loads impl) {
  return Conversion(project, in, method, impl).run();
}

}  // namespace ormlint
