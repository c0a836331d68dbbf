// The table of a mapped class: its own, one it shares with the class it inherits from, or one made before.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "base/text.h"
#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// `cls.__name__` and `cls.__name__.lower()`, the two computed names that need no evaluation.
std::optional<std::string> name_from_class(const FileIndex& file, Id<Expr> expr, std::string_view class_name) {
  const auto is_class_name = [&](Id<Expr> read) {
    return file[read].kind == ExprKind::attribute && file.text(file[read]) == "__name__" &&
           file[file[read].parts[0]].kind == ExprKind::name;
  };
  if (is_class_name(expr)) return std::string(class_name);
  if (file[expr].kind != ExprKind::call || file[expr].parts.size() != 1) return std::nullopt;
  const Expr& method = file[file[expr].parts[0]];
  if (method.kind != ExprKind::attribute || file.text(method) != "lower" || !is_class_name(method.parts[0]))
    return std::nullopt;
  return lower_case(class_name);
}

// It, or a function of the project that it calls, adds to a table or a mapper.
bool adds_columns(const Project& project, FunctionRef function, int depth) {
  constexpr std::array<std::string_view, 4> ways{"append_column", "add_property", "add_properties", "setattr"};
  const FileIndex& index = project.index(function.file);
  return std::ranges::any_of(index.calls, [&](Id<Expr> call) {
    const Id<Expr> called = index[call].parts[0];
    const bool named = index[called].kind == ExprKind::name || index[called].kind == ExprKind::attribute;
    if (!named || !index[function.stmt].span.contains(index[call].span)) return false;
    if (std::ranges::find(ways, index.text(index[called])) != ways.end()) return true;
    const Entity entity = depth > 0 ? resolve(project, function.file, called) : Entity{};
    const auto* const inner = std::get_if<FunctionRef>(&entity);
    return inner && adds_columns(project, *inner, depth - 1);
  });
}

}  // namespace

// Flask-SQLAlchemy's camel_to_snake_case: an underscore before a capital that follows a small letter or digit, or that
// begins a word.
std::string snake_case(std::string_view name) {
  std::string out;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t n = 0; n < name.size(); ++n) {
    const bool after_small = n > 0 && (lower(name[n - 1]) || (name[n - 1] >= '0' && name[n - 1] <= '9'));
    const bool begins_word = n > 0 && n + 1 < name.size() && lower(name[n + 1]);
    if (upper(name[n]) && (after_small || begins_word)) out += '_';
    out += name[n];
  }
  const std::size_t begin = std::min(out.find_first_not_of('_'), out.size());
  return lower_case(out.substr(begin));
}

void ModelReader::read_table(Mapped& mapped) {
  Model& model = domain_.models[*mapped.model];
  for (const ClassRef ref : mapped.info->mro) {
    const Mapped* const above = ref == mapped.ref ? nullptr : this->mapped(ref);
    if (above && above->model) model.parents.push_back(*above->model);
  }
  if (inherited_value(mapped, "__sa_dataclass_metadata_key__") && !dataclass_key(mapped)) model.open = true;
  if (const std::optional<Place> given = inherited_value(mapped, "__table__")) {
    const auto open = [&] {  // whatever its table is called, it is in this MetaData
      model.open = true;
      domain_.metadatas[domain_.registries[model.registry].metadata].open = true;
    };
    if (!given->expr) return open();
    const FileIndex& index = file(given->file);
    if (index[given->expr].kind == ExprKind::call) {
      model.table = read_core_table(given->file, given->expr, model.name);
    } else if (const Entity entity = resolve(project_, given->file, given->expr);
               std::holds_alternative<VariableRef>(entity)) {
      const auto found = core_tables_.find(std::get<VariableRef>(entity));
      if (found != core_tables_.end()) model.table = found->second;
    }
    if (!model.table) return open();
    domain_.tables[*model.table].model = mapped.model;
    domain_.tables[*model.table].mapper_key |= has_mapper_key(mapped);
    map_table(mapped, *model.table);
    model.open |= domain_.tables[*model.table].open;
    return;
  }
  bool own = false;
  const std::optional<Place> written = tablename(mapped, own);
  const bool inherits = !model.parents.empty();
  const bool flask = mapped.base->dress == Dress::flask;
  const bool has_table = flask ? has_own_primary_key(mapped) || (own && may_have_key(mapped)) : own;
  if (inherits && !has_table && !is_named_by_mixin(mapped)) {
    // Single-table inheritance, unless a computed name gives it a table after all.
    model.table = domain_.models[model.parents.front()].table;
    const bool computed = written && !(flask && own);
    if (computed && model.table) domain_.tables[*model.table].open = true;
    if (computed) model.open = true;
    return;
  }
  Table table;
  table.owner = model.name;
  table.registry = model.registry;
  table.model = mapped.model;
  if (has_column_hook(mapped)) model.open = true;
  table.open = model.open;
  table.known_elsewhere = model.test || model.deliberate || inherited_value(mapped, "__bind_key__").has_value();
  table.conditional = is_conditional(mapped.ref);
  table.mapper_key = has_mapper_key(mapped) || (inherits && flask && !has_own_primary_key(mapped));
  name_table(mapped, written, table);
  choose_metadata(mapped, table);
  const Id<Table> id = domain_.tables.add(std::move(table));
  model.table = id;
  read_table_arguments(mapped, id);
}

// What SQLAlchemy calls for a class, and by which a mixin adds columns to its table.
bool ModelReader::has_column_hook(const Mapped& mapped) const {
  if (inherited_value(mapped, "__mapper_cls__")) return true;
  constexpr std::array<std::string_view, 2> hooks{"__declare_first__", "__declare_last__"};
  return std::ranges::any_of(lineage(mapped), [&](ClassRef ref) {
    const FileIndex& index = file(ref.file);
    return std::ranges::any_of(index[ref.stmt].body, [&](Id<Stmt> id) {
      const bool hook = index[id].kind == StmtKind::function_def &&
                        std::ranges::find(hooks, index.tree.name(index[id])) != hooks.end();
      return hook && adds_columns(project_, {ref.file, id}, 3);
    });
  });
}

// In a function, a branch, a handler, or below another class.
bool ModelReader::is_conditional(ClassRef ref) const {
  const FileIndex& index = file(ref.file);
  const Id<Scope> scope = index.scope_of_stmt[ref.stmt.value];
  if (scope != index.module()) return true;
  const Slice<Binding> names = index.bindings_of(scope, project_.class_name(ref));
  return std::ranges::any_of(
      names, [&](Id<Binding> id) { return index[id].stmt == ref.stmt && index[id].reach != Reach::always; });
}

// __mapper_args__ = {"primary_key": […]}, or anything that is not plainly without it.
bool ModelReader::has_mapper_key(const Mapped& mapped) const {
  const std::optional<MapperOptions> options = mapper_options(mapped);
  return options && (!options->known || (*options)["primary_key"].expr);
}

// A mixin's function that makes a name of the class's: SQLAlchemy calls it for every class below, each of which has a
// table of its own then. A name that is written out in a nearer mapped class is what the others get.
bool ModelReader::is_named_by_mixin(const Mapped& mapped) const {
  if (mapped.base->dress != Dress::declarative) return false;
  for (const ClassRef ref : lineage(mapped)) {
    const std::optional<Place> found = own_value(ref, "__tablename__");
    if (!found) continue;
    const Mapped* const above = this->mapped(ref);
    return found->expr && !(above && above->model) &&
           name_from_class(file(found->file), found->expr, project_.class_name(mapped.ref));
  }
  return false;
}

// own: in the class itself, so that it is a table of its own even if it inherits from another mapped class.
std::optional<Place> ModelReader::tablename(const Mapped& mapped, bool& own) const {
  if (const std::optional<Place> found = own_value(mapped.ref, "__tablename__")) {
    own = !found->expr || !is_none(file(found->file), found->expr);
    return own ? found : std::nullopt;
  }
  for (const ClassRef ref : lineage(mapped)) {
    const Mapped* const above = this->mapped(ref);
    if (above && above->model) continue;  // a mapped parent's name is its own
    if (const std::optional<Place> found = own_value(ref, "__tablename__")) return found;
  }
  return std::nullopt;
}

void ModelReader::name_table(const Mapped& mapped, std::optional<Place> written, Table& table) const {
  const Model& model = domain_.models[*mapped.model];
  table.at = model.at;
  if (written && written->expr) {
    const FileIndex& index = file(written->file);
    auto text = constant_text(project_, written->file, written->expr);
    if (text) table.at = {written->file, index[written->expr].span};
    if (!text) text = name_from_class(index, written->expr, model.name);
    if (written->file != mapped.ref.file || !file(mapped.ref.file)[mapped.ref.stmt].span.contains(table.at.span))
      table.at = model.at;
    table.name.name = text.value_or("");
    table.name_known = text.has_value();
    return;
  }
  if (written) return;
  table.name_known = mapped.base->dress != Dress::declarative;
  if (mapped.base->dress == Dress::flask) table.name.name = snake_case(model.name);
  if (mapped.base->dress == Dress::sqlmodel) table.name.name = lower_case(model.name);
}

// Flask-SQLAlchemy gives a subclass a table of its own when it declares a primary key, and else its parent's, whatever
// __tablename__ says.
bool ModelReader::has_own_primary_key(const Mapped& mapped) const {
  const FileIndex& index = file(mapped.ref.file);
  return std::ranges::any_of(index[index.body_scope_of_stmt[mapped.ref.stmt.value]].bindings, [&](Id<Binding> id) {
    const Id<Expr> key = keyword(index, index[id].value, "primary_key");
    return key && bool_value(index, key).value_or(false);
  });
}

// Through a mixin, or among its table's arguments.
bool ModelReader::may_have_key(const Mapped& mapped) const {
  if (own_value(mapped.ref, "__table_args__")) return true;
  return std::ranges::any_of(mapped.info->mro, [&](ClassRef ref) {
    const Mapped* const above = this->mapped(ref);
    return ref != mapped.ref && !(above && above->model) &&
           std::ranges::find(mapped.base->shared, ref) == mapped.base->shared.end();
  });
}

}  // namespace ormlint
