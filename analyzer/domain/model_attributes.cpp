// What a mapped class's body declares, its mixins' bodies included.
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

bool is_dunder(std::string_view name) { return name.starts_with("__"); }

AttributeKind kind_of(std::string_view name) {
  if (name == "hybrid_property" || name == "hybrid_method" || name == "Comparator") return AttributeKind::hybrid;
  if (name == "association_proxy") return AttributeKind::proxy;
  if (name == "synonym") return AttributeKind::synonym;
  if (name == "composite") return AttributeKind::composite;
  return AttributeKind::other;
}

// Parent.__table__.c.get("name", Column(…)): the column of the second argument, unless the table has it. Absent for
// anything else.
Id<Expr> column_to_get(const FileIndex& index, Id<Expr> call) {
  const Id<Expr> get = callee(index, call), column = positional(index, call, 1);
  if (!get || !column || index[get].kind != ExprKind::attribute || index.text(index[get]) != "get") return {};
  const Expr& columns = index[index[get].parts[0]];
  if (columns.kind != ExprKind::attribute || (index.text(columns) != "c" && index.text(columns) != "columns"))
    return {};
  const Expr& table = index[columns.parts[0]];
  return table.kind == ExprKind::attribute && index.text(table) == "__table__" ? column : Id<Expr>{};
}

}  // namespace

void ModelReader::add_attribute(Id<Model> model, std::string_view name, AttributeKind kind, Location at) {
  domain_.models[model].attributes[name] = Attribute{kind, at};
}

void ModelReader::note_condition(Id<Model> model, std::string_view name) {
  const auto found = domain_.models[model].attributes.find(name);
  if (found != domain_.models[model].attributes.end()) found->second.perhaps = true;
}

// The most basic class first, so that what is nearer overrides it.
void ModelReader::read_class(const Mapped& mapped) {
  const std::vector<ClassRef> from = lineage(mapped);
  const std::optional<Id<Table>> table = domain_.models[*mapped.model].table;
  // What a mapped parent has, its mixins' columns too, is in the parent's table.
  std::set<ClassRef> inherited;
  for (const ClassRef ref : from) {
    const Mapped* const above = ref == mapped.ref ? nullptr : this->mapped(ref);
    if (!above || !above->model) continue;
    const std::vector<ClassRef> theirs = lineage(*above);
    inherited.insert(theirs.begin(), theirs.end());
  }
  for (auto ref = from.rbegin(); ref != from.rend(); ++ref) {
    const Mapped* const above = *ref == mapped.ref ? nullptr : this->mapped(*ref);
    const bool other_model = above && above->model;
    read_body(mapped, *ref, inherited.contains(*ref));
    if (other_model && domain_.models[*above->model].open) domain_.models[*mapped.model].open = true;
  }
  if (table && domain_.models[*mapped.model].open) domain_.tables[*table].open = true;
}

void ModelReader::read_body(const Mapped& mapped, ClassRef ref, bool inherited_table) {
  const FileIndex& index = file(ref.file);
  const Scope& body = index[index.body_scope_of_stmt[ref.stmt.value]];
  if (body.dynamic || index.damaged(index[ref.stmt].span)) domain_.models[*mapped.model].open = true;
  std::vector<Slice<Binding>> names;  // the bindings of each, in order of the source
  for (std::uint32_t at = 0; at < body.bindings.size();) {
    std::uint32_t end = at;
    while (end < body.bindings.size() && index[body.bindings[end]].name == index[body.bindings[at]].name) ++end;
    names.push_back({body.bindings.first + at, end - at});
    at = end;
  }
  std::ranges::stable_sort(names, {}, [&](Slice<Binding> same) { return index[index[same[0]].stmt].span.begin; });
  for (const Slice<Binding> same : names) {
    const std::vector<Id<Binding>> found = visible(index, same);
    // @x.setter and @x.expression define x again; the first definition says what it is.
    if (!found.empty())
      read_binding(mapped, ref, index[found.front()].kind == BindingKind::function_def ? found.front() : found.back(),
                   inherited_table);
  }
}

// `name = None` in a nearer class, where a mixin declares a column.
bool ModelReader::is_taken_back(const Mapped& mapped, ClassRef ref, std::string_view name) const {
  for (const ClassRef nearer : lineage(mapped)) {
    if (nearer == ref) return false;
    const std::optional<Place> value = own_value(nearer, name);
    if (value) return value->expr && is_none(file(value->file), value->expr);
  }
  return false;
}

void ModelReader::read_binding(const Mapped& mapped, ClassRef ref, Id<Binding> id, bool inherited_table) {
  const FileIndex& index = file(ref.file);
  const Binding& binding = index[id];
  const std::string_view name = index.text(binding.name);
  if (binding.kind == BindingKind::import_star) return;
  if (name == "__getattr__" || name == "__getattribute__") domain_.models[*mapped.model].open = true;
  if (is_dunder(name)) return;
  if (ref != mapped.ref && is_taken_back(mapped, ref, name)) return;
  if (binding.kind == BindingKind::function_def) return read_function(mapped, ref, binding, inherited_table);
  const Location at{ref.file, binding.expr ? index[binding.expr].span : index[binding.stmt].name_span};
  const bool declares = binding.kind == BindingKind::assignment || binding.kind == BindingKind::annotation;
  if (!declares || (binding.kind == BindingKind::assignment && !binding.sole_target)) {
    return add_attribute(*mapped.model, name, AttributeKind::other, at);
  }
  Written written{name,
                  at,
                  {ref.file, binding.value},
                  {ref.file, binding.annotation},
                  binding.reach == Reach::conditional,
                  inherited_table};
  // Before it says that the name is reserved, SQLAlchemy passes over a mixin's annotation of what the base has.
  const bool passed_over = ref != mapped.ref && name == "metadata" && binding.kind == BindingKind::annotation;
  if (passed_over || binding.reach == Reach::type_checking)
    return add_attribute(*mapped.model, name, AttributeKind::other, at);
  binding.annotation ? read_annotated(mapped, written) : read_value(mapped, written);
  if (written.conditional) note_condition(*mapped.model, name);
}

namespace {

// @hybrid_property, and @total.setter below one of that name: the same hybrid with one thing more.
bool is_hybrid(const FileIndex& index, const Binding& binding) {
  return std::ranges::any_of(index.bindings_of(binding.scope, binding.name), [&](Id<Binding> id) {
    if (index[id].kind != BindingKind::function_def) return false;
    return std::ranges::any_of(index[index[id].stmt].decorators, [&](Id<Expr> decorator) {
      const Id<Expr> name = index[decorator].kind == ExprKind::call ? index[decorator].parts[0] : decorator;
      const std::string dotted = dotted_name(index, name);
      return dotted.ends_with("hybrid_property") || dotted.ends_with("hybrid_method") ||
             dotted.ends_with(".comparator");
    });
  });
}

}  // namespace

// declared_attr functions declare what they return; hybrids and plain methods are attributes too.
void ModelReader::read_function(const Mapped& mapped, ClassRef ref, const Binding& binding, bool inherited_table) {
  const FileId in = ref.file;
  const FileIndex& index = file(in);
  const Mapped* const owner = this->mapped(ref);
  const bool mixin = !owner || !owner->model;
  const Stmt& function = index[binding.stmt];
  const std::string_view name = index.tree.name(function);
  const Location at{in, function.name_span};
  add_attribute(*mapped.model, name, is_hybrid(index, binding) ? AttributeKind::hybrid : AttributeKind::method, at);
  for (const Id<Expr> decorator : function.decorators) {
    std::string dotted =
        dotted_name(index, index[decorator].kind == ExprKind::call ? index[decorator].parts[0] : decorator);
    if (!dotted.ends_with("declared_attr") && dotted.find("declared_attr.") == dotted.npos) continue;
    const std::optional<Id<Expr>> returned = only_return(index, binding.stmt);
    // SQLAlchemy looks at the annotation of a mixin's, and not at that of a mapped class's own.
    const bool annotated = mixin && function.exprs.size() > 1 && index[function.exprs[1]].kind != ExprKind::absent;
    const Id<Expr> annotation = annotated ? function.exprs[1] : Id<Expr>{};
    // declared_attr.cascading: every class below that has a table declares it anew.
    const bool again =
        dotted.ends_with(".cascading") && domain_.models[*mapped.model].inheritance != Inheritance::single;
    const Written written{
        name, at, {in, returned.value_or(Id<Expr>{})}, {in, annotation}, false, inherited_table && !again};
    if (!returned && read_either_column(mapped, written, binding.stmt)) continue;
    if (!returned || index[*returned].kind != ExprKind::call) {
      // A column, a relationship or neither: the table may have a column more.
      add_attribute(*mapped.model, name, AttributeKind::other, at);
      if (const auto table = domain_.models[*mapped.model].table) domain_.tables[*table].open = true;
      continue;
    }
    annotation ? read_annotated(mapped, written) : read_value(mapped, written);
  }
}

void ModelReader::read_value(const Mapped& mapped, const Written& written) {
  const FileIndex& index = file(written.value.file);
  const Id<Expr> value = written.value.expr;
  if (index[value].kind != ExprKind::call) {
    // id = table.c.item_no: the column has this name in the class, and perhaps others.
    const bool attribute = index[value].kind == ExprKind::attribute;
    if (attribute && inherited_value(mapped, "__table__") && index.text(index[value]) != written.attribute) {
      domain_.models[*mapped.model].attributes.erase(index.text(index[value]));
      domain_.models[*mapped.model].open = true;
    }
    return add_attribute(*mapped.model, written.attribute, AttributeKind::other, written.at);
  }
  const OrmName orm = called_name(project_, written.value.file, value);
  if (orm && (orm.name == "Column" || orm.name == "mapped_column")) {
    return add_column(mapped, written, read_column(written.value.file, value, written.attribute, written.at));
  }
  if (orm && (orm.name == "deferred" || orm.name == "column_property")) {
    const Id<Expr> inner = positional(index, value, 0);
    if (inner && called_name(project_, written.value.file, inner).name == "Column") {
      return add_column(mapped, written, read_column(written.value.file, inner, written.attribute, written.at));
    }
    return add_attribute(*mapped.model, written.attribute, AttributeKind::other, written.at);
  }
  const Id<Expr> other = column_to_get(index, value);
  if (other && called_name(project_, written.value.file, other).name == "Column") {
    Declared made = read_column(written.value.file, other, written.attribute, written.at);
    made.use_existing = true;
    return add_column(mapped, written, std::move(made));
  }
  if (orm && is_relationship(orm.name)) return read_relationship(mapped, written);
  if (orm && orm.name == "composite") read_composite(mapped, written);
  if (orm) return add_attribute(*mapped.model, written.attribute, kind_of(orm.name), written.at);
  if (read_helper(mapped, written)) return;
  add_attribute(*mapped.model, written.attribute, AttributeKind::other, written.at);
  const Entity called = resolve(project_, written.value.file, index[value].parts[0]);
  const std::string* const dotted = external_name(called);
  const bool harmless = dotted && (dotted->starts_with("builtins.") || dotted->starts_with("logging."));
  // Who knows what it makes; perhaps a column.
  if (!harmless && domain_.models[*mapped.model].table)
    domain_.tables[*domain_.models[*mapped.model].table].open = true;
}

// Mapped[…], SQLModel's fields, and annotations that mean nothing to SQLAlchemy.
void ModelReader::read_annotated(const Mapped& mapped, const Written& written) {
  const Annotation annotation = read_annotation(project_, written.annotation.file, written.annotation.expr);
  const FileIndex& index = file(written.at.file);
  const bool valued = static_cast<bool>(written.value.expr);
  const OrmName orm = valued ? called_name(project_, written.value.file, written.value.expr) : OrmName{};
  if (annotation.class_var) return add_attribute(*mapped.model, written.attribute, AttributeKind::other, written.at);
  if (const auto key = dataclass_key(mapped)) return read_dataclass_field(mapped, written, *key);
  if (orm && is_relationship(orm.name)) return read_relationship(mapped, written);
  const bool field = mapped.base->dress == Dress::sqlmodel && (!valued || !orm || orm.name == "Field");
  if (field && !written.attribute.starts_with('_') && written.attribute != "model_config") {
    return add_column(mapped, written, read_field(written, annotation, mapped.base));
  }
  const bool column = orm && (orm.name == "Column" || orm.name == "mapped_column" || orm.name == "deferred");
  if (column) {
    Id<Expr> call = written.value.expr;
    if (orm.name == "deferred" && positional(index, call, 0)) call = positional(index, call, 0);
    Declared made = read_column(written.value.file, call, written.attribute, written.at);
    if (annotation.mapped) apply_annotation(made, annotation, mapped.base);
    return add_column(mapped, written, std::move(made));
  }
  if (!valued && annotation.mapped) {
    // Beside a table that is there already, it says what a column of that is, and declares none.
    if (inherited_value(mapped, "__table__"))
      return void(
          domain_.models[*mapped.model].attributes.try_emplace(written.attribute, AttributeKind::other, written.at));
    Declared made;
    made.row.attribute = written.attribute;
    made.row.name = made.row.key = written.attribute;
    made.row.at = written.at;
    apply_annotation(made, annotation, mapped.base);
    return add_column(mapped, written, std::move(made));
  }
  if (valued && file(written.value.file)[written.value.expr].kind == ExprKind::call) return read_value(mapped, written);
  add_attribute(*mapped.model, written.attribute, AttributeKind::other, written.at);
}

}  // namespace ormlint
