// Enum types: which labels a column stores, of which members, and what its type is called in the database.
#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "domain/column_types.h"
#include "domain/orm_names.h"
#include "domain/type_ddl.h"

namespace ormlint {

std::optional<bool> names_or_values(const FileIndex& file, const Expr& element, const Expr& clause) {
  if (element.kind != ExprKind::attribute) return std::nullopt;
  const Expr &read = file[element.parts[0]], &each = file[clause.parts[0]];
  if (read.kind != ExprKind::name || file.text(read) != file.text(each)) return std::nullopt;
  const std::string_view name = file.text(element);
  if (name == "name") return true;
  return name == "value" ? std::optional(false) : std::nullopt;
}

ColumnType TypeReader::of_members(Id<Enum> members, Location at) const {
  ColumnType made;
  made.name = "Enum";
  made.at = at;
  made.loads = Loads::member;
  EnumType type;
  type.at = type.name_at = at;
  type.members = members;
  type.name = lower_case(domain_.enums[members].name);
  type.name_known = true;
  read_member_labels(type, true);
  made.ddl = enum_ddl(type, 0);
  made.labels = std::move(type);
  return made;
}

// Mapped[Literal["a", "b"]] is an Enum without a type of its own in the database.
ColumnType TypeReader::of_literal(FileId file_id, Id<Expr> literal) const {
  const FileIndex& file = project_.index(file_id);
  ColumnType made;
  made.at = {file_id, file[literal].span};
  const Entity entity = resolve(project_, file_id, file[literal].parts[0]);
  const std::string* const dotted = external_name(entity);
  if (!dotted || !dotted->ends_with(".Literal")) return made;
  made.name = "Enum";
  made.loads = Loads::text;
  EnumType type;
  type.at = type.name_at = made.at;
  type.native = false;
  type.labels_known = true;
  const Id<Expr> argument = file[literal].parts[1];
  const Slice<Expr> several = file[argument].parts;
  const bool tuple = file[argument].kind == ExprKind::tuple;
  for (std::uint32_t n = 0; n < (tuple ? several.size() : 1); ++n) {
    const Id<Expr> part = tuple ? several[n] : argument;
    const auto text = string_value(file, part);
    if (text) {
      type.labels.push_back({std::string(*text), {file_id, file[part].span}, {}});
    } else {
      type.labels_known = false;
    }
  }
  if (!type.labels_known) made.loads = Loads::unknown;
  made.ddl = enum_ddl(type, 0);
  made.labels = std::move(type);
  return made;
}

EnumType TypeReader::read_enum(FileId file_id, Id<Expr> call, std::optional<Id<Enum>> instead) const {
  const FileIndex& file = project_.index(file_id);
  EnumType type;
  type.at = type.name_at = {file_id, file[call].span};
  type.members = instead;
  if (!instead) read_values(type, file_id, call);
  if (const Id<Expr> native = keyword(file, call, "native_enum")) {
    type.native = constant_bool(project_, file_id, native).value_or(true);
  }
  if (const Id<Expr> checked = keyword(file, call, "create_constraint")) {
    type.checked = constant_bool(project_, file_id, checked).value_or(false);
  }
  if (type.members) {
    const Id<Expr> values = keyword(file, call, "values_callable");
    const std::optional<bool> names = !values || is_none(file, values) ? true : stores_names(file_id, values);
    read_member_labels(type, has_unpacking(file, call) ? std::nullopt : names);
    type.name = lower_case(domain_.enums[*type.members].name);
    type.name_known = !has_unpacking(file, call);
  }
  if (const Id<Expr> name = keyword(file, call, "name"); name && !is_none(file, name)) {
    const auto text = constant_text(project_, file_id, name);
    type.name = text.value_or("");
    type.name_known = text.has_value();
    type.name_given = true;
    type.name_at = {file_id, file[name].span};
  }
  if (const Id<Expr> schema = keyword(file, call, "schema"); schema && !is_none(file, schema)) {
    const auto text = constant_text(project_, file_id, schema);
    type.schema = text.value_or("");
    type.schema_open = !text;
    return type;
  }
  const Id<Expr> inherits = keyword(file, call, "inherit_schema");
  type.schema_of_table = constant_bool(project_, file_id, inherits).value_or(false);
  type.schema_open = keyword(file, call, "metadata") || (inherits && !type.schema_of_table);
  return type;
}

void TypeReader::read_values(EnumType& type, FileId file_id, Id<Expr> call) const {
  const FileIndex& file = project_.index(file_id);
  std::vector<Id<Expr>> given;
  for (const Id<Expr> part : file[call].parts.from(1)) {
    if (file[part].kind != ExprKind::keyword) given.push_back(part);
  }
  if (given.empty()) return;
  if (given.size() == 1 && file[given.front()].kind != ExprKind::starred) {
    const Entity entity = follow(project_, resolve(project_, file_id, given.front()));
    type.members = enums_.find(entity);
    if (type.members) return;
  }
  type.labels_known = std::ranges::all_of(given, [&](Id<Expr> part) { return read_text_labels(type, file_id, part); });
}

bool TypeReader::read_text_labels(EnumType& type, FileId file_id, Id<Expr> argument) const {
  const FileIndex& file = project_.index(file_id);
  if (file[argument].kind != ExprKind::starred) {
    const auto text = constant_text(project_, file_id, argument);
    if (text) type.labels.push_back({*text, {file_id, file[argument].span}, {}});
    return text.has_value();
  }
  const Id<Expr> unpacked = file[argument].parts[0];
  if (const auto elements = constant_elements(project_, file_id, unpacked)) {
    return std::ranges::all_of(*elements, [&](const Place& place) {
      const auto text = constant_text(project_, place.file, place.expr);
      if (text) type.labels.push_back({*text, {place.file, project_.index(place.file)[place.expr].span}, {}});
      return text.has_value();
    });
  }
  const Place place = value_of(project_, file_id, unpacked);
  return read_comprehension(type, place.file, place.expr);
}

// Enum(*[status.value for status in Status]): labels that are an enum's, though the column loads strings.
bool TypeReader::read_comprehension(EnumType& type, FileId file_id, Id<Expr> id) const {
  const FileIndex& file = project_.index(file_id);
  const Expr& expr = file[id];
  const bool simple = (expr.kind == ExprKind::list_comp || expr.kind == ExprKind::generator) && expr.parts.size() == 2;
  if (!simple) return false;
  const Expr& clause = file[expr.parts[1]];
  if (clause.parts.size() != 2) return false;
  const auto names = names_or_values(file, file[expr.parts[0]], clause);
  if (!names) return false;
  const auto members = enums_.find(follow(project_, resolve(project_, file_id, clause.parts[1])));
  if (!members) return false;
  EnumType as_members;
  as_members.members = members;
  read_member_labels(as_members, names);
  type.labels = std::move(as_members.labels);
  return as_members.labels_known;
}

// nullopt: nobody can say.
void TypeReader::read_member_labels(EnumType& type, std::optional<bool> names) const {
  const Enum& members = domain_.enums[*type.members];
  type.stores_names = names.value_or(true);
  type.labels_known = names.has_value() && !members.open && !members.members.empty();
  for (const EnumMember& member : members.members) {
    if (member.alias) continue;  // SQLAlchemy leaves aliases out
    if (type.stores_names) {
      type.labels.push_back({std::string(member.name), member.at, member.name});
    } else if (member.text) {
      type.labels.push_back({*member.text, member.at, member.name});
    } else {
      type.labels_known = false;
    }
  }
}

// lambda e: [m.value for m in e], or a function that returns the like of it.
std::optional<bool> TypeReader::stores_names(FileId file_id, Id<Expr> callable) const {
  const Place place = value_of(project_, file_id, callable);
  const FileIndex& here = project_.index(place.file);
  FileId in = place.file;
  Id<Expr> body, parameters;
  if (here[place.expr].kind == ExprKind::lambda) {
    parameters = here[place.expr].parts[0];
    body = here[place.expr].parts[1];
  } else {
    const Entity entity = resolve(project_, place.file, place.expr);
    const auto* function = std::get_if<FunctionRef>(&entity);
    if (!function) return std::nullopt;
    in = function->file;
    const FileIndex& there = project_.index(in);
    const auto returned = only_return(there, function->stmt);
    if (!returned) return std::nullopt;
    body = *returned;
    parameters = there[function->stmt].exprs[0];
  }
  const FileIndex& file = project_.index(in);
  while (file[body].kind == ExprKind::call && file[body].parts.size() == 2) body = file[body].parts[1];  // list(…)
  const Expr& comprehension = file[body];
  const bool simple = (comprehension.kind == ExprKind::list_comp || comprehension.kind == ExprKind::generator) &&
                      comprehension.parts.size() == 2 && file[comprehension.parts[1]].parts.size() == 2;
  if (!simple || file[parameters].parts.size() != 1) return std::nullopt;
  const Expr& clause = file[comprehension.parts[1]];
  Expr element = file[comprehension.parts[0]];
  const bool as_text =
      element.kind == ExprKind::call && element.parts.size() == 2 && file.text(file[element.parts[0]]) == "str";
  if (as_text) element = file[element.parts[1]];
  Id<Expr> over = clause.parts[1];
  while (file[over].kind == ExprKind::call && file[over].parts.size() == 2) over = file[over].parts[1];
  return file[over].kind == ExprKind::name ? names_or_values(file, element, clause) : std::nullopt;
}

}  // namespace ormlint
