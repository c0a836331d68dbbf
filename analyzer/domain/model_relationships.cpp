// Relationships: what they name, and whether it is there.
#include <algorithm>
#include <utility>

#include "domain/models.h"
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

std::string_view last_part(std::string_view dotted) { return dotted.substr(dotted.rfind('.') + 1); }

}  // namespace

void ModelReader::read_relationship(const Mapped& mapped, const Written& written) {
  add_attribute(*mapped.model, written.attribute, AttributeKind::relationship, written.at);
  const FileId in = written.value.file;
  const FileIndex& index = file(in);
  Id<Expr> call = written.value.expr;
  Relationship made;
  made.attribute = written.attribute;
  made.at = written.at;
  if (const Id<Expr> inner = keyword(index, call, "sa_relationship")) {
    if (index[inner].kind == ExprKind::call) call = inner;
  }
  made.open = has_unpacking(index, call) || keyword(index, call, "sa_relationship_kwargs");
  Id<Expr> target = positional(index, call, 0);
  if (!target) target = keyword(index, call, "argument");
  const bool sqlmodel = called_name(project_, in, call).name == "Relationship" && mapped.base->dress == Dress::sqlmodel;
  if (target && !sqlmodel) {
    read_target(made, in, target);
  } else if (written.annotation.expr) {
    const Annotation annotation = read_annotation(project_, written.annotation.file, written.annotation.expr);
    if (annotation.core.expr && !annotation.open) read_target(made, annotation.core.file, annotation.core.expr);
  }
  if (const Id<Expr> back = keyword(index, call, "back_populates"); back && !is_none(index, back)) {
    const auto text = constant_text(project_, in, back);
    made.back_populates = text.value_or("");
    made.open |= !text;
    made.back_populates_at = {in, index[back].span};
  }
  std::vector<Relationship>& all = domain_.models[*mapped.model].relationships;
  std::erase_if(all, [&](const Relationship& other) { return other.attribute == made.attribute; });
  all.push_back(std::move(made));
  read_backref(all.back(), *mapped.model, in, call);
}

// A class, a name in a string, or a lambda that returns one of these.
void ModelReader::read_target(Relationship& made, FileId in, Id<Expr> target) {
  const FileIndex& index = file(in);
  if (index[target].kind == ExprKind::lambda) target = index[target].parts[1];
  made.target_at = {in, index[target].span};
  if (const auto text = constant_text(project_, in, target); text && index[target].kind != ExprKind::attribute) {
    made.target_name = is_identifier_path(*text) ? *text : std::string();
    return;
  }
  if (index[target].kind == ExprKind::string) return;
  const Entity entity = follow(project_, resolve(project_, in, target));
  made.target = find(entity);
  // An annotation's name that nothing is bound to is looked up in the registry, as a string is.
  const std::string* const dotted = external_name(entity);
  const bool unbound =
      dotted && dotted->starts_with("builtins.") && spelled_name(index, target).find('.') == std::string::npos;
  if (!made.target && unbound) made.target_name = spelled_name(index, target);
}

void ModelReader::read_backref(const Relationship& made, Id<Model> owner, FileId in, Id<Expr> call) {
  const FileIndex& index = file(in);
  Id<Expr> backref = keyword(index, call, "backref");
  if (!backref || is_none(index, backref)) return;
  if (index[backref].kind == ExprKind::call) backref = positional(index, backref, 0);
  const auto text = backref ? constant_text(project_, in, backref) : std::nullopt;
  backrefs_.push_back({owner, made.attribute, text.value_or(""), made.at});
}

// A class of that name which is not mapped as far as we see, but may be.
bool ModelReader::may_be_mapped(std::string_view name) const {
  if (uncertain_names_.contains(name)) return true;
  return std::ranges::any_of(classes_, [&](const Mapped& other) {
    return !other.model && project_.class_name(other.ref) == name;  // abstract, or SQLModel without a table
  });
}

void ModelReader::link_target(Id<Model> owner, Relationship& relationship) {
  if (relationship.target || relationship.target_name.empty()) return;
  const std::string_view name = last_part(relationship.target_name);
  const Id<Registry> registry = domain_.models[owner].registry;
  std::vector<Id<Model>> here;
  for (const Id<Model> id : domain_.models.ids()) {
    const Model& model = domain_.models[id];
    if (model.name != name) continue;
    if (model.registry == registry) {
      here.push_back(id);
    } else {
      relationship.elsewhere = id;
    }
  }
  if (here.size() == 1) {
    relationship.target = here.front();
    relationship.elsewhere.reset();
  } else if (here.empty()) {
    relationship.target_missing = !domain_.registries[registry].open && !relationship.open && !may_be_mapped(name);
  } else {
    // The one in the same file or, failing that, nobody can say.
    const auto near =
        std::ranges::find_if(here, [&](Id<Model> id) { return domain_.models[id].at.file == relationship.at.file; });
    if (near != here.end()) relationship.target = *near;
    relationship.elsewhere.reset();
  }
}

void ModelReader::link_relationships() {
  for (const Id<Model> id : domain_.models.ids()) {
    for (std::size_t n = 0; n < domain_.models[id].relationships.size(); ++n) {
      link_target(id, domain_.models[id].relationships[n]);
    }
  }
  for (const Backref& backref : backrefs_) {
    const std::vector<Relationship>& all = domain_.models[backref.owner].relationships;
    const auto made = std::ranges::find(all, backref.relationship, &Relationship::attribute);
    const std::optional<Id<Model>> target = made != all.end() ? made->target : std::nullopt;
    if (backref.name.empty()) {  // an attribute of a name that we do not know
      for (const Id<Model> id : domain_.models.ids()) {
        const bool same_registry = domain_.models[id].registry == domain_.models[backref.owner].registry;
        if (target ? id == *target : same_registry) domain_.models[id].open = true;
      }
      continue;
    }
    const auto name = domain_.made_names.insert(backref.name).first;
    for (const Id<Model> id : domain_.models.ids()) {
      const std::vector<Id<Model>>& parents = domain_.models[id].parents;
      // Without a known target any class may have it.
      const bool inherits = !target || id == *target || std::ranges::find(parents, *target) != parents.end();
      if (inherits && !domain_.models[id].attributes.contains(*name)) {
        add_attribute(id, *name, AttributeKind::relationship, backref.at);
      }
    }
  }
}

}  // namespace ormlint
