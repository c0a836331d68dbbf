// Facts: executed on pydantic 1.10 and 2.14: a str field takes no datetime and no UUID, an int field no datetime, a
// UUID field no int; what becomes of an int in a str field, of a UUID in an int field, or of a member, depends on the
// version.
#include "usage/responses.h"

#include <algorithm>
#include <optional>

#include "domain/annotations.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

class ResponseReader {
 public:
  explicit ResponseReader(FileView& view) : view_(view), file_(view.file) {}

  std::vector<ResponseField> run() {
    for (const Id<Expr> call : file_.calls) {
      if (!file_.damaged(file_[call].span)) validation(call);
    }
    for (const Id<Stmt> function : file_.functions) {
      if (!file_.damaged(file_[function].span)) route(function);
    }
    return std::move(found_);
  }

 private:
  void validation(Id<Expr> call);
  void route(Id<Stmt> function);
  void compare(ClassRef response, Id<Model> model);
  void field(ClassRef owner, const Binding& binding, ClassRef response, Id<Model> model);
  std::optional<ClassRef> response_class(const Entity& entity) const;
  bool has_validators(ClassRef ref) const;

  FileView& view_;
  const FileIndex& file_;
  std::vector<ResponseField> found_;
};

// A pydantic model all of whose bases are in view, and whose values nobody changes before they are checked.
std::optional<ClassRef> ResponseReader::response_class(const Entity& entity) const {
  const auto* ref = std::get_if<ClassRef>(&entity);
  const ClassInfo* const info = ref ? view_.project.class_info(*ref) : nullptr;
  if (!info || !info->unresolved.empty() || info->external.empty()) return std::nullopt;
  const bool pydantic = std::ranges::all_of(info->external, [](const BaseRef& base) {
    const std::string* const dotted = external_name(base.entity);
    return dotted && (*dotted == "pydantic.BaseModel" || *dotted == "builtins.object");
  });
  if (!pydantic || std::ranges::any_of(info->mro, [&](ClassRef above) { return has_validators(above); }))
    return std::nullopt;
  return *ref;
}

// Validators, aliases, a constructor: anything but fields and settings that change nothing.
bool ResponseReader::has_validators(ClassRef ref) const {
  const FileIndex& file = view_.project.index(ref.file);
  const Span body = file[ref.stmt].span;
  if (!file[ref.stmt].decorators.empty() || file.damaged(body)) return true;
  return std::ranges::any_of(file.tree.exprs, [&](const Expr& expr) {
    const bool word = expr.kind == ExprKind::name || expr.kind == ExprKind::attribute || expr.kind == ExprKind::keyword;
    if (!word || !body.contains(expr.span)) return false;
    const std::string_view text = file.text(expr);
    return text.find("alidator") != text.npos || text.find("alias") != text.npos || text == "use_enum_values" ||
           text == "getter_dict" || text == "coerce_numbers_to_str" || text == "extra_types";
  });
}

// OrderOut.model_validate(order), OrderOut.from_orm(order)
void ResponseReader::validation(Id<Expr> call) {
  const Expr& callee = file_[file_[call].parts[0]];
  if (callee.kind != ExprKind::attribute) return;
  const std::string_view name = file_.text(callee);
  if (name != "model_validate" && name != "from_orm") return;
  const Id<Expr> given = positional(file_, call, 0);
  const auto response = response_class(follow(view_.project, resolve(view_.project, view_.id, callee.parts[0])));
  if (!given || !response) return;
  if (find_member(view_.project, *view_.project.class_info(*response), name)) return;  // its own
  const Type type = view_.type(given);
  if (type.kind == TypeKind::instance) compare(*response, type.model);
}

// @router.get("/orders", response_model=list[OrderOut]), on a function that returns mapped objects.
void ResponseReader::route(Id<Stmt> function) {
  Id<Expr> written;
  for (const Id<Expr> decorator : file_[function].decorators) {
    if (file_[decorator].kind == ExprKind::call && !written) written = keyword(file_, decorator, "response_model");
  }
  if (!written || file_[function].decorators.size() != 1) return;
  const Annotation annotation = read_annotation(view_.project, view_.id, written);
  if (annotation.open || !annotation.core.expr) return;
  const auto response =
      response_class(follow(view_.project, resolve(view_.project, annotation.core.file, annotation.core.expr)));
  if (!response) return;
  for (const Id<Expr> value : returns_of(file_, function)) {
    const Type type = view_.type(value);
    const Type one = annotation.many && type.kind == TypeKind::sequence ? type.parts.front() : type;
    if (one.kind == TypeKind::instance && (type.kind == TypeKind::sequence) == annotation.many)
      compare(*response, one.model);
  }
}

void ResponseReader::compare(ClassRef response, Id<Model> model) {
  const ClassInfo* const info = view_.project.class_info(response);
  std::set<std::string_view> seen;
  for (const ClassRef ref : info->mro) {
    const FileIndex& there = view_.project.index(ref.file);
    for (const Id<Binding> id : there[there.body_scope_of_stmt[ref.stmt.value]].bindings) {
      const Binding& binding = there[id];
      if (binding.annotation && seen.insert(there.text(binding.name)).second) field(ref, binding, response, model);
    }
  }
}

void ResponseReader::field(ClassRef owner, const Binding& binding, ClassRef response, Id<Model> model) {
  const FileIndex& there = view_.project.index(owner.file);
  const std::string_view name = there.text(binding.name);
  const Column* const column = view_.evaluator.column(model, name);
  if (!column || column->type.own || column->type.array || column->conditional) return;
  const Annotation annotation = read_annotation(view_.project, owner.file, binding.annotation);
  if (annotation.open || annotation.many || !annotation.core.expr || annotation.extra.expr) return;
  const Entity core = follow(view_.project, resolve(view_.project, annotation.core.file, annotation.core.expr));
  const std::string* const dotted = external_name(core);
  if (!dotted) return;
  const Loads loads = broad(column->type.loads);
  bool refused = false;
  if (*dotted == "builtins.str") {
    refused = loads == Loads::date_time || loads == Loads::uuid;
  } else if (*dotted == "builtins.int") {
    refused = loads == Loads::date_time;
  } else if (*dotted == "uuid.UUID") {
    refused = loads == Loads::integer;
  }
  if (!refused) return;
  found_.push_back({view_.project.class_name(response),
                    name,
                    {owner.file, there[binding.annotation].span},
                    dotted->substr(dotted->rfind('.') + 1),
                    model,
                    column,
                    false});
}

}  // namespace

std::vector<ResponseField> response_fields(FileView& view) { return ResponseReader(view).run(); }

}  // namespace ormlint
