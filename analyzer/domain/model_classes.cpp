// Which classes are mapped, and in which registry.
#include <algorithm>
#include <utility>

#include "base/paths.h"
#include "base/text.h"
#include "domain/model_reader.h"
#include "domain/orm_names.h"
#include "domain/target_metadata.h"

namespace ormlint {

namespace {

bool imports_alembic_context(const FileIndex& file, const Project& project, FileId id) {
  return std::ranges::any_of(file[file.module()].bindings, [&](Id<Binding> binding) {
    if (file[binding].kind != BindingKind::import_name) return false;
    const Entity entity = entity_of(project, id, binding);
    const std::string* const dotted = external_name(entity);
    return dotted && *dotted == "alembic.context";
  });
}

}  // namespace

bool is_test_file(std::string_view path) {
  const std::string_view name = last_part(path);
  if (name.starts_with("test_") || name.ends_with("_test.py") || name == "conftest.py") return true;
  for (std::string_view folder = parent(path); !folder.empty(); folder = parent(folder)) {
    const std::string_view part = last_part(folder);
    if (part == "tests" || part == "test") return true;
  }
  return false;
}

std::map<ClassRef, Id<Model>> read_models(const Project& project, const EnumTable& enums, Domain& domain) {
  ModelReader reader(project, enums, domain);
  reader.run();
  return reader.by_class();
}

std::map<ClassRef, Id<Model>> ModelReader::by_class() const {
  std::map<ClassRef, Id<Model>> found = imperative_;
  for (const Mapped& mapped : classes_) {
    if (mapped.model) found.emplace(mapped.ref, *mapped.model);
  }
  return found;
}

void ModelReader::run() {
  find_migrations();
  find_classes();
  read_core_tables();
  for (Mapped& mapped : classes_) {
    if (mapped.model) read_table(mapped);
  }
  for (const Mapped& mapped : classes_) {
    if (mapped.model) read_inheritance(mapped);
  }
  for (const Mapped& mapped : classes_) {
    if (!mapped.model) continue;
    read_class(mapped);
    read_plain_annotations(mapped);
  }
  read_reserved();
  find_column_conflicts();
  for (const Mapped& mapped : classes_) {
    if (mapped.model && mapped.base->automap) domain_.models[*mapped.model].open = true;
  }
  read_additions();
  link_class_targets();
  read_unnamed_tables();
  read_pending_items();
  for (const Mapped& mapped : classes_) {
    if (mapped.model) read_polymorphic_on(mapped);
  }
  link_keys();
  configure_mappers(project_, domain_,
                    {by_class(), core_tables_, possible_names(), uncertain_tables_, any_table_uncertain_, frozen_files_,
                     relationship_calls_});
  read_target_metadata(project_, registries_, domain_);
}

// Flask-SQLAlchemy accepts a mixin's `metadata`, or takes it for a MetaData: only a class's own is refused there.
void ModelReader::read_reserved() {
  for (const Mapped& mapped : classes_) {
    if (!mapped.model) continue;
    Model& model = domain_.models[*mapped.model];
    const auto found = model.attributes.find("metadata");
    if (found == model.attributes.end()) continue;
    const auto [kind, at, perhaps] = found->second;
    const bool own = at.file == mapped.ref.file && file(at.file)[mapped.ref.stmt].span.contains(at.span);
    const bool declared = kind == AttributeKind::column || kind == AttributeKind::relationship ||
                          kind == AttributeKind::synonym || kind == AttributeKind::composite;
    if (declared && !perhaps && (own || mapped.base->dress != Dress::flask)) model.reserved = at;
  }
}

// Classes that are not mapped as far as we see, but may be: those that are perhaps abstract, SQLModels without a table,
// unknown bases.
std::set<std::string, std::less<>> ModelReader::possible_names() const {
  std::set<std::string, std::less<>> names = uncertain_names_;
  for (const Mapped& other : classes_) {
    if (!other.model && !other.nameless) names.emplace(project_.class_name(other.ref));
  }
  for (const ClassRef ref : bare_classes_) {
    if (may_be_mapped_by_call(ref)) names.emplace(project_.class_name(ref));
  }
  return names;
}

// Models frozen inside migrations reuse the names of live ones; they describe a past. A migration is a revision file,
// and whatever lies below a folder whose env.py works with Alembic's context.
void ModelReader::find_migrations() {
  std::set<std::string_view> folders;
  for (std::size_t n = 0; n < project_.files.size(); ++n) {
    const ProjectFile& entry = project_.files[n];
    if (!entry.index) continue;
    const auto id = static_cast<FileId>(n);
    if (last_part(entry.path) == "env.py" && imports_alembic_context(*entry.index, project_, id))
      folders.insert(parent(entry.path));
    const auto binds = [&](std::string_view name) {
      return !entry.index->bindings_of(entry.index->module(), name).empty();
    };
    if (binds("revision") && binds("down_revision")) frozen_files_.insert(id);
  }
  for (std::size_t n = 0; n < project_.files.size(); ++n) {
    const std::string_view path = project_.files[n].path;
    for (std::string_view folder = parent(path);; folder = parent(folder)) {
      if (folders.contains(folder) && !folder.empty()) frozen_files_.insert(static_cast<FileId>(n));
      if (folder.empty()) break;
    }
  }
}

void ModelReader::find_classes() {
  for (const ClassInfo& info : project_.classes) {
    if (is_frozen(info.ref.file)) continue;
    const Membership membership = registries_.of(info);
    if (!membership.base) {
      // A class with bases that we do not see may be mapped after all.
      const bool bare = is_bare(info);
      if (bare) bare_classes_.push_back(info.ref);
      if (!bare && (!info.unresolved.empty() || own_value(info.ref, "__tablename__"))) {
        uncertain_names_.emplace(project_.class_name(info.ref));
        add_uncertain_table(info);
      }
      continue;
    }
    Mapped made{info.ref, &info, membership.base, membership.is_base || is_abstract(info.ref), false, {}};
    const std::optional<Place> abstract = own_value(info.ref, "__abstract__");
    made.nameless = made.base->dress != Dress::sqlmodel && abstract && abstract->expr && !membership.imperfect &&
                    !has_unknown_decorator(info.ref) &&
                    bool_value(file(abstract->file), abstract->expr).value_or(false);
    if (membership.base->dress == Dress::sqlmodel) {
      const FileIndex& index = file(info.ref.file);
      const auto table = std::ranges::find_if(index[info.ref.stmt].exprs, [&](Id<Expr> part) {
        return index[part].kind == ExprKind::keyword && index.text(index[part]) == "table";
      });
      made.abstract = table == index[info.ref.stmt].exprs.end();
    }
    if (!made.abstract) {
      const FileIndex& index = file(info.ref.file);
      Model model;
      model.name = project_.class_name(info.ref);
      model.at = {info.ref.file, index[info.ref.stmt].name_span};
      model.registry = membership.base->id;
      model.open = membership.imperfect || index.damaged(index[info.ref.stmt].span) || has_unknown_decorator(info.ref);
      model.deliberate = is_deliberate(info.ref);
      model.conditional = is_conditional(info.ref);
      model.test = is_test_file(project_.files[static_cast<std::size_t>(info.ref.file)].path);
      made.model = domain_.models.add(std::move(model));
    }
    number_of_.emplace(key(info.ref), classes_.size());
    classes_.push_back(made);
  }
}

// What a class without a known base would call its table, if it had one.
void ModelReader::add_uncertain_table(const ClassInfo& info) {
  if (info.unresolved.empty() && info.external.empty()) return;  // a mixin
  const std::string_view name = project_.class_name(info.ref);
  uncertain_tables_.insert(snake_case(name));
  uncertain_tables_.insert(lower_case(name));
  const std::optional<Place> written = own_value(info.ref, "__tablename__");
  if (!written) return;
  const auto text = written->expr ? constant_text(project_, written->file, written->expr) : std::nullopt;
  if (text) uncertain_tables_.insert(*text);
  any_table_uncertain_ |= !text;
}

bool ModelReader::is_abstract(ClassRef ref) const {
  const std::optional<Place> written = own_value(ref, "__abstract__");
  return written && bool_value(file(written->file), written->expr).value_or(true);
}

// A class in a function that asserts an error is a wrong configuration on purpose.
bool ModelReader::is_deliberate(ClassRef ref) const {
  const FileIndex& index = file(ref.file);
  Id<Scope> scope = index.scope_of_stmt[ref.stmt.value];
  while (scope && index[scope].kind != ScopeKind::function) scope = index[scope].parent;
  if (!scope) return false;
  const Span body = index[index[scope].stmt].span;
  return std::ranges::any_of(index.tree.exprs, [&](const Expr& expr) {
    const bool call = expr.kind == ExprKind::call && body.contains(expr.span);
    if (!call) return false;
    const Expr& called = index[expr.parts[0]];
    if (called.kind != ExprKind::name && called.kind != ExprKind::attribute) return false;
    const std::string_view name = index.text(called);
    return name.find("raises") != name.npos || name.find("Raises") != name.npos;
  });
}

bool ModelReader::has_unknown_decorator(ClassRef ref) const {
  const FileIndex& index = file(ref.file);
  return std::ranges::any_of(index[ref.stmt].decorators, [&](Id<Expr> written) {
    const Id<Expr> decorator = index[written].kind == ExprKind::call ? index[written].parts[0] : written;
    if (orm_name(project_, ref.file, decorator)) return false;
    const Expr& expr = index[decorator];
    const bool mapped = expr.kind == ExprKind::attribute && index.text(expr).starts_with("mapped");
    const Entity entity = resolve(project_, ref.file, decorator);
    const std::string* const dotted = external_name(entity);
    const bool standard = dotted && (dotted->starts_with("dataclasses.") || dotted->starts_with("typing.") ||
                                     dotted->starts_with("functools.") || dotted->starts_with("warnings."));
    return !mapped && !standard;
  });
}

const Mapped* ModelReader::mapped(ClassRef ref) const {
  const auto found = number_of_.find(key(ref));
  return found == number_of_.end() ? nullptr : &classes_[found->second];
}

std::optional<Id<Model>> ModelReader::find(const Entity& entity) const {
  const auto* ref = std::get_if<ClassRef>(&entity);
  const Mapped* const found = ref ? mapped(*ref) : nullptr;
  if (found) return found->model;
  const auto called = ref ? imperative_.find(*ref) : imperative_.end();
  return called == imperative_.end() ? std::nullopt : std::optional(called->second);
}

// Everything a class takes attributes from, in the order Python looks: its own order, then what its base hides.
std::vector<ClassRef> ModelReader::lineage(const Mapped& mapped) const {
  std::vector<ClassRef> found = mapped.info->mro;
  for (const ClassRef ref : mapped.base->shared) {
    const ClassInfo* const info = project_.class_info(ref);
    if (!info) continue;
    for (const ClassRef more : info->mro) {
      if (std::ranges::find(found, more) == found.end()) found.push_back(more);
    }
  }
  return found;
}

// What a name is assigned in a class's own body; for a declared_attr, what the function returns.
std::optional<Place> ModelReader::own_value(ClassRef ref, std::string_view name) const {
  const FileIndex& index = file(ref.file);
  const Slice<Binding> bindings = index.bindings_of(index.body_scope_of_stmt[ref.stmt.value], name);
  const std::vector<Id<Binding>> found = visible(index, bindings);
  if (found.empty()) return std::nullopt;
  const Binding& binding = index[found.back()];
  if (binding.kind == BindingKind::annotation) return std::nullopt;  // that binds nothing
  if (binding.kind == BindingKind::assignment && binding.value) return Place{ref.file, binding.value};
  if (binding.kind == BindingKind::function_def) {
    if (const auto returned = only_return(index, binding.stmt)) return Place{ref.file, *returned};
  }
  return Place{ref.file, {}};  // it is there, but nobody can say what it is
}

std::optional<Place> ModelReader::inherited_value(const Mapped& mapped, std::string_view name) const {
  for (const ClassRef ref : lineage(mapped)) {
    if (const std::optional<Place> found = own_value(ref, name)) return found;
  }
  return std::nullopt;
}

}  // namespace ormlint
