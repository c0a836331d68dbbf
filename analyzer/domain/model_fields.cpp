// SQLModel's columns: an annotation, and what Field(…) adds to it. Facts: SQLModel's documentation, and its 0.0.22.
#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"
#include "domain/type_ddl.h"

namespace ormlint {

// SQLModel: the annotation gives the type, Field(…) the rest; sa_column replaces everything.
ModelReader::Declared ModelReader::read_field(const Written& written, const Annotation& annotation, const Base* base) {
  Declared made;
  Column& row = made.row;
  row.attribute = written.attribute;
  row.name = row.key = written.attribute;
  row.at = written.at;
  const Id<Expr> value = written.value.expr ? written.value.expr : annotation.extra.expr;
  const FileId in = written.value.expr ? written.value.file : annotation.extra.file;
  const bool field = value && called_name(project_, in, value).name == "Field";
  if (value && !field) row.has_default = row.python_default = !is_none(file(in), value);
  if (field) {
    const Id<Expr> column = keyword(file(in), value, "sa_column");
    if (column && called_name(project_, in, column).name == "Column")
      return read_column(in, column, written.attribute, written.at);
    if (column) {
      row.name_known = false;
      made.open = made.nullable_open = true;
      return made;
    }
    read_field_arguments(made, in, value);
  }
  if (row.type.at == Location{}) {
    row.type = types_.from_annotation(annotation, base);
    // Newer versions of SQLModel keep the time zone, older ones do not.
    if (row.type.name == "DateTime") row.type.ddl.clear();
    if (field) narrow_field_type(row.type, in, value);
  }
  if (!row.nullable && !annotation.open) row.nullable = annotation.optional;
  made.nullable_open |= annotation.open;
  return made;
}

// Field(max_length=50), Field(max_digits=10, decimal_places=2): the type's arguments. The type itself is never a
// foreign key's target's.
void ModelReader::narrow_field_type(ColumnType& type, FileId in, Id<Expr> field) const {
  const FileIndex& index = file(in);
  const auto number = [&](std::string_view option) {
    const Id<Expr> written = keyword(index, field, option);
    return written && !is_none(index, written) ? constant_integer(project_, in, written) : std::nullopt;
  };
  const auto given = [&](std::string_view option) { return static_cast<bool>(keyword(index, field, option)); };
  if (has_unpacking(index, field)) type.ddl.clear();
  if (type.ddl == "VARCHAR" && given("max_length")) {
    const auto length = number("max_length");
    type.ddl = length ? fmt::format("VARCHAR({})", *length) : "";
  }
  if (type.ddl == "NUMERIC" && (given("max_digits") || given("decimal_places"))) {
    const auto digits = number("max_digits"), places = number("decimal_places");
    type.ddl = digits && places ? fmt::format("NUMERIC({}, {})", *digits, *places) : "";
  }
}

namespace {

// {"onupdate": …, "server_default": …}: written out, and nothing in it changes what the column is called or refers to.
bool read_harmless_keywords(Column& row, const FileIndex& index, Id<Expr> dict) {
  if (index[dict].kind != ExprKind::dict) return false;
  const auto& parts = index[dict].parts;
  for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
    const auto key = string_value(index, parts[n]);
    constexpr std::string_view known[]{"onupdate", "server_onupdate", "comment", "server_default", "default", "doc",
                                       "info"};
    if (!key || std::ranges::find(known, *key) == std::end(known)) return false;
    row.server_default |= *key == "server_default";
    row.python_default |= *key == "default";
    row.has_default |= *key == "onupdate";
    row.comment.known &= *key != "comment";
  }
  return true;
}

}  // namespace

void ModelReader::read_field_arguments(Declared& made, FileId in, Id<Expr> field) {
  const FileIndex& index = file(in);
  apply_arguments(made, in, field);
  read_unknown_field_keywords(made.row, in, field);
  if (const Id<Expr> target = keyword(index, field, "foreign_key"); target && !is_none(index, target)) {
    made.row.has_foreign_key = true;
    ForeignKey key;
    read_key_target(key, in, target);
    read_key_options(key, in, field);
    key.name.reset();  // Field has no name=
    made.keys.push_back(std::move(key));
  }
  if (const Id<Expr> type = keyword(index, field, "sa_type")) made.row.type = types_.read(in, type);
  const Id<Expr> more = keyword(index, field, "sa_column_kwargs");
  const bool harmless = more && read_harmless_keywords(made.row, index, more);
  made.row.has_default |= made.row.python_default || made.row.server_default;
  if (keyword(index, field, "sa_column_args") || (more && !harmless) || has_unpacking(index, field)) {
    made.row.has_default = true;  // perhaps
    made.row.name_known &= !more || harmless;
    made.open = made.nullable_open = true;
  }
  made.row.given = given_default(in, field);
  if (made.row.primary_key) made.row.nullable = false;
}

}  // namespace ormlint
