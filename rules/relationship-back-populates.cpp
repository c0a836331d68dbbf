// Flags a back_populates that the other class does not answer.
#include "base/closest.h"
#include "rule/relationships.h"
#include "rule/rule.h"

namespace ormlint {

namespace {

// Node.children and Node.parent without a remote_side: both are one-to-many. Said once, at the first.
void check_direction(const ModelContext& context, const Relationship& one, const Relationship& other,
                     Reporter& report) {
  if (other.at < one.at || !is_same_direction(one, other)) return;
  Finding& finding = report(one.at, "`{}` and `{}.{}` are each other's back, and both are {}", one.attribute,
                            context.domain.models[*one.target].name, other.attribute, spelled(one.direction));
  finding.notes.push_back({other.at, fmt::format("`{}` is declared here", other.attribute)});
  if (one.direction == Direction::one_to_many) finding.help = "add remote_side= to the one that is many-to-one";
}

// backref= makes an attribute, which must not be there.
void check_backref(const ModelContext& context, const Relationship& row, Reporter& report) {
  const Model& target = context.domain.models[*row.target];
  const Relationship* const made = find_relationship(target, row.backref);
  if (!is_backref_taken(target, row)) return made ? check_direction(context, row, *made, report) : void();
  Finding& finding =
      report(row.backref_at, "the backref `{}` is in the way of `{}.{}`", row.backref, target.name, row.backref);
  finding.notes.push_back({target.attributes.at(row.backref).at, fmt::format("`{}` is declared here", row.backref)});
}

void check_one(const ModelContext& context, const Relationship& row, const Model& target, Reporter& report) {
  const std::string& wanted = row.back_populates;
  const auto attribute = target.attributes.find(wanted);
  if (attribute == target.attributes.end()) {
    if (target.open) return;
    Finding& finding = report(row.back_populates_at, "`{}` has no relationship `{}`", target.name, wanted);
    finding.notes.push_back({target.at, fmt::format("`{}` is mapped here", target.name)});
    if (const Relationship* const meant = closest_of(target.relationships, wanted, &Relationship::attribute))
      finding.fix = {fmt::format("Change it to `{}`", meant->attribute),
                     Safety::unsafe,
                     {{row.back_populates_at, fmt::format("\"{}\"", meant->attribute)}}};
    return;
  }
  const auto [kind, at, perhaps] = attribute->second;
  if (perhaps) return;
  if (kind == AttributeKind::column || kind == AttributeKind::method || kind == AttributeKind::hybrid) {
    Finding& finding = report(row.back_populates_at, "`{}.{}` is no relationship", target.name, wanted);
    finding.notes.push_back({at, fmt::format("`{}` is declared here", wanted)});
    return;
  }
  const Relationship* const other = find_relationship(target, wanted);
  if (!other || !other->target || other->open) return;
  if (is_related(context.domain, *other->target, context.id)) return check_direction(context, row, *other, report);
  const Model& back = context.domain.models[*other->target];
  if (back.conditional && back.name == context.model.name) return;  // one or the other is declared
  Finding& finding = report(row.back_populates_at, "`{}.{}` leads to `{}`, not back to `{}`", target.name, wanted,
                            back.name, context.model.name);
  finding.notes.push_back({other->at, fmt::format("`{}.{}` is declared here", target.name, wanted)});
}

void check(const ModelContext& context, Reporter& report) {
  if (context.model.deliberate) return;
  for (const Relationship& row : context.model.relationships) {
    if (row.open || !row.target || row.inherited || row.from_backref) continue;
    if (!row.backref.empty() && row.back_populates.empty()) check_backref(context, row, report);
    if (!row.back_populates.empty()) check_one(context, row, context.domain.models[*row.target], report);
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
