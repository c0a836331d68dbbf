// TypeDecorators around an Enum whose constructor takes an enum of Python's and makes the labels and the type's name of
// it: `super().__init__(*(m.name for m in cls), **options)`. Facts: SQLAlchemy's documentation, "Augmenting Existing
// Types": the arguments of TypeDecorator are those of its `impl`.
#include <algorithm>

#include "base/text.h"
#include "domain/column_types.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// What a constructor of such a type says, by its parameters.
struct Constructor {
  const FileIndex& file;
  Id<Scope> scope;
  std::string_view members, options;  // the names of the parameters: the enum, and **options
  Slice<Stmt> body;

  bool is_name(Id<Expr> expr, std::string_view wanted) const {
    return file[expr].kind == ExprKind::name && file.text(file[expr]) == wanted;
  }
};

std::optional<Constructor> constructor_of(const FileIndex& file, const Binding& binding) {
  if (binding.kind != BindingKind::function_def) return std::nullopt;
  const Stmt& function = file[binding.stmt];
  Constructor made{file, file.body_scope_of_stmt[binding.stmt.value], {}, {}, function.body};
  std::size_t place = 0;
  for (const Id<Expr> part : file[function.exprs[0]].parts) {
    if (file[part].op == Op::var_keyword) made.options = file.text(file[part]);
    if (file[part].op == Op::var_positional) return std::nullopt;
    if (++place == 2) made.members = file.text(file[part]);
  }
  return made.members.empty() || made.options.empty() ? std::nullopt : std::optional(made);
}

// super().__init__(*labels, **options): the labels.
Id<Expr> handed_labels(const Constructor& made) {
  for (const Id<Stmt> stmt : made.body) {
    const Id<Expr> call = made.file[stmt].kind == StmtKind::expr_stmt ? made.file[stmt].exprs[0] : Id<Expr>{};
    if (!call || made.file[call].kind != ExprKind::call || made.file[call].parts.size() != 3) continue;
    const Expr& called = made.file[made.file[call].parts[0]];
    if (called.kind != ExprKind::attribute || made.file.text(called) != "__init__") continue;
    const Id<Expr> labels = made.file[call].parts[1], options = made.file[call].parts[2];
    const bool whole = made.file[labels].kind == ExprKind::starred && made.file[options].kind == ExprKind::keyword &&
                       made.file.text(made.file[options]).empty() &&
                       made.is_name(made.file[options].parts[0], made.options);
    return whole ? made.file[labels].parts[0] : Id<Expr>{};
  }
  return {};
}

// (m.name for m in members), and whether they are names.
std::optional<bool> read_labels(const Constructor& made, Id<Expr> labels) {
  if (made.file[labels].kind == ExprKind::name) {
    const auto bindings = made.file.bindings_of(made.scope, made.file.text(made.file[labels]));
    if (bindings.size() != 1 || !made.file[bindings[0]].value) return std::nullopt;
    labels = made.file[bindings[0]].value;
  }
  const Expr& expr = made.file[labels];
  const bool simple = (expr.kind == ExprKind::list_comp || expr.kind == ExprKind::generator) && expr.parts.size() == 2;
  if (!simple || made.file[expr.parts[1]].parts.size() != 2) return std::nullopt;
  const Expr& clause = made.file[expr.parts[1]];
  if (!made.is_name(clause.parts[1], made.members)) return std::nullopt;
  return names_or_values(made.file, made.file[expr.parts[0]], clause);
}

// members.__name__, in lower case or as it is.
std::optional<bool> is_lowered(const Constructor& made, Id<Expr> name) {
  const bool lowered = made.file[name].kind == ExprKind::call && made.file[name].parts.size() == 1;
  Id<Expr> own = name;
  if (lowered) {
    const Expr& method = made.file[made.file[name].parts[0]];
    if (method.kind != ExprKind::attribute || made.file.text(method) != "lower") return std::nullopt;
    own = method.parts[0];
  }
  const Expr& expr = made.file[own];
  const bool is_name = expr.kind == ExprKind::attribute && made.file.text(expr) == "__name__";
  return is_name && made.is_name(expr.parts[0], made.members) ? std::optional(lowered) : std::nullopt;
}

// `if "name" not in options: options["name"] = …`, or `options.setdefault("name", …)`: what the type is called where
// the call does not say it.
std::optional<bool> default_name(const Constructor& made) {
  const FileIndex& file = made.file;
  for (const Id<Stmt> id : made.body) {
    const Stmt* stmt = &file[id];
    if (stmt->kind == StmtKind::if_stmt && stmt->body.size() == 1) stmt = &file[stmt->body[0]];
    if (stmt->kind == StmtKind::assign && stmt->exprs.size() == 2) {
      const Expr& target = file[stmt->exprs[1]];
      const bool named = target.kind == ExprKind::subscript && made.is_name(target.parts[0], made.options) &&
                         string_value(file, target.parts[1]) == "name";
      if (named) return is_lowered(made, stmt->exprs[0]);
    }
    if (stmt->kind != StmtKind::expr_stmt || file[stmt->exprs[0]].kind != ExprKind::call) continue;
    const Id<Expr> call = stmt->exprs[0];
    const Expr& called = file[file[call].parts[0]];
    const bool sets = called.kind == ExprKind::attribute && file.text(called) == "setdefault" &&
                      made.is_name(called.parts[0], made.options) && file[call].parts.size() == 3 &&
                      string_value(file, file[call].parts[1]) == "name";
    if (sets) return is_lowered(made, file[call].parts[2]);
  }
  return std::nullopt;
}

// What is bound is what the labels are: `return value.name if value else None`, and nothing else.
bool binds(const FileIndex& file, const Binding& binding, std::string_view attribute) {
  if (binding.kind != BindingKind::function_def || file[binding.stmt].body.size() != 1) return false;
  const Stmt& only = file[file[binding.stmt].body[0]];
  if (only.kind != StmtKind::return_stmt) return false;
  const Expr& value = file[only.exprs[0]];
  const Expr& given = value.kind == ExprKind::conditional ? file[value.parts[1]] : value;
  return given.kind == ExprKind::attribute && file.text(given) == attribute &&
         file[given.parts[0]].kind == ExprKind::name;
}

}  // namespace

std::optional<EnumType> TypeReader::of_enum_decorator(const ClassInfo& info, Place place) const {
  const auto impl = find_member(project_, info, "impl");
  const auto init = find_member(project_, info, "__init__");
  const auto bound = find_member(project_, info, "process_bind_param");
  const FileIndex& here = project_.index(place.file);
  const Id<Expr> given = here[place.expr].kind == ExprKind::call ? positional(here, place.expr, 0) : Id<Expr>{};
  if (!impl || !init || !bound || !given || has_unpacking(here, place.expr)) return std::nullopt;
  const Id<Expr> written = project_.index(impl->owner.file)[impl->binding].value;
  if (!written || !is_enum_name(orm_name(project_, impl->owner.file, written).name)) return std::nullopt;
  const FileIndex& file = project_.index(init->owner.file);
  const auto made = constructor_of(file, file[init->binding]);
  const Id<Expr> labels = made ? handed_labels(*made) : Id<Expr>{};
  const auto names = labels ? read_labels(*made, labels) : std::nullopt;
  const FileIndex& binder = project_.index(bound->owner.file);
  if (!names || !binds(binder, binder[bound->binding], *names ? "name" : "value")) return std::nullopt;
  EnumType type = read_enum(place.file, place.expr);
  if (!type.members) return std::nullopt;
  type.labels.clear();
  read_member_labels(type, names);
  if (type.name_given) return type;
  const auto lowered = default_name(*made);
  type.name_known = lowered.has_value();
  const std::string_view name = domain_.enums[*type.members].name;
  type.name = lowered == true ? lower_case(name) : std::string(name);
  return type;
}

}  // namespace ormlint
