#include "types/print.h"

#include <algorithm>
#include <array>
#include <vector>

#include "project/library.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 15> loads_names{"?",     "str",      "int",  "float", "bool",
                                                       "bytes", "datetime", "UUID", "?",     "list",
                                                       "JSON",  "Decimal",  "date", "time",  "timedelta"};

std::string in_brackets(const Project& project, const Domain& domain, const Type& type) {
  std::string made;
  for (const Type& part : type.parts) made += (made.empty() ? "[" : ", ") + print_type(project, domain, part);
  return made.empty() ? made : made + "]";
}

std::string without_none(const Project& project, const Domain& domain, const Type& type) {
  const auto model = [&] { return std::string(domain.models[type.model].name); };
  const auto with_parts = [&](std::string_view name) { return std::string(name) + in_brackets(project, domain, type); };
  switch (type.kind) {
    case TypeKind::none:
      return "None";
    case TypeKind::plain:
      return std::string(loads_names[static_cast<std::size_t>(type.loads)]);
    case TypeKind::member:
      return std::string(domain.enums[type.members].name);
    case TypeKind::enum_class:
      return "type[" + std::string(domain.enums[type.members].name) + "]";
    case TypeKind::instance:
    case TypeKind::fresh:
      return model();
    case TypeKind::model_class:
      return "type[" + model() + "]";
    case TypeKind::other_model:
      return "type[?]";
    case TypeKind::column:
    case TypeKind::clause:
      return "SQL";
    case TypeKind::related:
      return model() + " | sequence[" + model() + "]";
    case TypeKind::object:
      return std::string(project.class_name(type.object));
    case TypeKind::foreign:
      if (project.library->name_of(type.object) == "sqlalchemy.Subquery") return "SQL";
      return with_parts(project.library->project.class_name(type.object));
    case TypeKind::session:
      return "Session";
    case TypeKind::async_session:
      return "AsyncSession";
    case TypeKind::sequence:
      return with_parts("sequence");
    case TypeKind::row:
      return with_parts("Row");
    case TypeKind::row_mapping:
      return "RowMapping";
    case TypeKind::rest:
      return "...";
    case TypeKind::query:
      return with_parts("Query");
    case TypeKind::statement:
      return with_parts("Select");
    case TypeKind::result:
      return with_parts("Result");
    case TypeKind::scalars:
      return with_parts("ScalarResult");
    case TypeKind::unknown:
      break;
  }
  return "?";
}

bool holds_a_value(const FileIndex& file, const Binding& binding) {
  return binding.expr && file[binding.scope].kind != ScopeKind::comprehension &&
         (binding.kind == BindingKind::assignment || binding.kind == BindingKind::iteration ||
          binding.kind == BindingKind::context || binding.kind == BindingKind::other);
}

}  // namespace

std::string print_type(const Project& project, const Domain& domain, const Type& type) {
  const std::string made = without_none(project, domain, type);
  return type.optional && type.known() && type.kind != TypeKind::none ? made + " | None" : made;
}

std::string print_types(const Project& project, const Domain& domain, const Declarations& declarations, FileId id,
                        const std::function<std::size_t(Span)>& line) {
  const FileIndex& file = project.index(id);
  std::vector<Id<Binding>> shown;
  for (const Id<Binding> binding : file.bindings.ids()) {
    if (holds_a_value(file, file[binding])) shown.push_back(binding);
  }
  std::ranges::sort(shown, {}, [&](Id<Binding> binding) { return file[file[binding].expr].span.begin; });
  Memory memory;
  Evaluator evaluator(project, domain, declarations, memory, id);
  std::string made;
  for (const Id<Binding> binding : shown) {
    const Span span = file[file[binding].expr].span;
    made += std::to_string(line(span)) + ' ' + std::string(file.text(file[binding].name)) + ": " +
            print_type(project, domain, evaluator.of_binding(id, binding)) + '\n';
  }
  return made;
}

}  // namespace ormlint
