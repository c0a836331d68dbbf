// What a relationship() call says by itself.
#include <algorithm>
#include <utility>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

bool is_identifier_path(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.' || (text.front() >= '0' && text.front() <= '9'))
    return false;
  return std::ranges::all_of(text, [](char c) {
    return c == '_' || c == '.' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

}  // namespace

void ModelReader::read_relationship(const Mapped& mapped, const Written& written) {
  add_attribute(*mapped.model, written.attribute, AttributeKind::relationship, written.at);
  const FileId in = written.value.file;
  const FileIndex& index = file(in);
  Id<Expr> call = written.value.expr;
  Relationship made;
  made.attribute = written.attribute;
  made.at = written.at;
  made.inherited = written.inherited_table;
  bool sqlmodel = called_name(project_, in, call).name == "Relationship" && mapped.base->dress == Dress::sqlmodel;
  if (const Id<Expr> inner = keyword(index, call, "sa_relationship")) {
    made.open = index[inner].kind != ExprKind::call;
    if (!made.open) call = inner;
    sqlmodel &= made.open;
  }
  const RelationshipArguments arguments(project_, in, call, sqlmodel);
  made.open |= arguments.open() || written.conditional;
  if (sqlmodel || called_name(project_, in, call).name == "relationship")
    made.unknown_keywords = arguments.unknown_keywords();
  const Place target = arguments["argument"];
  read_promise(made, written, sqlmodel);
  if (target.expr && !sqlmodel) {
    read_target(made, *mapped.model, target.file, target.expr);
  } else if (written.annotation.expr) {
    read_annotated_target(made, *mapped.model, written.annotation, sqlmodel);
  }
  read_relationship_options(project_, arguments, made);
  std::vector<Relationship>& all = domain_.models[*mapped.model].relationships;
  std::erase_if(all, [&](const Relationship& other) { return other.attribute == made.attribute; });
  all.push_back(std::move(made));
  relationship_calls_.push_back({*mapped.model, written.attribute, in, call, sqlmodel});
}

void ModelReader::read_annotated_target(Relationship& made, Id<Model> model, Place written, bool sqlmodel) {
  const Annotation annotation = read_annotation(project_, written.file, written.expr);
  if (const Place text = annotation.quoted_generic; text.expr && !sqlmodel) {
    made.target_at = {text.file, file(text.file)[text.expr].span};
    made.generic_text = constant_text(project_, text.file, text.expr).value_or("");
    return;
  }
  if (annotation.core.expr && !annotation.open) read_target(made, model, annotation.core.file, annotation.core.expr);
}

// A class, a name in a string, or a lambda that returns one of these.
void ModelReader::read_target(Relationship& made, Id<Model> model, FileId in, Id<Expr> target) {
  const FileIndex& index = file(in);
  if (index[target].kind == ExprKind::lambda) target = index[target].parts[1];
  made.target_at = {in, index[target].span};
  if (const auto text = constant_text(project_, in, target); text && index[target].kind != ExprKind::attribute) {
    made.target_name = is_identifier_path(*text) ? *text : std::string();
    const bool generic = text->ends_with(']') && is_identifier_path(text->substr(0, text->find('[')));
    if (generic) made.generic_text = *text;
    return;
  }
  if (index[target].kind == ExprKind::string) return;
  const Entity entity = follow(project_, resolve(project_, in, target));
  made.target = find(entity);
  if (const auto* ref = std::get_if<ClassRef>(&entity); ref && !made.target)
    class_targets_.push_back({model, made.attribute, *ref});
  // An annotation's name that nothing is bound to is looked up in the registry, as a string is.
  const std::string* const dotted = external_name(entity);
  const bool unbound =
      dotted && dotted->starts_with("builtins.") && spelled_name(index, target).find('.') == std::string::npos;
  if (!made.target && unbound) made.target_name = spelled_name(index, target);
}

// Mapped["X"] and Mapped[list["X"]] decide uselist, whatever uselist= says.
void ModelReader::read_promise(Relationship& made, const Written& written, bool sqlmodel) const {
  if (!written.annotation.expr) return;
  const Annotation annotation = read_annotation(project_, written.annotation.file, written.annotation.expr);
  if (!annotation.mapped && !sqlmodel) return;
  const FileIndex& index = file(written.annotation.file);
  made.promise_at = {written.annotation.file, index[written.annotation.expr].span};
  made.loads_as_query = annotation.query;
  made.promise = annotation.many ? Promise::many : Promise::one;
  made.promise_quoted = annotation.many && annotation.quoted_generic.expr && annotation.query.empty();
  const bool plain =
      annotation.core.expr && file(annotation.core.file)[annotation.core.expr].kind != ExprKind::subscript;
  if (annotation.open || !plain) made.promise = Promise::unknown;
}

}  // namespace ormlint
