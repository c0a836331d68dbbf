// Columns that a function of the project makes, or a class of its own that is a Column.
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// Column = functools.partial(db.Column, nullable=False): the call of partial, where a variable holds such a thing.
Place partial_column(const Project& project, const Entity& called) {
  const auto* variable = std::get_if<VariableRef>(&called);
  if (!variable) return {};
  const FileIndex& there = project.index(variable->file);
  const Binding& binding = there[variable->binding];
  const Id<Expr> made_by = binding.sole_target ? callee(there, binding.value) : Id<Expr>{};
  const Entity partial = made_by ? resolve(project, variable->file, made_by) : Entity{};
  const std::string* const dotted = external_name(partial);
  if (!dotted || *dotted != "functools.partial" || binding.reach != Reach::always) return {};
  const Id<Expr> column = positional(there, binding.value, 0);
  const OrmName orm = column ? orm_name(project, variable->file, column) : OrmName{};
  const bool makes_one = orm && (orm.name == "Column" || orm.name == "mapped_column");
  return makes_one ? Place{variable->file, binding.value} : Place{};
}

}  // namespace

// A function that returns one column or another: there is one, and most of it is not known.
bool ModelReader::read_either_column(const Mapped& mapped, const Written& written, Id<Stmt> function) {
  const FileId in = written.value.file;
  const std::vector<Id<Expr>> returned = returns_of(file(in), function);
  const bool columns = !returned.empty() && std::ranges::all_of(returned, [&](Id<Expr> value) {
    const OrmName made = called_name(project_, in, value);
    return made && (made.name == "Column" || made.name == "mapped_column");
  });
  if (!columns) return false;
  Declared made = read_column(in, returned.front(), written.attribute, written.at);
  Column& row = made.row;
  for (const Id<Expr> value : returned) {
    const Declared other = read_column(in, value, written.attribute, written.at);
    row.name_known &= other.row.name_known && other.row.name == row.name;
    row.primary_key &= other.row.primary_key;
  }
  row.type = {};
  row.nullable.reset();
  made.keys.clear();
  made.index.reset();
  made.unique.reset();
  made.open = made.nullable_open = true;
  row.has_foreign_key = row.type_from_key = false;
  add_column(mapped, written, std::move(made));
  return true;
}

// nullable=nullable, where the function has a parameter of that name: what the call gives it, else its default.
void ModelReader::read_parameters(Declared& made, FunctionRef function, Id<Expr> returned, Place call) const {
  const FileIndex& there = file(function.file);
  const FileIndex& here = file(call.file);
  const Id<Expr> written = keyword(there, returned, "nullable");
  if (!written || there[written].kind != ExprKind::name) return;
  std::size_t position = 0;
  for (const Id<Expr> parameter : there[there[function.stmt].exprs[0]].parts) {
    const bool unpacks = there[parameter].op == Op::var_positional || there[parameter].op == Op::var_keyword;
    if (unpacks || there[parameter].text != there[written].text) {
      ++position;
      continue;
    }
    Id<Expr> given = keyword(here, call.expr, there.text(there[parameter]));
    if (!given && there[parameter].op != Op::keyword_only) given = positional(here, call.expr, position);
    const bool known = !has_unpacking(here, call.expr);
    if (known && given) made.row.nullable = constant_bool(project_, call.file, given);
    if (known && !given && there[parameter].parts.size() == 2)
      made.row.nullable = bool_value(there, there[parameter].parts[1]);
    made.nullable_open = !made.row.nullable;
    return;
  }
}

// What a function of the project returns that is called for an attribute: what is written out in it is known, what its
// parameters say is not, but for nullable=.
bool ModelReader::read_made_by(FunctionRef function, const Written& written, const Base* base, Declared& made) {
  const FileIndex& there = file(function.file);
  const auto returned = only_return(there, function.stmt);
  const OrmName orm = returned ? called_name(project_, function.file, *returned) : OrmName{};
  if (!orm || (orm.name != "Column" && orm.name != "mapped_column")) return false;
  made.open = !there[function.stmt].decorators.empty();
  if (made.open) return true;
  made = read_column(function.file, *returned, written.attribute, written.at);
  read_parameters(made, function, *returned, written.value);
  if (!written.annotation.expr) return true;
  const Annotation annotation = read_annotation(project_, written.annotation.file, written.annotation.expr);
  if (annotation.mapped) apply_annotation(made, annotation, base);
  return true;
}

// A function of the project that returns a Column or a relationship, or a class that is a Column.
bool ModelReader::read_helper(const Mapped& mapped, const Written& written) {
  const FileIndex& index = file(written.value.file);
  const Id<Expr> call = written.value.expr;
  const Entity called = resolve(project_, written.value.file, index[call].parts[0]);
  Declared made;
  if (const auto* function = std::get_if<FunctionRef>(&called)) {
    const auto returned = only_return(file(function->file), function->stmt);
    if (returned && is_relationship(called_name(project_, function->file, *returned).name)) {
      add_attribute(*mapped.model, written.attribute, AttributeKind::relationship, written.at);
      return true;
    }
    if (!read_made_by(*function, written, mapped.base, made)) return false;
  } else if (const auto* ref = std::get_if<ClassRef>(&called)) {
    const ClassInfo* const info = project_.class_info(*ref);
    made.open = info && std::ranges::any_of(info->external, [](const BaseRef& base) {
                  const OrmName name = orm_name(base.entity);
                  return name && (name.name == "Column" || name.name == "MappedColumn");
                });
    if (!made.open) return false;
  } else if (const Place partial = partial_column(project_, called); partial.expr) {
    const FileIndex& there = file(partial.file);
    made = read_column(written.value.file, call, written.attribute, written.at);
    for (const Id<Expr> argument : there[partial.expr].parts.from(2)) {
      const bool nullable = there[argument].kind == ExprKind::keyword && there.text(there[argument]) == "nullable";
      if (!nullable) made.open = true;
      if (nullable && !keyword(index, call, "nullable")) {
        made.row.nullable = bool_value(there, there[argument].parts[0]);
        made.nullable_open = !made.row.nullable;
      }
    }
  } else {
    return false;
  }
  made.row.attribute = written.attribute;
  made.row.at = written.at;
  if (made.row.name.empty() && made.row.name_known) made.row.name = written.attribute;
  const Id<Expr> first = positional(index, call, 0);
  const bool named =
      keyword(index, call, "name") || has_unpacking(index, call) || (first && index[first].kind == ExprKind::string);
  made.nullable_open |= made.open;
  made.row.name_known &= !made.open || !named;
  add_column(mapped, written, std::move(made));
  return true;
}

}  // namespace ormlint
