// Flags a back_populates that the other class does not answer.
#include "base/closest.h"
#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// Node.children and Node.parent without a remote_side: both are one-to-many.
void check_direction(const ModelContext& context, const Relationship& one, const Relationship& other, Reporter& report) {
  const bool said_there = other.at < one.at && other.back_populates == one.attribute && !other.from_backref;
  const bool mutual = other.back_populates == one.attribute;
  const bool known = one.joined && other.joined && one.direction == other.direction;
  if (!known || !mutual || said_there || one.direction == Direction::unknown || one.direction == Direction::many_to_many)
    return;
  const bool to_many = one.direction == Direction::one_to_many;
  Finding& finding =
      report(one.at, "`{0}.{1}` and `{2}.{3}` are each other's back, and both are {4}", context.model.name, one.attribute,
             context.domain.models[*one.target].name, other.attribute, to_many ? "one-to-many" : "many-to-one");
  finding.notes.push_back({other.at, fmt::format("`{}` is declared here", other.attribute)});
  if (to_many) finding.help = "add remote_side= to the one that is many-to-one";
}

// backref= makes an attribute, which must not be there.
void check_backref(const ModelContext& context, const Relationship& row, Reporter& report) {
  const Model& target = context.domain.models[*row.target];
  const auto attribute = target.attributes.find(row.backref);
  if (attribute == target.attributes.end()) return;
  const Relationship* const made = find_relationship(target, row.backref);
  const bool taken = attribute->second.kind == AttributeKind::column || (made && !made->from_backref);
  const bool twice = made && made->from_backref && made->at != row.backref_at;
  if ((!taken && !twice) || (made && made->inherited)) return;
  Finding& finding = report(row.backref_at, "the backref `{}` of `{}.{}` is in the way of `{}.{}`", row.backref,
                            context.model.name, row.attribute, target.name, row.backref);
  finding.notes.push_back({attribute->second.at, fmt::format("`{}` is declared here", row.backref)});
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
  const Relationship* const other = find_relationship(target, wanted);
  if (!other || !other->target || other->open) return;
  const Model& back = context.domain.models[*other->target];
  if (is_related(context.domain, *other->target, context.id)) return check_direction(context, relationship, *other, report);
  Finding& finding = report(relationship.back_populates_at, "`{}.{}` leads to `{}`, not back to `{}`", target.name,
                            wanted, back.name, context.model.name);
  finding.notes.push_back({other->at, fmt::format("`{}.{}` is declared here", target.name, wanted)});
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& relationship : context.model.relationships) {
    if (relationship.open || !relationship.target || relationship.inherited || relationship.from_backref) continue;
    if (!relationship.backref.empty() && relationship.back_populates.empty()) check_backref(context, relationship, report);
    if (!relationship.back_populates.empty()) 
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
