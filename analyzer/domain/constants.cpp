#include "domain/constants.h"

namespace ormlint {

namespace {

constexpr int max_depth = 12;

Place value_deep(const Project& project, FileId file, Id<Expr> expr, int depth) {
  const FileIndex& index = project.index(file);
  const ExprKind kind = index[expr].kind;
  if (depth <= 0 || (kind != ExprKind::name && kind != ExprKind::attribute)) return {file, expr};
  const Entity entity = resolve(project, file, expr);
  const auto* variable = std::get_if<VariableRef>(&entity);
  if (!variable) return {file, expr};
  const Binding& binding = project.index(variable->file)[variable->binding];
  const bool constant = binding.kind == BindingKind::assignment && binding.sole_target && binding.value;
  if (!constant) return {file, expr};
  return value_deep(project, variable->file, binding.value, depth - 1);
}

// `Status.ACTIVE.value`: the right side of the member's assignment, when that is a literal.
std::optional<std::string> member_value(const Project& project, FileId file, Id<Expr> expr) {
  const FileIndex& index = project.index(file);
  const Expr& read = index[expr];
  if (read.kind != ExprKind::attribute || index.text(read) != "value") return std::nullopt;
  const Entity entity = resolve(project, file, read.parts[0]);
  const auto* variable = std::get_if<VariableRef>(&entity);
  if (!variable) return std::nullopt;
  const FileIndex& there = project.index(variable->file);
  const Binding& binding = there[variable->binding];
  if (there[binding.scope].kind != ScopeKind::class_body || !binding.sole_target || !binding.value) return std::nullopt;
  const auto text = string_value(there, binding.value);
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

std::optional<std::string> text_deep(const Project& project, FileId file, Id<Expr> expr, int depth) {
  if (!expr || depth <= 0) return std::nullopt;
  const Place place = value_of(project, file, expr);
  const FileIndex& index = project.index(place.file);
  const Expr& value = index[place.expr];
  if (value.kind == ExprKind::string) return std::string(index.text(value));
  if (value.kind == ExprKind::binary && value.op == Op::add) {
    const auto left = text_deep(project, place.file, value.parts[0], depth - 1);
    const auto right = text_deep(project, place.file, value.parts[1], depth - 1);
    return left && right ? std::optional(*left + *right) : std::nullopt;
  }
  if (value.kind == ExprKind::joined_string) {
    std::string joined;
    for (const Id<Expr> id : value.parts) {
      const Expr& part = index[id];
      const bool plain = part.kind == ExprKind::formatted_value && part.op == Op::none &&
                         index[part.parts[1]].kind == ExprKind::absent;
      const auto text = part.kind == ExprKind::string ? std::optional(std::string(index.text(part)))
                        : plain                       ? text_deep(project, place.file, part.parts[0], depth - 1)
                                                      : std::nullopt;
      if (!text) return std::nullopt;
      joined += *text;
    }
    return joined;
  }
  return member_value(project, place.file, place.expr);
}

bool elements_deep(const Project& project, FileId file, Id<Expr> expr, int depth, std::vector<Place>& out) {
  if (depth <= 0) return false;
  const Place place = value_of(project, file, expr);
  const FileIndex& index = project.index(place.file);
  const Expr& value = index[place.expr];
  if (value.kind == ExprKind::binary && value.op == Op::add) {
    return elements_deep(project, place.file, value.parts[0], depth - 1, out) &&
           elements_deep(project, place.file, value.parts[1], depth - 1, out);
  }
  if (value.kind != ExprKind::list && value.kind != ExprKind::tuple && value.kind != ExprKind::set) return false;
  for (const Id<Expr> part : value.parts) {
    if (index[part].kind == ExprKind::starred) {
      if (!elements_deep(project, place.file, index[part].parts[0], depth - 1, out)) return false;
    } else {
      out.push_back({place.file, part});
    }
  }
  return true;
}

}  // namespace

Place value_of(const Project& project, FileId file, Id<Expr> expr) {
  return value_deep(project, file, expr, max_depth);
}

std::optional<std::string> constant_text(const Project& project, FileId file, Id<Expr> expr) {
  return text_deep(project, file, expr, max_depth);
}

std::optional<bool> constant_bool(const Project& project, FileId file, Id<Expr> expr) {
  if (!expr) return std::nullopt;
  const Place place = value_of(project, file, expr);
  return bool_value(project.index(place.file), place.expr);
}

std::optional<std::vector<Place>> constant_elements(const Project& project, FileId file, Id<Expr> expr) {
  std::vector<Place> found;
  if (!expr || !elements_deep(project, file, expr, max_depth, found)) return std::nullopt;
  return found;
}

Id<Expr> argument(const FileIndex& index, Id<Expr> call, std::size_t n, std::string_view name) {
  const Id<Expr> given = keyword(index, call, name);
  return given ? given : positional(index, call, n);
}

}  // namespace ormlint
