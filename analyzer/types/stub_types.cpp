// What stubs' annotations say, and which of our kinds the library's classes are.
#include <algorithm>
#include <array>

#include "domain/orm_names.h"
#include "domain/value_types.h"
#include "project/modules.h"
#include "types/stub_use.h"

namespace ormlint {

namespace {

struct Kind {
  std::string_view dotted;
  TypeKind kind;
};

// The first of a kind is the class whose methods its values have.
constexpr std::array<Kind, 17> kinds{{
    {"sqlalchemy.orm.Session", TypeKind::session},
    {"sqlalchemy.orm.scoped_session", TypeKind::session},
    {"sqlalchemy.ext.asyncio.AsyncSession", TypeKind::async_session},
    {"sqlalchemy.ext.asyncio.async_scoped_session", TypeKind::async_session},
    {"sqlalchemy.orm.Query", TypeKind::query},
    {"sqlalchemy.Select", TypeKind::statement},
    {"sqlalchemy.Insert", TypeKind::statement},
    {"sqlalchemy.Update", TypeKind::statement},
    {"sqlalchemy.Delete", TypeKind::statement},
    {"sqlalchemy.CompoundSelect", TypeKind::statement},
    {"sqlalchemy.Result", TypeKind::result},
    {"sqlalchemy.ScalarResult", TypeKind::scalars},
    {"sqlalchemy.Row", TypeKind::row},
    {"sqlalchemy.ColumnElement", TypeKind::column},
    {"sqlalchemy.ColumnElement", TypeKind::clause},
    {"builtins.list", TypeKind::sequence},
    {"enum.Enum", TypeKind::member},
}};

// What a row, statement or dictionary is made of counts where it is known at all.
std::vector<Type> known_parts(std::vector<Type> arguments) {
  if (std::ranges::none_of(arguments, &Type::known)) arguments.clear();
  return arguments;
}

}  // namespace

Entity find_in_library(const Library& library, const std::string& dotted) {
  if (Entity found = library.find(dotted); !std::holds_alternative<Unknown>(found)) return found;
  const OrmName orm = orm_name(External{dotted});
  if (!orm || orm.package == Package::alembic || dotted.find(".func.") != dotted.npos) return Unknown{};
  for (const std::string_view module : {"sqlalchemy.", "sqlalchemy.orm.", "sqlalchemy.ext.asyncio."}) {
    if (Entity found = library.find(std::string(module) + orm.name); !std::holds_alternative<Unknown>(found))
      return found;
  }
  return Unknown{};
}

Type StubUse::instance(ClassRef ref, std::vector<Type> arguments) {
  const std::string dotted = library_.name_of(ref);
  if (const Loads loads = loads_of_class(dotted); loads != Loads::unknown && loads != Loads::list) {
    Type made = plain_type(loads);
    if (loads == Loads::json) made.parts = known_parts(std::move(arguments));
    return made;
  }
  if (dotted == "sqlalchemy.MappingResult") {
    const bool row = arguments.size() == 1 && arguments.front().kind == TypeKind::row;
    if (!row) return {};
    return type_of_parts(TypeKind::scalars, {type_of_parts(TypeKind::row_mapping, arguments.front().parts)});
  }
  if (dotted == "sqlalchemy.Row") return arguments.empty() ? Type{} : arguments.front();
  if (dotted == "sqlalchemy.ColumnElement")
    return clause_type(Truth::unknown, arguments.empty() ? Type{} : std::move(arguments.front()));
  if (dotted == "typing.Any" || dotted == "builtins.object") return {};
  const auto kind = std::ranges::find(kinds, std::string_view(dotted), &Kind::dotted);
  if (kind != kinds.end() && kind->kind != TypeKind::sequence && kind->kind != TypeKind::member)
    return type_of_parts(kind->kind, known_parts(std::move(arguments)));
  const bool plain_list = dotted == "builtins.list" || dotted == "builtins.set" || dotted == "builtins.frozenset" ||
                          dotted == "builtins.tuple";
  if (plain_list) return arguments.empty() ? Type{} : type_of_parts(TypeKind::sequence, std::move(arguments));
  Type made = type_of_parts(TypeKind::foreign, std::move(arguments));
  made.object = ref;
  if (Type element = StubUse(evaluator_, made, depth_ - 1).of_base("typing.Iterable"); element.known())
    return type_of_parts(TypeKind::sequence, {std::move(element)});
  return dotted.starts_with("typing.") && !dotted.starts_with("typing.Async") ? Type{} : made;
}

std::optional<ClassRef> StubUse::class_of(const Type& object) const {
  if (object.kind == TypeKind::foreign) return object.object;
  std::string dotted;
  if (object.kind == TypeKind::plain) {
    dotted = class_of_loads(object.loads);
  } else if (const auto kind = std::ranges::find(kinds, object.kind, &Kind::kind); kind != kinds.end()) {
    dotted = kind->dotted;
  }
  return dotted.empty() ? std::nullopt : library_.find_class(dotted);
}

// The class's type parameters with what they stand for; of `class X(Generic[T])` none are known.
StubUse::Parameters StubUse::parameters(ClassRef ref, const std::vector<Type>& arguments) const {
  const FileIndex& file = stub(ref.file);
  Parameters made;
  for (const Id<Expr> one : file[ref.stmt].extra) {
    const std::size_t n = made.size();
    made.emplace_back(file.text(file[one]), n < arguments.size() ? arguments[n] : Type{});
  }
  return made;
}

std::optional<StubUse::Parameters> StubUse::above(ClassRef ref, const Parameters& given, ClassRef base, int depth) {
  if (ref == base) return given;
  const ClassInfo* const info = library_.project.class_info(ref);
  if (!info || depth <= 0) return std::nullopt;
  for (const BaseRef& one : info->bases) {
    const auto* above_it = std::get_if<ClassRef>(&one.entity);
    if (!above_it) continue;
    std::vector<Type> arguments;
    const FileIndex& file = stub(ref.file);
    for (const Id<Expr> written : file[ref.stmt].exprs) {
      if (file[written].kind != ExprKind::subscript || file[written].parts[0] != one.expr) continue;
      StubUse inside(evaluator_, self_, depth_ - 1);
      inside.bound_ = given;
      for (const Id<Expr> argument : type_arguments(file, file[written].parts[1]))
        arguments.push_back(inside.annotation(ref.file, argument));
    }
    if (auto found = above(*above_it, parameters(*above_it, arguments), base, depth - 1)) return found;
  }
  return std::nullopt;
}

Type StubUse::of_base(std::string_view dotted) {
  const std::optional<ClassRef> ref = class_of(self_);
  const auto wanted = library_.find_class(dotted);
  if (!ref || !wanted || depth_ <= 0) return {};
  const auto known = above(*ref, parameters(*ref, self_.parts), *wanted, depth_);
  return known && !known->empty() ? known->front().second : Type{};
}

Type StubUse::attribute(std::string_view name) {
  const std::optional<ClassRef> ref = class_of(self_);
  const auto member = ref ? member_of(*ref, name) : std::nullopt;
  if (!member) return {};
  const FileIndex& file = stub(member->owner.file);
  const Binding& binding = file[member->binding];
  auto known = above(*ref, parameters(*ref, self_.parts), member->owner, depth_);
  if (!known) return {};
  bound_ = std::move(*known);
  if (binding.kind != BindingKind::function_def)
    return binding.annotation ? annotation(member->owner.file, binding.annotation) : Type{};
  const Stmt& function = file[binding.stmt];
  const bool reads = function.decorators.size() == 1 && dotted_name(file, function.decorators[0]).ends_with("property");
  return reads && function.exprs.size() > 1 ? annotation(member->owner.file, function.exprs[1]) : Type{};
}

const Type* StubUse::parameter(std::string_view name) const {
  const auto known = std::ranges::find(bound_, name, &Parameters::value_type::first);
  return known == bound_.end() ? nullptr : &known->second;
}

// In a stub a name of another stub, or, in a user's, one of the project that is analyzed.
Entity StubUse::entity(FileId file_id, Id<Expr> expr) const {
  Entity found = follow(library_.project, resolve(library_.project, file_id, expr));
  const std::string* const dotted = external_name(found);
  Entity there = dotted ? find_in_library(library_, *dotted) : Entity(Unknown{});
  return std::holds_alternative<Unknown>(there) ? found : there;
}

Type StubUse::annotation(FileId file_id, Id<Expr> id) {
  const FileIndex& file = stub(file_id);
  const Expr& expr = file[id];
  switch (expr.kind) {
    case ExprKind::constant:
      return is_none(file, id) ? type_of_parts(TypeKind::none, {}) : Type{};
    case ExprKind::string:
      return expr.parts.empty() ? Type{} : annotation(file_id, expr.parts[0]);
    case ExprKind::binary:
      return expr.op == Op::bit_or ? join(annotation(file_id, expr.parts[0]), annotation(file_id, expr.parts[1]))
                                   : Type{};
    case ExprKind::name:
    case ExprKind::attribute:
      return named(file_id, id, {});
    case ExprKind::subscript:
      break;
    default:
      return {};
  }
  const Entity origin = entity(file_id, expr.parts[0]);
  const auto* ref = std::get_if<ClassRef>(&origin);
  return subscript(file_id, expr.parts[0], ref ? library_.name_of(*ref) : std::string(),
                   type_arguments(file, expr.parts[1]));
}

// Part[R, "index"] and the like name a parameter; their other arguments are types.
Type StubUse::subscript(FileId file_id, Id<Expr> origin, std::string_view dotted,
                        const std::vector<Id<Expr>>& arguments) {
  const FileIndex& file = stub(file_id);
  const bool form_of_ours = dotted.starts_with("ormlint.");
  std::vector<Type> types;
  Id<Expr> spelled;
  for (const Id<Expr> argument : arguments) {
    if (form_of_ours && file[argument].kind == ExprKind::string) {
      spelled = argument;
    } else {
      types.push_back(annotation(file_id, argument));
    }
  }
  if (form_of_ours) return form(dotted.substr(8), file_id, std::move(types), spelled);
  if (file.text(file[origin]) == "Optional") return join(types.front(), type_of_parts(TypeKind::none, {}));
  if (dotted != "builtins.tuple") return named(file_id, origin, std::move(types));
  const Expr& last = file[arguments.back()];
  if (last.kind != ExprKind::constant || is_none(file, arguments.back()))
    return type_of_parts(TypeKind::row, std::move(types));
  return types.front().known() ? type_of_parts(TypeKind::sequence, {types.front()}) : Type{};  // tuple[T, ...]
}

}  // namespace ormlint
