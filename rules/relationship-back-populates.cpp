// Flags a back_populates that the other class does not answer.
#include <algorithm>

#include "base/closest.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

bool related(const Domain& domain, const Model& one, const Model& other) {
  const auto inherits = [&](const Model& child, const Model& parent) {
    return std::ranges::any_of(child.parents, [&](Id<Model> id) { return &domain.models[id] == &parent; });
  };
  return &one == &other || inherits(one, other) || inherits(other, one);
}

const Relationship* find(const Model& model, std::string_view name) {
  const auto found = std::ranges::find(model.relationships, name, &Relationship::attribute);
  return found == model.relationships.end() ? nullptr : &*found;
}

void check_one(const ModelContext& context, const Relationship& relationship, const Model& target, Reporter& report) {
  const std::string& wanted = relationship.back_populates;
  const auto attribute = target.attributes.find(wanted);
  if (attribute == target.attributes.end()) {
    if (target.open) return;
    Finding& finding = report(relationship.back_populates_at, "`{}` has no relationship `{}`", target.name, wanted);
    finding.notes.push_back({target.at, fmt::format("`{}` is mapped here", target.name)});
    const Relationship* const meant = closest_of(target.relationships, wanted, &Relationship::attribute);
    if (!meant) return;
    finding.fix = {fmt::format("Change it to `{}`", meant->attribute),
                   Safety::unsafe,
                   {{relationship.back_populates_at, fmt::format("\"{}\"", meant->attribute)}}};
    return;
  }
  const AttributeKind kind = attribute->second.kind;
  if (kind == AttributeKind::column || kind == AttributeKind::method || kind == AttributeKind::hybrid) {
    Finding& finding = report(relationship.back_populates_at, "`{}.{}` is no relationship", target.name, wanted);
    finding.notes.push_back({attribute->second.at, fmt::format("`{}` is declared here", wanted)});
    return;
  }
  const Relationship* const other = find(target, wanted);
  if (!other || !other->target || other->open) return;
  const Model& back = context.domain.models[*other->target];
  if (related(context.domain, back, context.model)) return;
  Finding& finding = report(relationship.back_populates_at, "`{}.{}` leads to `{}`, not back to `{}`", target.name,
                            wanted, back.name, context.model.name);
  finding.notes.push_back({other->at, fmt::format("`{}.{}` is declared here", target.name, wanted)});
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& relationship : context.model.relationships) {
    if (relationship.back_populates.empty() || relationship.open || !relationship.target) continue;
    check_one(context, relationship, context.domain.models[*relationship.target], report);
  }
}

}  // namespace

namespace rules {
extern const Rule relationship_back_populates;
const Rule relationship_back_populates{
    .summary = "a back_populates that names no relationship of the other class",
    .severity = Severity::error,
    .check = check,
};
}  // namespace rules

}  // namespace ormlint
