// Objects of the project's own classes: what their bodies declare, what their methods assign to `self` and return, and
// the type arguments of generic ones. Sources: the typing specification, "Generics", "User-defined generic types".
#include <algorithm>
#include <utility>

#include "types/stub_use.h"

namespace ormlint {

namespace {

bool is_property(const FileIndex& file, Id<Stmt> function) {
  const Slice<Expr> decorators = file[function].decorators;
  if (decorators.size() != 1) return false;
  const std::string dotted = dotted_name(file, decorators[0]);
  const std::string_view last = std::string_view(dotted).substr(dotted.rfind('.') + 1);
  return last == "property" || last == "cached_property" || last == "hybrid_property";
}

}  // namespace

std::vector<Id<Expr>> type_arguments(const FileIndex& file, Id<Expr> index) {
  if (file[index].kind != ExprKind::tuple) return {index};
  const Slice<Expr> parts = file[index].parts;
  return {parts.begin(), parts.end()};
}

Type Evaluator::of_object(const Type& object, std::string_view name) {
  const ClassInfo* const info = project_.class_info(object.object);
  if (!info) return {};
  const auto member = find_member(project_, *info, name);
  if (member) {
    Type type = declared(object, *member);
    const bool function = project_.index(member->owner.file)[member->binding].kind == BindingKind::function_def;
    if (type.known() || function) return type;
  }
  return assigned(*info, name, member);
}

bool Evaluator::is_typed_dict(ClassRef ref) const {
  const ClassInfo* const info = project_.class_info(ref);
  return info && std::ranges::any_of(info->external, [](const BaseRef& base) {
           const std::string* const dotted = external_name(base.entity);
           return dotted && dotted->ends_with(".TypedDict");
         });
}

// What `self.name = value` in the class or above gives, all of them and a value in the class's body joined.
Type Evaluator::assigned(const ClassInfo& info, std::string_view name, const std::optional<Member>& member) {
  std::optional<Type> joined;
  const auto add = [&](Type type) { joined = joined ? join(*joined, type) : std::move(type); };
  for (const ClassRef ref : info.mro) {
    const FileIndex& file = project_.index(ref.file);
    Text text{};
    if (!file.tree.strings.find(name, text)) continue;
    for (const SelfWrite& write : memory_.self_writes(project_, ref.file).of(ref.stmt, text)) {
      if (!write.value && !write.annotation) return {};
      if (write.annotation) {
        add(from_annotation(ref.file, write.annotation));
        continue;
      }
      add(value_once(ref.file, write.value));
    }
  }
  if (member) add(bound(member->owner.file, member->binding, max_depth).value_or(Type{}));
  if (!joined || !joined->known() || joined->kind == TypeKind::none || !info.unresolved.empty()) return {};
  if (memory_.is_overridden(project_, info.ref, name)) return {};
  joined->promised = true;  // others may assign to it
  joined->literal.reset();
  return *joined;
}

// What the class's body declares: an annotation, or what a property gives.
Type Evaluator::declared(const Type& object, const Member& member) {
  const FileIndex& file = project_.index(member.owner.file);
  const Binding& binding = file[member.binding];
  if (binding.kind != BindingKind::function_def)
    return binding.annotation ? substituted(object, member.owner, binding.annotation) : Type{};
  if (!is_property(file, binding.stmt)) return {};
  if (is_annotated(file, binding.stmt)) return substituted(object, member.owner, file[binding.stmt].exprs[1]);
  const bool one = !memory_.is_overridden(project_, member.owner, file.tree.name(file[binding.stmt]));
  return one ? inferred(member.owner.file, binding.stmt) : Type{};
}

// By its annotation, which a class below keeps to; or by its body where no class below has another.
Type Evaluator::method_of_class(const Type& object, ClassRef ref, std::string_view name, int depth) {
  const ClassInfo* const info = project_.class_info(ref);
  const auto member = info ? find_member(project_, *info, name) : std::nullopt;
  if (!member) return {};
  const FileIndex& file = project_.index(member->owner.file);
  const Binding& binding = file[member->binding];
  if (binding.kind != BindingKind::function_def) return {};
  Type made;
  if (!manager_of(member->owner.file, binding.stmt).empty()) {
    made = returned(member->owner.file, binding.stmt, depth);
  } else if (is_annotated(file, binding.stmt)) {
    made = substituted(object, member->owner, file[binding.stmt].exprs[1]);
  } else if (file[binding.stmt].decorators.empty() && !memory_.is_overridden(project_, ref, name)) {
    made = inferred(member->owner.file, binding.stmt);
  }
  const bool itself = made.kind == TypeKind::object && made.object == member->owner && object.kind == made.kind;
  return itself ? object : made;
}

// An annotation of a class's body, with the type arguments that the object has.
Type Evaluator::substituted(const Type& object, ClassRef owner, Id<Expr> annotation) {
  const FileIndex& file = project_.index(owner.file);
  const Expr& written = file[annotation];
  if (written.kind == ExprKind::name && file.text(written) == "Self" && object.kind == TypeKind::object) return object;
  if (object.kind != TypeKind::object) return from_annotation(owner.file, annotation);
  Parameters outer = std::exchange(parameters_, arguments_of(object.object, object.parts, owner, 8));
  Type type = from_annotation(owner.file, annotation);
  parameters_ = std::move(outer);
  return type;
}

// The type parameters of a class: `class X[T]`, or those of `Generic[T]` among its bases.
std::vector<std::string_view> Evaluator::parameters_of(ClassRef ref) const {
  const FileIndex& file = project_.index(ref.file);
  std::vector<std::string_view> names;
  for (const Id<Expr> one : file[ref.stmt].extra) names.push_back(file.text(file[one]));
  for (const Id<Expr> base : file[ref.stmt].exprs) {
    if (!names.empty() || file[base].kind != ExprKind::subscript) continue;
    const Entity origin = follow(project_, resolve(project_, ref.file, file[base].parts[0]));
    const std::string* const dotted = external_name(origin);
    if (!dotted || !(dotted->ends_with(".Generic") || dotted->ends_with(".Protocol"))) continue;
    for (const Id<Expr> part : type_arguments(file, file[base].parts[1])) names.push_back(file.text(file[part]));
  }
  return names;
}

// What the type parameters of a class above stand for, in an object of a class with these arguments.
Evaluator::Parameters Evaluator::arguments_of(ClassRef ref, const std::vector<Type>& given, ClassRef owner, int depth) {
  Parameters own;
  const std::vector<std::string_view> names = parameters_of(ref);
  for (std::size_t n = 0; n < names.size() && n < given.size(); ++n) own.emplace_back(names[n], given[n]);
  if (ref == owner || depth <= 0) return own;
  const FileIndex& file = project_.index(ref.file);
  for (const Id<Expr> base : file[ref.stmt].exprs) {
    const bool generic = file[base].kind == ExprKind::subscript;
    if (!generic && file[base].kind != ExprKind::name && file[base].kind != ExprKind::attribute) continue;
    const Entity origin = follow(project_, resolve(project_, ref.file, generic ? file[base].parts[0] : base));
    const auto* above = std::get_if<ClassRef>(&origin);
    const ClassInfo* const info = above ? project_.class_info(*above) : nullptr;
    if (!info || std::ranges::find(info->mro, owner) == info->mro.end()) continue;
    std::vector<Type> arguments;
    Parameters outer = std::exchange(parameters_, own);
    for (const Id<Expr> part : generic ? type_arguments(file, file[base].parts[1]) : std::vector<Id<Expr>>{})
      arguments.push_back(from_annotation(ref.file, part));
    parameters_ = std::move(outer);
    return arguments_of(*above, arguments, owner, depth - 1);
  }
  return {};
}

}  // namespace ormlint
