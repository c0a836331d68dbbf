#include "domain/mapper_expressions.h"

#include <algorithm>

#include "domain/orm_names.h"

namespace ormlint {

namespace {

constexpr int max_depth = 16;

// The only expression of a text, as `eval` would take it.
Id<Expr> only_expression(const FileIndex& index) {
  if (index.error || index.tree.body.size() != 1) return {};
  const Stmt& stmt = index[index.tree.body[0]];
  return stmt.kind == StmtKind::expr_stmt ? stmt.exprs[0] : Id<Expr>{};
}

Id<Expr> without_lambda(const FileIndex& index, Id<Expr> expr) {
  return index[expr].kind == ExprKind::lambda ? index[expr].parts[1] : expr;
}

bool is_literal(const FileIndex& index, Id<Expr> expr) {
  switch (index[expr].kind) {
    case ExprKind::string:
    case ExprKind::number:
    case ExprKind::constant:
    case ExprKind::bytes:
      return true;
    case ExprKind::list:
    case ExprKind::tuple:
    case ExprKind::set:
      return std::ranges::all_of(index[expr].parts, [&](Id<Expr> part) { return is_literal(index, part); });
    default:
      return false;
  }
}

}  // namespace

MappedTables mapped_tables(const Domain& domain, Id<Model> id) {
  MappedTables made;
  const auto add = [&](const Model& model) {
    if (model.table && !made.has({*model.table, {}})) made.all.push_back(*model.table);
  };
  const Model& model = domain.models[id];
  add(model);
  if (!model.table || model.inheritance == Inheritance::concrete) return made;
  for (const Id<Model> parent : model.parents) {
    add(domain.models[parent]);
    if (domain.models[parent].inheritance == Inheritance::concrete) break;
  }
  return made;
}

std::optional<ColumnRef> MapperExpressions::column(Id<Model> model, std::string_view attribute) const {
  for (const Id<Table> table : mapped_tables(domain_, model).all) {
    for (const Column& column : domain_.tables[table].columns) {
      if (column.attribute == attribute && column.name_known) return ColumnRef{table, column.name};
    }
  }
  return std::nullopt;
}

Id<MetaData> MapperExpressions::metadata() const {
  const Model& model = domain_.models[owner_];
  const Id<MetaData> own = model.table ? domain_.tables[*model.table].metadata : Id<MetaData>{};
  return own ? own : domain_.registries[model.registry].metadata;
}

MapperExpressions::Value MapperExpressions::entity_value(const Entity& entity) const {
  if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    const auto found = inputs_.classes.find(*ref);
    if (found != inputs_.classes.end()) return found->second;
  }
  if (const auto* variable = std::get_if<VariableRef>(&entity)) {
    const auto table = inputs_.core_tables.find(*variable);
    if (table != inputs_.core_tables.end()) return table->second;
    const FileIndex& index = project_.index(variable->file);
    const Binding& binding = index[variable->binding];
    if (index[binding.scope].kind == ScopeKind::class_body) {  // a column of the class around, by its plain name
      if (const auto found = column(owner_, index.text(binding.name))) return JoinTerm{*found};
    }
    if (binding.kind == BindingKind::parameter) {  // the cls of a declared_attr
      if (index.text(binding.name) == "cls") return owner_;
    }
  }
  if (const OrmName name = orm_name(entity)) return name.name;
  return {};
}

MapperExpressions::Value MapperExpressions::name_value(const Text& text, Id<Expr> expr) const {
  if (text.file) return entity_value(follow(project_, resolve(project_, *text.file, expr)));
  const std::string dotted = dotted_name(text.index, expr);
  const std::vector<Id<Model>> classes = names_.find(domain_.models[owner_].registry, dotted);
  if (classes.size() == 1) return classes.front();
  if (!classes.empty() || dotted.find('.') != dotted.npos) return {};
  if (const auto table = names_.table(metadata(), dotted)) return *table;
  return dotted;
}

MapperExpressions::Value MapperExpressions::member(const Value& object, std::string_view name) const {
  if (const auto* model = std::get_if<Id<Model>>(&object)) {
    const std::optional<Id<Table>> table = domain_.models[*model].table;
    if (name == "__table__") return table ? Value(*table) : Value{};
    const auto found = column(*model, name);
    return found ? Value(JoinTerm{*found}) : Value{};
  }
  if (const auto* table = std::get_if<Id<Table>>(&object)) {
    return name == "c" || name == "columns" ? Value(Columns{*table}) : Value{};
  }
  if (const auto* columns = std::get_if<Columns>(&object)) {
    for (const Column& column : domain_.tables[columns->table].columns) {
      if (column.key == name && column.name_known) return JoinTerm{{columns->table, column.name}};
    }
  }
  return {};
}

// foreign(x), remote(x), and one in the other.
MapperExpressions::Value MapperExpressions::marked(const Text& text, Id<Expr> call, int depth) const {
  const Value called = value(text, text.index[call].parts[0], depth - 1);
  const auto* function = std::get_if<std::string>(&called);
  const Id<Expr> argument = positional(text.index, call, 0);
  if (!function || !argument || (*function != "foreign" && *function != "remote")) return {};
  Value inner = value(text, argument, depth - 1);
  auto* const term = std::get_if<JoinTerm>(&inner);
  if (!term) return {};
  (*function == "foreign" ? term->foreign : term->remote) = true;
  return inner;
}

MapperExpressions::Value MapperExpressions::value(const Text& text, Id<Expr> expr, int depth) const {
  const Expr& written = text.index[expr];
  if (depth <= 0) return {};
  if (written.kind == ExprKind::name) return name_value(text, expr);
  if (written.kind == ExprKind::call) return marked(text, expr, depth);
  if (written.kind == ExprKind::subscript && text.index[written.parts[1]].kind == ExprKind::string) {
    return member(value(text, written.parts[0], depth - 1), text.index.text(text.index[written.parts[1]]));  // t.c["x"]
  }
  if (written.kind != ExprKind::attribute) return {};
  const Value object = value(text, written.parts[0], depth - 1);
  const bool known = !std::holds_alternative<std::monostate>(object) && !std::holds_alternative<std::string>(object);
  if (known) return member(object, text.index.text(written));
  return name_value(text, expr);  // module.Class, module.table
}

bool MapperExpressions::read_comparison(const Text& text, Id<Expr> expr, JoinCondition& out) const {
  const Expr& written = text.index[expr];
  if (written.parts.size() != 2) return false;
  const Expr& comparator = text.index[written.parts[1]];
  const Value left = value(text, written.parts[0], max_depth);
  const Value right = value(text, comparator.parts[0], max_depth);
  const auto* one = std::get_if<JoinTerm>(&left);
  const auto* other = std::get_if<JoinTerm>(&right);
  if (one && other) {
    if (comparator.op != Op::equal) return false;
    out.equalities.push_back({*one, *other});
    return true;
  }
  const bool lone =
      (one && is_literal(text.index, comparator.parts[0])) || (other && is_literal(text.index, written.parts[0]));
  if (lone) out.lone.push_back(one ? *one : *other);
  return lone;
}

bool MapperExpressions::read_condition(const Text& text, Id<Expr> expr, JoinCondition& out, int depth) const {
  const Expr& written = text.index[expr];
  if (depth <= 0) return false;
  if (written.kind == ExprKind::compare) return read_comparison(text, expr, out);
  if (written.kind == ExprKind::binary && written.op == Op::bit_and) {
    return read_condition(text, written.parts[0], out, depth - 1) &&
           read_condition(text, written.parts[1], out, depth - 1);
  }
  if (written.kind != ExprKind::call) return false;
  const Expr& called = text.index[written.parts[0]];
  const Value function = value(text, written.parts[0], depth - 1);
  const auto* name = std::get_if<std::string>(&function);
  if (name && *name == "and_") {
    return std::ranges::all_of(written.parts.from(1),
                               [&](Id<Expr> part) { return read_condition(text, part, out, depth - 1); });
  }
  // A.deleted_at.is_(None), A.kind.in_(["x"])
  if (called.kind != ExprKind::attribute) return false;
  const Value object = value(text, called.parts[0], depth - 1);
  const auto* term = std::get_if<JoinTerm>(&object);
  const bool plain =
      term && std::ranges::all_of(written.parts.from(1), [&](Id<Expr> part) { return is_literal(text.index, part); });
  if (plain) out.lone.push_back(*term);
  return plain;
}

std::optional<JoinCondition> MapperExpressions::condition(Place written) const {
  JoinCondition made;
  const FileIndex& index = project_.index(written.file);
  if (const auto text = constant_text(project_, written.file, written.expr)) {
    const FileIndex inside = index_file(*text);
    const Id<Expr> expr = only_expression(inside);
    if (!expr || !read_condition({inside, {}}, expr, made, max_depth)) return std::nullopt;
  } else if (!read_condition({index, written.file}, without_lambda(index, written.expr), made, max_depth)) {
    return std::nullopt;
  }
  return made;
}

bool MapperExpressions::read_columns(const Text& text, Id<Expr> expr, std::vector<ColumnRef>& out, int depth) const {
  const Expr& written = text.index[expr];
  if (written.kind == ExprKind::list || written.kind == ExprKind::tuple || written.kind == ExprKind::set) {
    return depth > 0 &&
           std::ranges::all_of(written.parts, [&](Id<Expr> part) { return read_columns(text, part, out, depth - 1); });
  }
  const Value found = value(text, expr, max_depth);
  const auto* const term = std::get_if<JoinTerm>(&found);
  if (term) out.push_back(term->column);
  return term != nullptr;
}

std::optional<std::vector<ColumnRef>> MapperExpressions::columns(Place written) const {
  std::vector<ColumnRef> made;
  const FileIndex& index = project_.index(written.file);
  if (const auto text = constant_text(project_, written.file, written.expr)) {
    const FileIndex inside = index_file(*text);
    const Id<Expr> expr = only_expression(inside);
    if (!expr || !read_columns({inside, {}}, expr, made, 3)) return std::nullopt;
  } else if (!read_columns({index, written.file}, without_lambda(index, written.expr), made, 3)) {
    return std::nullopt;
  }
  return made.empty() ? std::nullopt : std::optional(std::move(made));
}

std::optional<Id<Table>> MapperExpressions::table(Place written) const {
  const FileIndex& index = project_.index(written.file);
  const Value found = value({index, written.file}, without_lambda(index, written.expr), max_depth);
  const auto* const table = std::get_if<Id<Table>>(&found);
  return table ? std::optional(*table) : std::nullopt;
}

std::optional<Id<Model>> MapperExpressions::mapped_class(Place written) const {
  const FileIndex& index = project_.index(written.file);
  const Value found = value({index, written.file}, without_lambda(index, written.expr), max_depth);
  const auto* const model = std::get_if<Id<Model>>(&found);
  return model ? std::optional(*model) : std::nullopt;
}

}  // namespace ormlint
