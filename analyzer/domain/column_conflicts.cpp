// Columns that a class of single-table inheritance adds to its parent's table, where one of that name is already.
// Facts: `_setup_inheriting_columns` in SQLAlchemy's `orm/decl_base.py`, and 1.4.54 and 2.0.36 themselves.
#include <algorithm>
#include <map>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

// A hook or a metaclass may name the table of a class that names none.
bool ModelReader::may_take_own_table(const Mapped& mapped) const {
  if (mapped.base->dress == Dress::sqlmodel || mapped.base->metaclass) return true;
  if (mapped.base->dress == Dress::flask) {  // a primary key gives it one
    const bool key = std::ranges::any_of(declared_columns_, [&](const DeclaredColumn& column) {
      return column.model == *mapped.model && column.primary_key;
    });
    if (key || own_value(mapped.ref, "__table_args__")) return true;
  }
  return std::ranges::any_of(lineage(mapped), [&](ClassRef ref) {
    const FileIndex& index = file(ref.file);
    const bool options = std::ranges::any_of(index[ref.stmt].exprs, [&](Id<Expr> part) {
      return index[part].kind == ExprKind::keyword || index[part].kind == ExprKind::starred;
    });
    return options || own_value(ref, "__init_subclass__") || own_value(ref, "__table_cls__");
  });
}

void ModelReader::find_column_conflicts() {
  std::map<Id<Table>, std::vector<const DeclaredColumn*>> by_table;
  for (const DeclaredColumn& column : declared_columns_) {
    const Model& model = domain_.models[column.model];
    const auto last = model.attributes.find(column.attribute);  // what a nearer class makes of the name
    const bool stays =
        last != model.attributes.end() && last->second.at == column.at && last->second.kind == AttributeKind::column;
    if (stays && column.certain && model.table) by_table[*model.table].push_back(&column);
  }
  for (const Mapped& mapped : classes_) {
    if (!mapped.model) continue;
    Model& model = domain_.models[*mapped.model];
    if (model.inheritance != Inheritance::single || model.open || may_take_own_table(mapped)) continue;
    const Span body = file(mapped.ref.file)[mapped.ref.stmt].span;
    for (const DeclaredColumn* column : by_table[*model.table]) {
      if (column->model != *mapped.model || column->use_existing) continue;
      const auto first = std::ranges::find_if(by_table[*model.table], [&](const DeclaredColumn* other) {
        return other->key == column->name && was_there_before(*other, model);
      });
      if (first == by_table[*model.table].end()) continue;
      const bool own = column->at.file == model.at.file && body.contains(column->at.span);
      const Location at = own ? column->at : model.at;
      model.column_conflicts.push_back({column->attribute, column->name, at, (*first)->model, (*first)->at});
    }
  }
}

// What a parent declares; or a class beside it, above it in the same file, so that there is no doubt which is the
// first.
bool ModelReader::was_there_before(const DeclaredColumn& column, const Model& model) const {
  const Model& owner = domain_.models[column.model];
  if (std::ranges::find(model.parents, column.model) != model.parents.end()) return !owner.open;
  return owner.at.file == model.at.file && owner.at.span.begin < model.at.span.begin && !owner.conditional &&
         !model.conditional && !owner.open;
}

}  // namespace ormlint
