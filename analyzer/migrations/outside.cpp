// What a function sees outside of itself: names of modules, attributes of classes, members of enums.
#include <algorithm>

#include "base/text.h"
#include "migrations/interpreter.h"

namespace ormlint::migrations {

namespace {

bool is_enum_base(const BaseRef& base) {
  const std::string* const dotted = external_name(base.entity);
  return dotted && dotted->starts_with("enum.");
}

}  // namespace

Value Interpreter::module_variable(const VariableRef& ref) {
  const FileIndex& there = project_.index(ref.file);
  const Binding& binding = there[ref.binding];
  if (binding.scope != there.module() || binding.kind != BindingKind::assignment || !binding.sole_target ||
      !binding.value || binding.reach != Reach::always)
    return {};
  const std::pair<FileId, std::uint32_t> key{ref.file, ref.binding.value};
  if (const auto known = variables_.find(key); known != variables_.end()) return known->second;
  if (frames_.size() >= most_frames) return {};
  variables_[key] = {};  // until it is known: one that asks for itself
  return variables_[key] = evaluate_in(ref.file, binding.value);
}

// A member of an enum, or what the class's body binds.
Value Interpreter::class_attribute(ClassRef ref, std::string_view name) {
  if (const auto all = members(ref)) {
    if (name == "__members__") return {};
    for (const Value& member : *all)
      if (member.text == name) return member;
  }
  const ClassInfo* const info = project_.class_info(ref);
  const auto found = info ? find_member(project_, *info, name) : std::nullopt;
  if (!found) return name == "__name__" ? text(std::string(project_.class_name(ref))) : Value{};
  const Binding& binding = project_.index(found->owner.file)[found->binding];
  if (binding.kind == BindingKind::class_def) return of_entity(ClassRef{found->owner.file, binding.stmt});
  if (binding.kind != BindingKind::assignment || !binding.value) return {};
  return evaluate_in(found->owner.file, binding.value);
}

// Of a class that a revision maps for itself, of columns alone: as Table(…) would make it. Unknown where it inherits.
Value Interpreter::table_of(ClassRef ref) {
  const ClassInfo* const info = project_.class_info(ref);
  const Value name = class_attribute(ref, "__tablename__");
  if (!info || info->mro.size() > 1 || !name.is_text()) return {};
  const FileIndex& there = project_.index(ref.file);
  std::vector<Id<Binding>> bindings;
  for (const Id<Binding> id : there[there.body_scope_of_stmt[ref.stmt.value]].bindings) bindings.push_back(id);
  std::ranges::sort(bindings, {}, [&](Id<Binding> id) { return there[id].stmt.value; });
  Values parts{name, Value{}};
  for (const Id<Binding> id : bindings) {
    const Binding& binding = there[id];
    const std::string_view attribute = there.text(binding.name);
    if (attribute == "__table_args__") parts.emplace_back();  // then the table is not known whole
    if (binding.kind == BindingKind::annotation) return {};
    if (binding.kind != BindingKind::assignment || !binding.value || attribute.starts_with("__")) continue;
    Value column = evaluate_in(ref.file, binding.value);
    if (!column.known()) return {};
    if (column.kind != Kind::object || column.object->last_name() != "Column") continue;
    const auto& given = column.object->given.positional;
    const bool named = column.object->keyword("name") || (!given.empty() && given[0].is_text());
    if (!named) column.object->given.keywords.emplace_back("name", text(std::string(attribute)));
    parts.push_back(std::move(column));
  }
  return made("sqlalchemy.Table", std::move(parts));
}

// An enum's members in order; none for other classes, and where they are not plain.
std::optional<Values> Interpreter::members(ClassRef ref) {
  const ClassInfo* const info = project_.class_info(ref);
  if (!info || !info->unresolved.empty() || !std::ranges::any_of(info->external, is_enum_base)) return std::nullopt;
  const FileIndex& there = project_.index(ref.file);
  if (frames_.size() >= most_frames) return std::nullopt;
  Values made;
  std::vector<Id<Binding>> bindings;
  for (const Id<Binding> id : there[there.body_scope_of_stmt[ref.stmt.value]].bindings) bindings.push_back(id);
  std::ranges::sort(bindings, {}, [&](Id<Binding> id) { return there[id].stmt.value; });
  for (const Id<Binding> id : bindings) {
    const Binding& binding = there[id];
    const std::string_view name = there.text(binding.name);
    if (binding.kind != BindingKind::assignment || !binding.value || name.starts_with("_")) continue;
    Value member;
    member.kind = Kind::member;
    member.text = name;
    member.entity = ref;
    member.items = std::make_shared<Values>(Values{evaluate_in(ref.file, binding.value)});
    const Value& value = member.items->front();
    const bool automatic = value.is_object("enum.auto");
    if (automatic) {
      const bool texts = std::ranges::any_of(
          info->external, [](const BaseRef& base) { return *external_name(base.entity) == "enum.StrEnum"; });
      member.items->front() = texts ? text(lower_case(member.text)) : Value{};
    }
    const bool alias = !automatic && std::ranges::any_of(made, [&](const Value& other) {
      return equal(other.items->front(), member.items->front()) == true;
    });
    if (!alias) made.push_back(std::move(member));
  }
  return made;
}

NamingConvention Interpreter::convention(FileId environment) {
  const FileIndex& index = project_.index(environment);
  Id<Expr> written;
  for (const Id<Binding> id : index.bindings_of(index.module(), "target_metadata")) {
    const Binding& binding = index[id];
    if (binding.kind == BindingKind::assignment && binding.sole_target && binding.value) written = binding.value;
  }
  if (!written) return NamingConvention::unknown();
  // Base.metadata: of a class, what it binds; of what a call has made, what the call was given.
  const bool attribute = index[written].kind == ExprKind::attribute && index.text(index[written]) == "metadata";
  const Value object = attribute ? evaluate_in(environment, index[written].parts[0]) : Value{};
  const Value value = object.kind == Kind::object ? object : evaluate_in(environment, written);
  return NamingConvention(value);
}

}  // namespace ormlint::migrations
