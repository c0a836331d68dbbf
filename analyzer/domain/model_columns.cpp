// Columns: Column(…), mapped_column(…), SQLModel's Field(…), and what an annotation adds to them.
#include <algorithm>
#include <utility>

#include "domain/models.h"
#include "domain/orm_names.h"

namespace ormlint {

Column ModelReader::read_column(FileId in, Id<Expr> call, std::string_view attribute, Location at) {
  const FileIndex& index = file(in);
  Column made;
  made.attribute = attribute;
  made.name = attribute;
  made.at = at;
  made.name_known = !has_unpacking(index, call);
  bool typed = false;
  for (std::size_t n = 0;; ++n) {
    const Id<Expr> argument = positional(index, call, n);
    if (!argument) break;
    const auto text = n == 0 ? constant_text(project_, in, argument) : std::nullopt;
    if (text) {
      made.name = *text;
    } else if (types_.is_schema_item(in, argument)) {
      const Id<Expr> item = index[argument].kind == ExprKind::call ? index[argument].parts[0] : argument;
      const std::string name = orm_name(project_, in, item).name;
      made.has_foreign_key |= name == "ForeignKey";
      made.has_default |= name == "Sequence" || name == "Identity" || name == "Computed" || name == "FetchedValue";
    } else if (!typed && !is_none(index, argument)) {
      made.type = types_.read(in, argument);
      typed = true;
    }
  }
  apply_arguments(made, in, call);
  return made;
}

void ModelReader::apply_arguments(Column& column, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  if (const Id<Expr> name = keyword(index, call, "name"); name && !is_none(index, name)) {
    const auto text = constant_text(project_, in, name);
    column.name = text.value_or("");
    column.name_known = text.has_value();
  }
  if (const Id<Expr> type = keyword(index, call, "type_")) column.type = types_.read(in, type);
  if (const Id<Expr> key = keyword(index, call, "primary_key")) {
    column.primary_key = constant_bool(project_, in, key).value_or(false);
  }
  if (const Id<Expr> nullable = keyword(index, call, "nullable"))
    column.nullable = constant_bool(project_, in, nullable);
  for (const std::string_view option : {"default", "server_default", "insert_default", "default_factory"}) {
    const Id<Expr> value = keyword(index, call, option);
    column.has_default |= value && !is_none(index, value);
  }
}

void ModelReader::apply_annotation(Column& column, const Annotation& annotation, const Base* base) {
  if (annotation.extra.expr) {  // Annotated[str, mapped_column(…)]: what the alias says, unless said here
    const OrmName orm = called_name(project_, annotation.extra.file, annotation.extra.expr);
    if (orm && orm.name == "mapped_column") {
      const Column shared = read_column(annotation.extra.file, annotation.extra.expr, column.attribute, column.at);
      if (column.type.name.empty() && column.type.at == Location{}) column.type = shared.type;
      if (shared.name != shared.attribute && column.name == column.attribute) column.name = shared.name;
      column.primary_key |= shared.primary_key;
      column.has_default |= shared.has_default;
      column.has_foreign_key |= shared.has_foreign_key;
      if (!column.nullable) column.nullable = shared.nullable;
    }
  }
  const bool typed = column.type.at != Location{};
  if (!typed) column.type = types_.from_annotation(annotation, base);
  // mapped_column(Enum(native_enum=False)) without members takes them from the annotation.
  if (typed && column.type.labels && !column.type.labels->members && column.type.labels->labels.empty()) {
    ColumnType written = types_.from_annotation(annotation, nullptr);
    if (written.labels) {
      written.labels->native = column.type.labels->native;
      if (column.type.labels->name_given) {
        written.labels->name = column.type.labels->name;
        written.labels->name_at = column.type.labels->name_at;
        written.labels->name_given = true;
      }
      // values_callable was given without members; whom it would ask is not plain.
      written.labels->labels_known = false;
      column.type = std::move(written);
    }
  }
  if (!column.nullable && !annotation.open) column.nullable = annotation.optional;
}

// SQLModel: the annotation gives the type, Field(…) the rest; sa_column replaces everything.
Column ModelReader::read_field(const Written& written, const Annotation& annotation, const Base* base) {
  Column made;
  made.attribute = written.attribute;
  made.name = written.attribute;
  made.at = written.at;
  const FileIndex& index = file(written.at.file);
  const Id<Expr> value = written.value.expr ? written.value.expr : annotation.extra.expr;
  const FileId in = written.value.expr ? written.value.file : annotation.extra.file;
  const bool field = value && called_name(project_, in, value).name == "Field";
  if (value && !field) made.has_default = !is_none(index, value);
  if (field) {
    const FileIndex& there = file(in);
    if (const Id<Expr> column = keyword(there, value, "sa_column")) {
      if (called_name(project_, in, column).name == "Column")
        return read_column(in, column, written.attribute, written.at);
      made.name_known = false;
      return made;
    }
    apply_arguments(made, in, value);
    made.has_foreign_key |= static_cast<bool>(keyword(there, value, "foreign_key"));
    if (const Id<Expr> type = keyword(there, value, "sa_type")) made.type = types_.read(in, type);
    if (keyword(there, value, "sa_column_args") || keyword(there, value, "sa_column_kwargs") ||
        has_unpacking(there, value)) {
      made.has_default = true;  // perhaps
      made.name_known &= !keyword(there, value, "sa_column_kwargs");
    }
    if (made.primary_key) made.nullable = false;
  }
  if (made.type.at == Location{}) made.type = types_.from_annotation(annotation, base);
  if (!made.nullable && !annotation.open) made.nullable = annotation.optional;
  return made;
}

void ModelReader::add_column(const Mapped& mapped, const Written& written, Column column) {
  add_attribute(*mapped.model, written.attribute, AttributeKind::column, written.at);
  const std::optional<Id<Table>> table = domain_.models[*mapped.model].table;
  if (!table || written.inherited_table) return;
  if (column.primary_key && !column.nullable) column.nullable = false;
  column.conditional = written.conditional;
  std::vector<Column>& columns = domain_.tables[*table].columns;
  const auto same =
      std::ranges::find_if(columns, [&](const Column& other) { return other.attribute == column.attribute; });
  if (same != columns.end()) {
    *same = std::move(column);  // nearer in the order of classes, or one that single-table inheritance repeats
  } else {
    columns.push_back(std::move(column));
  }
}

const Column* Table::column(std::string_view name_in_database) const {
  const auto found = std::ranges::find(columns, name_in_database, &Column::name);
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace ormlint
