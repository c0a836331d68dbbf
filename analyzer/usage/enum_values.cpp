#include "usage/enum_values.h"

#include <algorithm>
#include <string>

#include "domain/guards.h"
#include "domain/orm_names.h"

namespace ormlint {

void find_members(FileView& view, Id<Expr> value, const Column* column, std::vector<MemberInJson>& found) {
  const FileIndex& file = view.file;
  const Expr& expr = file[value];
  if (expr.kind == ExprKind::list || expr.kind == ExprKind::tuple) {
    for (const Id<Expr> part : expr.parts) find_members(view, part, column, found);
  } else if (expr.kind == ExprKind::dict) {
    for (std::uint32_t n = 1; n < expr.parts.size(); n += 2) find_members(view, expr.parts[n], column, found);
  } else if (expr.kind == ExprKind::attribute || expr.kind == ExprKind::name) {
    const Type type = view.type(value);
    if (type.kind != TypeKind::member || type.promised) return;
    const Enum& owner = view.domain.enums[type.members];
    if (owner.open || owner.is_text || owner.is_integer) return;
    found.push_back({type.members, view.at(value), view.quoted(expr.span), column});
  }
}

std::vector<EnumValue> enum_values(FileView& view) {
  const FileIndex& file = view.file;
  std::vector<EnumValue> found;
  for (const Id<Expr> call : file.calls) {
    const Expr& expr = file[call];
    if (expr.parts.size() != 2 || file.damaged(expr.span)) continue;
    const Id<Expr> value = expr.parts[1];
    EnumValue row;
    row.at = view.at(value);
    if (const auto text = string_value(file, value)) row.text = std::string(*text);
    row.number = integer_value(file, value);
    if (!row.text && !row.number) continue;
    const ExprKind kind = file[expr.parts[0]].kind;
    if (kind != ExprKind::name && kind != ExprKind::attribute) continue;
    const Type called = view.called_class(expr.parts[0]);
    if (called.kind != TypeKind::enum_class || called.optional) continue;
    if (expects_error(file, file.stmt_of_expr[call.value], {"ValueError", "KeyError"})) continue;
    if (view.expects_failure(call)) continue;
    row.owner = called.members;
    found.push_back(std::move(row));
  }
  std::ranges::sort(found, {}, &EnumValue::at);
  return found;
}

// json.dumps({"status": order.status}) without an encoder, and the same given to a column that holds JSON.
std::vector<MemberInJson> members_in_json(FileView& view) {
  const FileIndex& file = view.file;
  std::vector<MemberInJson> found;
  for (const Id<Expr> call : file.calls) {
    const Id<Expr> called = callee(file, call);
    const ExprKind kind = file[called].kind;
    if ((kind != ExprKind::name && kind != ExprKind::attribute) || file.damaged(file[call].span)) continue;
    if (file.text(file[called]) != "dumps" || has_unpacking(file, call)) continue;
    if (keyword(file, call, "default") || keyword(file, call, "cls")) continue;
    const Entity entity = follow(view.project, resolve(view.project, view.id, called));
    const std::string* const dotted = external_name(entity);
    if (!dotted || *dotted != "json.dumps") continue;
    if (expects_error(file, file.stmt_of_expr[call.value], {"TypeError"})) continue;
    if (const Id<Expr> value = positional(file, call, 0)) find_members(view, value, nullptr, found);
  }
  std::ranges::sort(found, {}, &MemberInJson::at);
  return found;
}

// class Status(str, Enum), with sqlalchemy's Enum: what stands in its body are plain strings.
std::vector<FalseEnum> false_enums(FileView& view) {
  const FileIndex& file = view.file;
  std::vector<FalseEnum> found;
  for (const Id<Stmt> stmt : file.classes) {
    const Stmt& declared = file[stmt];
    Id<Expr> false_base;
    bool mixin = false;
    for (const Id<Expr> base : declared.exprs) {
      const ExprKind kind = file[base].kind;
      if (kind != ExprKind::name && kind != ExprKind::attribute) continue;
      const Entity entity = resolve(view.project, view.id, base);
      const std::string* const dotted = external_name(entity);
      const OrmName orm = orm_name(entity);
      mixin |= dotted && (*dotted == "builtins.str" || *dotted == "builtins.int");
      if (orm && orm.name == "Enum") false_base = base;
    }
    if (!false_base || !mixin || file.damaged(declared.span)) continue;
    found.push_back({file.tree.name(declared), view.at(false_base), std::string(dotted_name(file, false_base))});
  }
  return found;
}

}  // namespace ormlint
