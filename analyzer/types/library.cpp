// What the standard library and SQLAlchemy give, by their stubs (types/stubs), and what stubs cannot say: whether a
// datetime has a zone depends on values. Facts: Python's documentation, "datetime", "Aware and Naive Objects".
#include <algorithm>
#include <utility>

#include "types/stub_use.h"

namespace ormlint {

namespace {

bool is_utc(const std::string& dotted) {
  return dotted == "datetime.timezone.utc" || dotted == "datetime.UTC" || dotted == "pytz.utc" || dotted == "pytz.UTC";
}

}  // namespace

std::optional<ClassRef> Evaluator::library_class(const Entity& entity) const {
  const std::string* const dotted = external_name(entity);
  if (!dotted || !project_.library) return std::nullopt;
  const Entity found = find_in_library(*project_.library, *dotted);
  const auto* ref = std::get_if<ClassRef>(&found);
  return ref ? std::optional(*ref) : std::nullopt;
}

// A class of the library, a method of one that is called on the class itself, or a function.
Type Evaluator::library_call(FileId file_id, Id<Expr> call, const std::string& dotted, int depth) {
  if (!project_.library || depth <= 0) return {};
  const Library& library = *project_.library;
  if (dotted == "builtins.getattr") return read_by_name(file_id, call, depth);
  const std::size_t dot = dotted.rfind('.');
  StubUse use(*this, {}, file_id, call, depth);
  if (const auto owner = library.find_class(std::string_view(dotted).substr(0, dot == dotted.npos ? 0 : dot))) {
    const std::string_view name = std::string_view(dotted).substr(dot + 1);
    return moment(file_id, call, name, use.class_method(*owner, name));
  }
  const Entity called = find_in_library(library, dotted);
  if (const auto* ref = std::get_if<ClassRef>(&called)) return moment(file_id, call, "", use.constructed(*ref));
  if (const auto* function = std::get_if<FunctionRef>(&called)) return use.function(*function);
  return {};
}

// What a class of the project's inherits from one of the library: order.model_copy() of a pydantic model.
Type Evaluator::inherited(const Type& object, FileId file_id, Id<Expr> call, int depth) {
  const ClassInfo* const info = project_.class_info(object.object);
  const FileIndex& file = project_.index(file_id);
  const std::string_view name = file.text(file[file[call].parts[0]]);
  if (!info || !project_.library || find_member(project_, *info, name)) return {};
  for (const BaseRef& base : info->external) {
    const auto ref = library_class(base.entity);
    if (!ref) continue;
    if (Type made = StubUse(*this, object, file_id, call, depth).inherited(*ref, name); made.known()) return made;
  }
  return {};
}

// getattr(order, "state"), and with a default that may be given in its place
Type Evaluator::read_by_name(FileId file_id, Id<Expr> call, int depth) {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> name = positional(file, call, 1);
  const auto key = name ? string_value(file, name) : std::nullopt;
  Type read = key ? attribute(evaluate(file_id, positional(file, call, 0), depth - 1), *key) : Type{};
  read.optional |= read.known() && positional(file, call, 2);
  return read;
}

// datetime.UTC, os.environ
Type Evaluator::library_value(const std::string& dotted) {
  if (!project_.library || dotted.starts_with("builtins.")) return {};  // no variables are there
  const Entity found = project_.library->find(dotted);
  const auto* variable = std::get_if<VariableRef>(&found);
  if (!variable) return {};
  const Id<Expr> annotation = project_.library->project.index(variable->file)[variable->binding].annotation;
  return annotation ? StubUse(*this, {}, max_depth).annotation(variable->file, annotation) : Type{};
}

Type Evaluator::library_method(const Type& object, FileId file_id, Id<Expr> call, int depth) {
  if (!project_.library || depth <= 0) return {};
  const FileIndex& file = project_.index(file_id);
  const std::string_view name = file.text(file[file[call].parts[0]]);
  return moment(file_id, call, name, StubUse(*this, object, file_id, call, depth).method(name));
}

// A zone makes a datetime aware; None, or no argument, does not; of what may be None it is not known.
Type Evaluator::moment(FileId file_id, Id<Expr> call, std::string_view name, Type made) {
  const FileIndex& file = project_.index(file_id);
  if (made.kind != TypeKind::plain || made.loads != Loads::date_time) return made;
  const auto aware = [&](std::size_t n, std::string_view word) -> std::optional<bool> {
    Id<Expr> zone = positional(file, call, n);
    if (!zone) zone = keyword(file, call, word);
    if (!zone || is_none(file, zone)) return false;
    const Entity entity = follow(project_, resolve(project_, file_id, zone));
    const std::string* const known = external_name(entity);
    return (known && is_utc(*known)) || file[zone].kind == ExprKind::call ? std::optional(true) : std::nullopt;
  };
  if (has_unpacking(file, call)) return made.aware.reset(), made;
  if (name == "utcnow" || name == "today" || name == "utcfromtimestamp") made.aware = false;
  if (name == "now") made.aware = aware(0, "tz");
  if (name == "fromtimestamp") made.aware = aware(1, "tz");
  if (name.empty()) made.aware = positional(file, call, 7) ? std::nullopt : aware(7, "tzinfo");
  if (name == "astimezone") made.aware = true;
  if (name == "replace" && keyword(file, call, "tzinfo")) {
    const Id<Expr> zone = keyword(file, call, "tzinfo");
    made.aware.reset();
    if (is_none(file, zone)) made.aware = false;
    if (file[zone].kind == ExprKind::attribute) made.aware = true;
  }
  return made;
}

}  // namespace ormlint
