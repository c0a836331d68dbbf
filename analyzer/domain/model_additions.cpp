// What other code adds to a class: Model.attribute = …, setattr, add_property, imperative mapping.
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// In a branch, a loop or a handler, of the module or of a function.
bool is_in_branch(const FileIndex& index, Id<Stmt> stmt) {
  for (Id<Stmt> outer = index.parent_of_stmt[stmt.value]; outer; outer = index.parent_of_stmt[outer.value]) {
    const StmtKind kind = index[outer].kind;
    if (kind != StmtKind::function_def && kind != StmtKind::class_def && kind != StmtKind::with_stmt) return true;
  }
  return false;
}

}  // namespace

void ModelReader::read_additions() {
  for (std::size_t n = 0; n < project_.files.size(); ++n) {
    const auto id = static_cast<FileId>(n);
    if (!project_.files[n].index) continue;
    const FileIndex& index = *project_.files[n].index;
    for (const Id<Stmt> stmt : index.tree.stmts.ids()) {
      if (index[stmt].kind == StmtKind::assign) read_addition(id, stmt);
    }
    if (is_frozen(id)) continue;
    for (const Id<Expr> expr : index.calls) read_addition_call(id, expr);
  }
  for (const ImperativeCall& call : imperative_calls_) read_properties(call);
}

void ModelReader::read_addition(FileId in, Id<Stmt> stmt) {
  const FileIndex& index = file(in);
  for (const Id<Expr> target : index[stmt].exprs.from(1)) {
    if (index[target].kind != ExprKind::attribute) continue;
    if (index.text(index[target]) != "naming_convention") {
      read_attribute_addition(in, stmt, target);
    } else if (!is_frozen(in)) {
      forget_naming(in, index[target].parts[0]);
    }
  }
}

void ModelReader::read_attribute_addition(FileId in, Id<Stmt> stmt, Id<Expr> target) {
  const FileIndex& index = file(in);
  const Entity object = resolve(project_, in, index[target].parts[0]);
  const auto* ref = std::get_if<ClassRef>(&object);
  const Mapped* const owner = ref ? mapped(*ref) : nullptr;
  if (!owner) return;
  const std::string_view name = index.text(index[target]);
  const Location at{in, index.tree.name_span(index[target])};
  if (!owner->model) {  // a base or a mixin: every class that inherits from it
    for (const Mapped& other : classes_) {
      const bool inherits = std::ranges::find(other.info->mro, *ref) != other.info->mro.end();
      if (other.model && inherits) add_attribute(*other.model, name, AttributeKind::other, at);
    }
    return;
  }
  std::map<std::string_view, Attribute>& attributes = domain_.models[*owner->model].attributes;
  // A migration that adds what it needs says nothing of the class as everybody else finds it.
  if (is_frozen(in)) return void(attributes.try_emplace(name, AttributeKind::other, at, true));
  const bool conditional = is_in_branch(index, stmt);
  const Written written{name, at, {in, index[stmt].exprs[0]}, {}, conditional, false};
  if (index[written.value.expr].kind == ExprKind::call) {
    read_value(*owner, written);
  } else {
    add_attribute(*owner->model, name, AttributeKind::other, at);
  }
  if (conditional) note_condition(*owner->model, name);
}

// metadata.naming_convention = …, after the MetaData was made.
void ModelReader::forget_naming(FileId in, Id<Expr> metadata) {
  const std::optional<Id<MetaData>> found = registries_.metadata_of(in, metadata);
  for (const Id<MetaData> id : domain_.metadatas.ids()) {
    if (!found || *found == id) domain_.metadatas[id].naming_known = false;
  }
}

void ModelReader::read_addition_call(FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  const Id<Expr> called = index[call].parts[0];
  const ExprKind kind = index[called].kind;
  if (kind != ExprKind::name && kind != ExprKind::attribute) return;
  const std::string_view name = index.text(index[called]);
  if (name == "type" && positional(index, call, 2)) return read_dynamic_class(in, call);
  if (name == "Index" || name == "append_constraint" || name == "append_column")
    return read_key_additions(in, call, name);
  note_mapping_call(in, call, name);
  if (name == "map_imperatively" || name == "mapper") return read_imperative(in, call);
  const bool set = kind == ExprKind::name && name == "setattr";
  if (!set && name != "add_property") return;
  // setattr(Model, "name", …) and Model.__mapper__.add_property("name", …)
  Id<Expr> object = set ? positional(index, call, 0) : index[called].parts[0];
  const Id<Expr> written = positional(index, call, set ? 1 : 0);
  if (!set && object && index[object].kind == ExprKind::attribute) object = index[object].parts[0];
  if (!object || !written) return;
  const std::optional<Id<Model>> model = find(follow(project_, resolve(project_, in, object)));
  if (!model) return;
  const auto text = constant_text(project_, in, written);
  if (!text) return void(domain_.models[*model].open = true);
  add_attribute(*model, *domain_.made_names.insert(*text).first, AttributeKind::other, {in, index[written].span});
}

// type("Name", (Base, …), {…}): a class that no statement declares.
void ModelReader::read_dynamic_class(FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  const Id<Expr> bases = positional(index, call, 1);
  const auto name = constant_text(project_, in, positional(index, call, 0));
  if (name) uncertain_names_.insert(*name);
  std::optional<Id<Registry>> registry;
  if (index[bases].kind == ExprKind::tuple) {
    for (const Id<Expr> part : index[bases].parts) {
      if (!registry) registry = registries_.of_base(in, part);
    }
  }
  if (registry) domain_.metadatas[domain_.registries[*registry].metadata].open = true;  // it has a table besides
  if (name) return;
  for (const Id<Registry> id : domain_.registries.ids()) {
    const bool unknown_bases = index[bases].kind != ExprKind::tuple;
    if (unknown_bases || registry == id) domain_.registries[id].open = true;
  }
}

}  // namespace ormlint
