// Names in the strings of relationship() that nothing answers to. Only what is read from is looked at, as in `User.id`
// and `users.c.id`: a plain name may be any of SQLAlchemy's own.
#include <algorithm>

#include "domain/mapper_expressions.h"

namespace ormlint {

namespace {

bool binds_names(const FileIndex& index) {
  return std::ranges::any_of(index.tree.exprs, [](const Expr& expr) {
    return expr.kind == ExprKind::lambda || expr.kind == ExprKind::comprehension || expr.kind == ExprKind::named;
  });
}

bool is_capital(std::string_view name) { return !name.empty() && name.front() >= 'A' && name.front() <= 'Z'; }

}  // namespace

std::optional<LostName> MapperExpressions::lost_in_model(const FileIndex& index, Id<Expr> read, Id<Model> id) const {
  const Model& model = domain_.models[id];
  const std::string_view name = index.text(index[read]);
  if (model.open || name.starts_with("__")) return std::nullopt;
  const auto attribute = model.attributes.find(name);
  LostName made;
  made.name = name;
  made.model = id;
  if (attribute == model.attributes.end()) return made;
  made.is_relationship = attribute->second.kind == AttributeKind::relationship;
  return made.is_relationship ? std::optional(made) : std::nullopt;
}

// users.c.id: the outer read; its object is users.c.
std::optional<LostName> MapperExpressions::lost_in_table(const FileIndex& index, Id<Expr> read) const {
  const Expr& object = index[index[read].parts[0]];
  if (object.kind != ExprKind::attribute || index[object.parts[0]].kind != ExprKind::name) return std::nullopt;
  const std::string_view through = index.text(object), name = index.text(index[object.parts[0]]);
  const Id<Registry> registry = domain_.models[owner_].registry;
  if ((through != "c" && through != "columns") || !names_.find(registry, name).empty()) return std::nullopt;
  LostName made;
  if (const auto table = names_.table(metadata(), name)) {
    const Table& found = domain_.tables[*table];
    made.name = index.text(index[read]);
    made.table = table;
    const bool there = found.open || std::ranges::any_of(found.columns, [&](const Column& column) {
                         return !column.name_known || column.key == made.name;
                       });
    return there ? std::nullopt : std::optional(made);
  }
  made.name = name;
  const bool sure = !names_.table_may_exist(registry, metadata(), name) && !names_.is_module_part(name) &&
                    !names_.may_exist(registry, name);
  return sure ? std::optional(made) : std::nullopt;
}

std::optional<LostName> MapperExpressions::lost(const FileIndex& index, Id<Expr> read) const {
  const Id<Expr> object = index[read].parts[0];
  if (index[object].kind == ExprKind::attribute) return lost_in_table(index, read);
  if (index[object].kind != ExprKind::name) return std::nullopt;
  const Id<Registry> registry = domain_.models[owner_].registry;
  const std::string_view name = index.text(index[object]);
  const std::vector<Id<Model>> classes = names_.find(registry, name);
  if (classes.size() == 1) return lost_in_model(index, read, classes.front());
  const bool sure = classes.empty() && is_capital(name) && !names_.may_exist(registry, name) &&
                    !names_.table(metadata(), name) && !names_.table_may_exist(registry, metadata(), name) &&
                    !names_.is_module_part(name);
  if (!sure) return std::nullopt;
  LostName made;
  made.name = name;
  return made;
}

std::vector<LostName> MapperExpressions::lost_names(Place written, std::string_view argument) const {
  std::vector<LostName> made;
  const auto text = constant_text(project_, written.file, written.expr);
  if (!text) return made;
  const FileIndex index = index_file(*text);
  if (index.error || binds_names(index)) return made;
  for (const Id<Expr> id : index.tree.exprs.ids()) {
    if (index[id].kind != ExprKind::attribute) continue;
    std::optional<LostName> found = lost(index, id);
    if (!found) continue;
    const bool twice = std::ranges::any_of(made, [&](const LostName& other) { return other.name == found->name; });
    if (twice) continue;
    found->argument = argument;
    found->at = {written.file, project_.index(written.file)[written.expr].span};
    made.push_back(std::move(*found));
  }
  return made;
}

}  // namespace ormlint
