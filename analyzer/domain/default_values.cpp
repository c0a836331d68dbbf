// What a column is said to hold besides its type: by its annotation, and by default=, as far as the code says what that
// gives: a literal's type, or that of what a function returns. Facts: SQLAlchemy's documentation, "Python-Executed
// Functions", and the types that Python's library documents.
#include <algorithm>
#include <array>
#include <utility>

#include "domain/models.h"
#include "domain/orm_names.h"
#include "domain/type_ddl.h"

namespace ormlint {

namespace {

using Made = std::pair<std::string_view, Loads>;

// Classes and functions by what a call of them gives.
constexpr std::array<Made, 17> results{{
    {"builtins.str", Loads::text},
    {"builtins.int", Loads::integer},
    {"builtins.float", Loads::number},
    {"builtins.bool", Loads::boolean},
    {"builtins.list", Loads::list},
    {"builtins.dict", Loads::json},
    {"uuid.uuid1", Loads::uuid},
    {"uuid.uuid4", Loads::uuid},
    {"uuid.UUID", Loads::uuid},
    {"datetime.datetime.now", Loads::date_time},
    {"datetime.datetime.utcnow", Loads::date_time},
    {"datetime.datetime.today", Loads::date_time},
    {"datetime.date.today", Loads::date_time},
    {"datetime.timedelta", Loads::date_time},
    {"time.time", Loads::number},
    {"secrets.token_hex", Loads::text},
    {"secrets.token_urlsafe", Loads::text},
}};

Loads result_of(const Entity& entity) {
  const std::string* const dotted = external_name(entity);
  const auto found = dotted ? std::ranges::find(results, *dotted, &Made::first) : results.end();
  return found == results.end() ? Loads::unknown : found->second;
}

bool is_named(const FileIndex& index, Id<Expr> expr) {
  return index[expr].kind == ExprKind::name || index[expr].kind == ExprKind::attribute;
}

Loads number_kind(std::string_view text) {
  return text.find_first_of(".eEjJ") == text.npos || text.starts_with("0x") ? Loads::integer : Loads::number;
}

Loads call_result(const Project& project, FileId in, Id<Expr> call) {
  const FileIndex& index = project.index(in);
  const Id<Expr> called = index[call].parts[0];
  return is_named(index, called) ? result_of(follow(project, resolve(project, in, called))) : Loads::unknown;
}

// uuid4().hex: the only attribute that is asked for, since it is the only one that people write here.
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

// What SQLAlchemy would get from a function that it calls at every INSERT.
Loads function_result(const Project& project, Place place) {
  const FileIndex& index = project.index(place.file);
  if (index[place.expr].kind == ExprKind::lambda) {
    return value_type(project, {place.file, index[place.expr].parts[1]});
  }
  const Entity entity = follow(project, resolve(project, place.file, place.expr));
  const auto* const function = std::get_if<FunctionRef>(&entity);
  if (!function) return result_of(entity);
  const FileIndex& there = project.index(function->file);
  if (!there[function->stmt].decorators.empty()) return Loads::unknown;
  const auto returned = only_return(there, function->stmt);
  return returned ? value_type(project, {function->file, *returned}) : Loads::unknown;
}

}  // namespace

std::optional<Declaration> ModelReader::declaration(const Annotation& annotation) const {
  if (annotation.open || annotation.many || !annotation.mapped || !annotation.core.expr) return std::nullopt;
  const ColumnType promised = types_.from_annotation(annotation, nullptr);
  const FileIndex& index = file(annotation.core.file);
  if (!is_named(index, annotation.core.expr)) return std::nullopt;
  Declaration made;
  if (promised.labels) made.members = promised.labels->members;
  made.loads = promised.labels && !promised.labels->members ? Loads::unknown : promised.loads;
  made.text = index.text(index[annotation.core.expr]);
  made.optional = annotation.optional;
  made.at = {annotation.core.file, index[annotation.core.expr].span};
  return made;
}

// default=Status.OPEN
bool ModelReader::read_member(GivenDefault& made, Place place) const {
  const FileIndex& index = file(place.file);
  if (index[place.expr].kind != ExprKind::attribute) return false;
  const auto members = enums_.find(follow(project_, resolve(project_, place.file, index[place.expr].parts[0])));
  const std::string_view name = index.text(index[place.expr]);
  if (!members || !domain_.enums[*members].member(name)) return false;
  made.gives = Loads::member;
  made.members = members;
  made.member = name;
  return true;
}

std::optional<GivenDefault> ModelReader::given_default(FileId in, Id<Expr> call) const {
  const FileIndex& written_in = file(in);
  Id<Expr> written;
  for (const std::string_view option : {"default", "insert_default", "default_factory"})
    if (!written) written = keyword(written_in, call, option);
  if (!written) return std::nullopt;
  const Place place = value_of(project_, in, written);
  const FileIndex& index = file(place.file);
  GivenDefault made;
  made.at = {in, written_in[written].span};
  if (read_member(made, {in, written})) return made;
  made.called = index[place.expr].kind == ExprKind::lambda ||
                (is_named(index, place.expr) && !is_hex_of_uuid(project_, place.file, place.expr));
  made.is_2_0 = called_name(project_, in, call).name == "mapped_column";
  made.gives = made.called ? function_result(project_, place) : value_type(project_, place);
  if (made.gives == Loads::text && !made.called) made.text = constant_text(project_, place.file, place.expr);
  if (made.gives == Loads::integer && !made.called) made.number = constant_integer(project_, place.file, place.expr);
  return made.gives == Loads::unknown ? std::nullopt : std::optional(made);
}

}  // namespace ormlint
