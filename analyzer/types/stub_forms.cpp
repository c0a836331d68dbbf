// Names in stubs, and the special forms of types/stubs/ormlint.pyi.
#include <algorithm>

#include "project/modules.h"
#include "types/stub_use.h"

namespace ormlint {

namespace {

// What a function has made is no longer what it was given.
Type computed(Type type) {
  type.literal.reset();
  type.member = {};
  type.column = nullptr;
  type.optional = false;
  return type;
}

// Of the project that is analyzed: app.models.Order.
Entity find_in_project(const Project& project, FileId from, std::string_view dotted) {
  for (std::size_t dot = dotted.rfind('.'); dot != dotted.npos && dot > 0; dot = dotted.rfind('.', dot - 1)) {
    const Found found = find_module(project, from, dotted.substr(0, dot));
    if (!found.module) continue;
    Entity entity = *found.module;
    for (std::string_view rest = dotted.substr(dot + 1); !rest.empty();) {
      const std::size_t end = rest.find('.');
      entity = attribute_of(project, entity, rest.substr(0, end));
      rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    }
    return follow(project, entity);
  }
  return Unknown{};
}

}  // namespace

// A row of one entity is that entity where Query gives it, and where scalars() takes it.
Type first_of(const Type& row) {
  if (row.kind != TypeKind::row) return row;
  return row.parts.empty() || row.parts.front().kind == TypeKind::rest ? Type{} : row.parts.front();
}

Type StubUse::named(FileId file_id, Id<Expr> expr, std::vector<Type> arguments) {
  const Entity what = entity(file_id, expr);
  if (const std::string* const dotted = external_name(what))
    return evaluator_.from_entity(find_in_project(evaluator_.project_, evaluator_.file_, *dotted));
  if (std::holds_alternative<VariableRef>(what)) {
    const Type* const known = parameter(stub(file_id).text(stub(file_id)[expr]));
    return known ? *known : Type{};
  }
  const auto* ref = std::get_if<ClassRef>(&what);
  if (!ref) return {};
  const std::string dotted = library_.name_of(*ref);
  if (dotted == "typing.Self") return self_.kind == TypeKind::plain ? computed(self_) : self_;
  return dotted.starts_with("ormlint.") ? form(std::string_view(dotted).substr(8), file_id, {}, {})
                                        : instance(*ref, std::move(arguments));
}

Type StubUse::form(std::string_view name, FileId file_id, std::vector<Type> types, Id<Expr> parameter) {
  const auto first = [&] { return types.empty() ? Type{} : std::move(types.front()); };
  if (name == "Condition") return evaluator_.condition(Truth::raises, {self_});
  if (name == "Predicate") return evaluator_.condition(Truth::raises, {});
  if (name == "Unsure") return clause_type(Truth::unknown);
  if (name == "Value") return evaluator_.value_of(self_);
  if (name == "Expression") {
    Type value = first();
    const bool loads = value.kind == TypeKind::plain || value.kind == TypeKind::member || value.kind == TypeKind::none;
    return clause_type(Truth::raises, loads ? std::move(value) : Type{});
  }
  if (name == "First") return first_of(first());
  if (name == "Item") return evaluator_.element(type_of_parts(TypeKind::query, {first()}));
  if (name == "Selected") return evaluator_.row_of(file_, call_, depth_);
  Type of = first();
  if (name == "Only") return of.parts.size() == 1 ? first_of(of) : of;
  if (name == "Added") {
    if (of.kind != TypeKind::row) return {};
    evaluator_.add_selected(of, file_, evaluator_.project_.index(file_)[call_].parts.from(1), depth_);
    return of;
  }
  if (name == "Fresh") {
    const bool object = (of.kind == TypeKind::instance || of.kind == TypeKind::fresh) && !of.optional;
    return object ? model_type(TypeKind::fresh, of.model) : Type{};
  }
  return name == "Part" ? part(of, stub(file_id).text(stub(file_id)[parameter])) : Type{};
}

// The column of a row with the number that is given to that parameter.
Type StubUse::part(const Type& row, std::string_view parameter) const {
  const FileIndex& from = evaluator_.project_.index(file_);
  Id<Expr> which = positional(from, call_, 0);
  if (!which) which = keyword(from, call_, parameter);
  if (!which) return first_of(row);
  const auto number = integer_value(from, which);
  const bool there =
      row.kind == TypeKind::row && number && *number >= 0 && static_cast<std::size_t>(*number) < row.parts.size();
  if (!there) return {};
  const Type& found = row.parts[static_cast<std::size_t>(*number)];
  return found.kind == TypeKind::rest ? Type{} : found;
}

}  // namespace ormlint
