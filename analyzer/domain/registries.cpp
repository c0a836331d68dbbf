#include "domain/registries.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "domain/orm_names.h"

namespace ormlint {

namespace {

std::string key_of(ClassRef ref) { return fmt::format("class {} {}", std::to_underlying(ref.file), ref.stmt.value); }
std::string key_of(VariableRef ref) {
  return fmt::format("variable {} {}", std::to_underlying(ref.file), ref.binding.value);
}

bool is_declarative_class(const OrmName& name) {
  return name.package == Package::sqlalchemy &&
         (name.name == "DeclarativeBase" || name.name == "DeclarativeBaseNoMeta");
}

// Classes that add nothing a rule could miss: Python's own, and SQLAlchemy's mixins without columns.
bool is_harmless(const BaseRef& base) {
  const std::string* const dotted = external_name(base.entity);
  if (!dotted) return false;
  if (dotted->starts_with("builtins.") || dotted->starts_with("typing.") || dotted->starts_with("abc.")) return true;
  const OrmName name = orm_name(base.entity);
  return name && (is_declarative_class(name) || name.name == "MappedAsDataclass" || name.name == "AsyncAttrs" ||
                  name.name == "SQLModel" || name.name == "Model");
}

}  // namespace

Membership Registries::of(const ClassInfo& info) {
  Membership made;
  std::vector<const BaseRef*> used;
  const auto consider = [&](const BaseRef& base) {
    const Base* const root = root_of(info, base);
    if (!root) return;
    used.push_back(&base);
    if (made.base) return;
    made.base = root;
    const std::string* const dotted = external_name(base.entity);
    made.is_base = dotted && base.owner == info.ref && is_declarative_class(orm_name(base.entity));
  };
  for (const BaseRef& base : info.external) consider(base);
  for (const BaseRef& base : info.unresolved) consider(base);
  for (const ClassRef ref : info.mro) {
    if (made.base) break;
    bool is_base = false;
    made.base = of_decorator(ref, is_base);
    made.by_decorator = made.base && !is_base;
    made.is_base = is_base && ref == info.ref;
  }
  for (const ClassRef ref : info.mro) {
    if (made.base) break;
    made.base = of_metaclass(ref);
    made.is_base = made.base && ref == info.ref;
  }
  if (!made.base) return made;
  for (const std::vector<BaseRef>* list : {&info.external, &info.unresolved}) {
    for (const BaseRef& base : *list) {
      const bool known = is_harmless(base) || std::ranges::find(used, &base) != used.end();
      made.imperfect |= !known;
    }
  }
  return made;
}

// The registry that a base outside of our classes brings, if it brings one.
const Base* Registries::root_of(const ClassInfo& owner, const BaseRef& base) {
  const FileIndex& file = project_.index(base.owner.file);
  if (const OrmName name = orm_name(base.entity)) {
    if (is_declarative_class(name)) return of_class(base.owner);
    if (name.package == Package::sqlmodel && name.name == "SQLModel") {
      return make("sqlmodel", "SQLModel", {owner.ref.file, file[base.expr].span}, Dress::sqlmodel);
    }
    return nullptr;
  }
  if (const auto* variable = std::get_if<VariableRef>(&base.entity)) return of_variable(*variable);
  if (file[base.expr].kind == ExprKind::attribute && file.text(file[base.expr]) == "Model") {
    if (const auto database = flask_database(project_, base.owner.file, file[base.expr].parts[0]))
      return of_flask(*database);
  }
  if (file[base.expr].kind == ExprKind::call) return of_value(base.owner.file, base.expr, {});
  return nullptr;
}

const Base* Registries::of_variable(VariableRef variable) {
  const FileIndex& file = project_.index(variable.file);
  const Binding& binding = file[variable.binding];
  if (!binding.sole_target || !binding.value) return nullptr;
  return of_value(variable.file, binding.value, variable);
}

const Base* Registries::of_value(FileId file_id, Id<Expr> value, VariableRef variable) {
  const FileIndex& file = project_.index(file_id);
  if (file[value].kind == ExprKind::attribute) {  // Base = db.Model
    if (file.text(file[value]) != "Model") return nullptr;
    const auto database = flask_database(project_, file_id, file[value].parts[0]);
    return database ? of_flask(*database) : nullptr;
  }
  const Id<Expr> called = callee(file, value);
  if (!called) return nullptr;
  const std::string key =
      variable.binding ? key_of(variable) : fmt::format("call {} {}", std::to_underlying(file_id), value.value);
  const std::string_view name =
      variable.binding ? project_.index(variable.file).text(project_.index(variable.file)[variable.binding].name)
                       : std::string_view("Base");
  const auto made = [&](bool open) {
    const bool fresh = !by_key_.contains(key);
    const Base* const base = make(key, name, {file_id, file[value].span}, Dress::declarative);
    if (fresh) {
      read_options(bases_.at(base->id), file_id, value);
      domain_.registries[base->id].open |= open;
    }
    return base;
  };
  const OrmName orm = orm_name(project_, file_id, called);
  const bool direct =
      orm.name == "declarative_base" || orm.name == "dynamic_declarative_base" || orm.name == "registry";
  if (orm && direct) return made(false);
  if (orm && orm.name == "automap_base") {
    const Base* const base = made(true);
    bases_.at(base->id).automap = true;
    return base;
  }
  const bool method = file[called].kind == ExprKind::attribute && file.text(file[called]) == "generate_base";
  if (method) {  // every base that a registry makes shares its classes
    const Entity object = resolve(project_, file_id, file[called].parts[0]);
    const auto* registry = std::get_if<VariableRef>(&object);
    const Base* const shared = registry ? of_variable(*registry) : nullptr;
    return shared ? with_own_class(*shared, key, file_id, value) : made(false);
  }
  // A function of the project that makes a base and returns it.
  const Entity entity = resolve(project_, file_id, called);
  const auto* function = std::get_if<FunctionRef>(&entity);
  if (!function || !variable.binding) return nullptr;
  const FileIndex& there = project_.index(function->file);
  const auto returned = only_return(there, function->stmt);
  if (!returned || called_name(project_, function->file, *returned).name != "declarative_base") return nullptr;
  return made(true);
}

// registry.generate_base(cls=Shared): one of the registry's bases, whose models have a class that the others' do not.
const Base* Registries::with_own_class(const Base& registry, const std::string& key, FileId file, Id<Expr> call) {
  if (!keyword(project_.index(file), call, "cls")) return &registry;
  const auto [at, fresh] = generated_.try_emplace(key, registry);
  if (fresh) read_options(at->second, file, call);
  return &at->second;
}

const Base* Registries::of_class(ClassRef ref) {
  const std::string key = key_of(ref);
  const bool fresh = !by_key_.contains(key);
  const FileIndex& file = project_.index(ref.file);
  const Slice<Binding> given = file.bindings_of(file.body_scope_of_stmt[ref.stmt.value], "registry");
  if (fresh && given.size() == 1 && file[given[0]].value) {  // a registry that others may use besides
    const Entity entity = resolve(project_, ref.file, file[given[0]].value);
    const auto* variable = std::get_if<VariableRef>(&entity);
    const Base* const shared = variable ? of_variable(*variable) : nullptr;
    if (shared) by_key_.emplace(key, shared->id);
  }
  const Base* const base =
      make(key, project_.class_name(ref), {ref.file, file[ref.stmt].name_span}, Dress::declarative);
  if (fresh) read_class_body(bases_.at(base->id), ref);
  return base;
}

// db.Model; with model_class= it is a subclass of that class, and shares its registry when it has one.
const Base* Registries::of_flask(VariableRef database) {
  const FileIndex& file = project_.index(database.file);
  const Binding& binding = file[database.binding];
  const Id<Expr> model_class = keyword(file, binding.value, "model_class");
  std::optional<ClassRef> shared;
  if (model_class && file[model_class].kind == ExprKind::call) {
    if (const Base* base = of_value(database.file, model_class, database)) {
      bases_.at(base->id).dress = Dress::flask;
      return base;
    }
  }
  if (model_class) {
    const Entity entity = follow(project_, resolve(project_, database.file, model_class));
    if (const auto* ref = std::get_if<ClassRef>(&entity)) {
      shared = *ref;
      const Membership own = of(*project_.class_info(*ref));
      if (own.base) {
        bases_.at(own.base->id).dress = Dress::flask;
        return own.base;
      }
    } else if (const auto* variable = std::get_if<VariableRef>(&entity)) {
      if (const Base* base = of_variable(*variable)) {
        bases_.at(base->id).dress = Dress::flask;
        return base;
      }
    }
  }
  const std::string key = key_of(database);
  const bool fresh = !by_key_.contains(key);
  const Base* const base = make(key, file.text(binding.name), {database.file, file[binding.expr].span}, Dress::flask);
  if (!fresh) return base;
  Base& made = bases_.at(base->id);
  if (shared) made.shared.push_back(*shared);
  domain_.registries[base->id].open |= model_class && !shared;
  read_options(made, database.file, binding.value);
  return base;
}

// @as_declarative() and @registry.as_declarative_base() make a base of a class; @registry.mapped maps one.
const Base* Registries::of_decorator(ClassRef ref, bool& is_base) {
  const FileIndex& file = project_.index(ref.file);
  for (const Id<Expr> written : file[ref.stmt].decorators) {
    const Id<Expr> decorator = file[written].kind == ExprKind::call ? file[written].parts[0] : written;
    const Expr& expr = file[decorator];
    if (expr.kind != ExprKind::name && expr.kind != ExprKind::attribute) continue;
    const std::string_view name = file.text(expr);
    const OrmName orm = orm_name(project_, ref.file, decorator);
    if ((orm && orm.name == "as_declarative") || name == "as_declarative_base") {
      is_base = true;
      const bool fresh = !by_key_.contains(key_of(ref));
      const Base* const base =
          make(key_of(ref), project_.class_name(ref), {ref.file, file[ref.stmt].name_span}, Dress::declarative);
      if (fresh && file[written].kind == ExprKind::call) read_options(bases_.at(base->id), ref.file, written);
      return base;
    }
    if (expr.kind != ExprKind::attribute || (name != "mapped" && name != "mapped_as_dataclass")) continue;
    const Entity object = resolve(project_, ref.file, expr.parts[0]);
    const auto* variable = std::get_if<VariableRef>(&object);
    if (!variable) continue;
    const FileIndex& there = project_.index(variable->file);
    const Binding& binding = there[variable->binding];
    if (!binding.value || called_name(project_, variable->file, binding.value).name != "registry") continue;
    return make(key_of(*variable), there.text(binding.name), {variable->file, there[binding.expr].span},
                Dress::declarative);
  }
  return nullptr;
}

// class Base(metaclass=DeclarativeMeta): registry = …
const Base* Registries::of_metaclass(ClassRef ref) {
  const FileIndex& file = project_.index(ref.file);
  const bool declarative = std::ranges::any_of(file[ref.stmt].exprs, [&](Id<Expr> part) {
    return file[part].kind == ExprKind::keyword && file.text(file[part]) == "metaclass" &&
           orm_name(project_, ref.file, file[part].parts[0]).name == "DeclarativeMeta";
  });
  if (!declarative || file.bindings_of(file.body_scope_of_stmt[ref.stmt.value], "registry").empty()) return nullptr;
  return of_class(ref);
}

const Base* Registries::of_metadata(FileId file_id, Id<Expr> table_call) {
  const FileIndex& file = project_.index(file_id);
  const Id<Expr> called = callee(file, table_call);
  if (file[called].kind == ExprKind::attribute) {
    if (const auto database = flask_database(project_, file_id, file[called].parts[0])) return of_flask(*database);
  }
  Id<Expr> metadata = positional(file, table_call, 1);
  if (!metadata) metadata = keyword(file, table_call, "metadata");
  const std::optional<Id<MetaData>> found = metadata ? metadata_of(file_id, metadata) : std::nullopt;
  if (!found) return nullptr;
  const auto owner = std::ranges::find_if(
      bases_, [&](const auto& entry) { return domain_.registries[entry.first].metadata == *found; });
  return owner == bases_.end() ? nullptr : &owner->second;
}

std::optional<Id<Registry>> Registries::of_base(FileId file_id, Id<Expr> expr) {
  const FileIndex& file = project_.index(file_id);
  const Base* base = nullptr;
  const Entity entity = follow(project_, resolve(project_, file_id, expr));
  if (const auto* variable = std::get_if<VariableRef>(&entity)) {
    base = of_variable(*variable);
  } else if (const auto* ref = std::get_if<ClassRef>(&entity)) {
    const ClassInfo* const info = project_.class_info(*ref);
    base = info ? of(*info).base : nullptr;
  } else if (file[expr].kind == ExprKind::attribute && file.text(file[expr]) == "Model") {
    const auto database = flask_database(project_, file_id, file[expr].parts[0]);
    base = database ? of_flask(*database) : nullptr;
  }
  return base ? std::optional(base->id) : std::nullopt;
}

const Base* Registries::make(const std::string& key, std::string_view name, Location at, Dress dress) {
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) return &bases_.at(found->second);
  MetaData metadata;
  metadata.name = name;
  metadata.at = at;
  const Id<Registry> id = domain_.registries.add(Registry{name, at, false, domain_.metadatas.add(std::move(metadata))});
  by_key_.emplace(key, id);
  Base base;
  base.id = id;
  base.dress = dress;
  return &bases_.emplace(id, std::move(base)).first->second;
}

}  // namespace ormlint
