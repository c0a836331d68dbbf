// What a column is said to hold besides its type: by its annotation, and by default=, as far as the code says what that
// gives: a literal's type, or that of what a function returns. Facts: SQLAlchemy's documentation, "Python-Executed
// Functions".
#include "domain/model_reader.h"
#include "domain/orm_names.h"
#include "domain/type_ddl.h"
#include "domain/value_types.h"

namespace ormlint {

namespace {

// What SQLAlchemy would get from a function that it calls at every INSERT.
Loads function_result(const Project& project, Place place) {
  const FileIndex& index = project.index(place.file);
  if (index[place.expr].kind == ExprKind::lambda) {
    return value_type(project, {place.file, index[place.expr].parts[1]});
  }
  const Entity entity = follow(project, resolve(project, place.file, place.expr));
  const auto* const function = std::get_if<FunctionRef>(&entity);
  if (!function) return result_of(project, entity);
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
