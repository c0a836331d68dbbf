// Looking at expressions.
#include <string>

#include "index/file_index.h"
#include "syntax/literals.h"

namespace ormlint {

std::string dotted_name(const FileIndex& file, Id<Expr> id) {
  if (!id) return {};
  const Expr& expr = file[id];
  if (expr.kind == ExprKind::name) return std::string(file.text(expr));
  if (expr.kind != ExprKind::attribute) return {};
  std::string object = dotted_name(file, expr.parts[0]);
  if (object.empty()) return {};
  return object + "." + std::string(file.text(expr));
}

Id<Expr> callee(const FileIndex& file, Id<Expr> call) {
  return call && file[call].kind == ExprKind::call ? file[call].parts[0] : Id<Expr>{};
}

Id<Expr> positional(const FileIndex& file, Id<Expr> call, std::size_t n) {
  if (!call || file[call].kind != ExprKind::call) return {};
  for (const Id<Expr> part : file[call].parts.from(1)) {
    const ExprKind kind = file[part].kind;
    if (kind == ExprKind::starred) return {};  // whatever follows has no known position
    if (kind != ExprKind::keyword && n-- == 0) return part;
  }
  return {};
}

Id<Expr> keyword(const FileIndex& file, Id<Expr> call, std::string_view name) {
  if (!call || file[call].kind != ExprKind::call) return {};
  for (const Id<Expr> part : file[call].parts.from(1)) {
    if (file[part].kind == ExprKind::keyword && file.text(file[part]) == name) return file[part].parts[0];
  }
  return {};
}

bool has_unpacking(const FileIndex& file, Id<Expr> call) {
  if (!call || file[call].kind != ExprKind::call) return false;
  for (const Id<Expr> part : file[call].parts.from(1)) {
    const Expr& argument = file[part];
    if (argument.kind == ExprKind::starred || (argument.kind == ExprKind::keyword && argument.text == Text{}))
      return true;
  }
  return false;
}

std::optional<std::string_view> string_value(const FileIndex& file, Id<Expr> expr) {
  if (!expr || file[expr].kind != ExprKind::string) return std::nullopt;
  return file.text(file[expr]);
}

std::optional<bool> bool_value(const FileIndex& file, Id<Expr> expr) {
  if (!expr || file[expr].kind != ExprKind::constant) return std::nullopt;
  const std::string_view text = file.text(file[expr]);
  if (text == "True") return true;
  if (text == "False") return false;
  return std::nullopt;
}

std::optional<std::int64_t> integer_value(const FileIndex& file, Id<Expr> expr) {
  if (!expr) return std::nullopt;
  if (file[expr].kind == ExprKind::unary && file[expr].op == Op::negate) {
    const auto value = integer_value(file, file[expr].parts[0]);
    return value ? std::optional(-*value) : std::nullopt;
  }
  if (file[expr].kind != ExprKind::number) return std::nullopt;
  return decode_integer(file.text(file[expr]));
}

bool is_none(const FileIndex& file, Id<Expr> expr) {
  return expr && file[expr].kind == ExprKind::constant && file.text(file[expr]) == "None";
}

}  // namespace ormlint
