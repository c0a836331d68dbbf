#include "domain/mapper.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "domain/mapper_parts.h"
#include "domain/overlaps.h"

namespace ormlint {

void Mapper::run() {
  each_own([&](Id<Model> model, Relationship& row) { link_target(model, row); });
  each_call([&](const RelationshipCall& call, Relationship& row) { read_arguments(call, row); });
  for (const Backref& backref : backrefs_) add_backref(backref);
  join_parents();
  inherit();
  each_call([&](const RelationshipCall& call, Relationship& row) { read_lost(call, row); });
  inherit();
}

void Mapper::link_target(Id<Model> owner, Relationship& row) {
  if (row.target || row.target_missing || row.target_name.empty()) return;
  const Id<Registry> registry = domain_.models[owner].registry;
  const std::vector<Id<Model>> here = names_.find(registry, row.target_name);
  if (here.empty()) {
    const std::vector<Id<Model>> others = names_.find_elsewhere(registry, row.target_name);
    if (!others.empty()) row.elsewhere = others.back();
    row.target_missing = !row.open && !names_.may_exist(registry, row.target_name);
    return;
  }
  row.target_missing =
      !row.open && !names_.may_exist(registry, row.target_name) &&
      std::ranges::all_of(here, [&](Id<Model> id) { return names_.is_elsewhere(id, row.target_name); });
  if (row.target_missing) return;
  if (here.size() == 1) return void(row.target = here.front());
  choose_target(owner, row, here);
}

// Of several, SQLAlchemy chooses none; but files that are never loaded together may have one each, and functions that
// are never called, or once each.
void Mapper::choose_target(Id<Model> owner, Relationship& row, const std::vector<Id<Model>>& named) {
  std::vector<Id<Model>> live;
  std::vector<FileId> files{domain_.models[owner].at.file};
  for (const Id<Model> id : named) {
    const Model& model = domain_.models[id];
    if (model.test != domain_.models[owner].test || model.deliberate || model.conditional) continue;
    const bool new_file = std::ranges::find(files.begin() + 1, files.end(), model.at.file) == files.end();
    if (new_file) files.push_back(model.at.file);
    if (new_file) live.push_back(id);
  }
  if (live.size() > 1 && !row.open && !domain_.models[owner].test && !domain_.models[owner].conditional) {
    if (!loaded_) loaded_.emplace(project_, inputs_.migrations);
    if ((*loaded_)(files)) return void(row.target_either = live);
  }
  const auto near =
      std::ranges::find_if(named, [&](Id<Model> id) { return domain_.models[id].at.file == row.at.file; });
  if (near != named.end()) return void(row.target = *near);
  if (live.size() == 1) row.target = live.front();
}

void Mapper::read_arguments(const RelationshipCall& call, Relationship& row) {
  const RelationshipArguments arguments(project_, call.in, call.call, call.sqlmodel);
  const MapperExpressions expressions(project_, domain_, names_, inputs_, call.model);
  const Place secondary = arguments["secondary"], link = call.sqlmodel ? arguments["link_model"] : Place{};
  row.has_secondary = secondary.expr || link.expr;
  if (secondary.expr) read_secondary(expressions, secondary, call.model, row);
  if (link.expr) {
    const auto model = expressions.mapped_class(link);
    if (model) row.secondary = domain_.models[*model].table;
    row.secondary_at = {link.file, project_.index(link.file)[link.expr].span};
  }
  std::pair<JoinQuestion, Join> join = read_join(arguments, expressions, call.model, row);
  read_backref(arguments, expressions, call.model, row, std::move(join));
}

void Mapper::read_secondary(const MapperExpressions& expressions, Place written, Id<Model> owner,
                            Relationship& row) const {
  row.secondary_at = {written.file, project_.index(written.file)[written.expr].span};
  const auto text = constant_text(project_, written.file, written.expr);
  if (!text) {
    row.secondary = expressions.table(written);
    row.secondary_class = expressions.mapped_class(written);
    return;
  }
  const Model& model = domain_.models[owner];
  const Id<MetaData> metadata = expressions.metadata();
  row.secondary_name = *text;
  row.secondary = names_.table(metadata, *text);
  if (row.secondary) return;
  if (text->ends_with(".__table__")) return void(row.secondary_missing = true);  // no attribute to such a text
  const std::vector<Id<Model>> classes = names_.find(model.registry, *text);
  if (classes.size() == 1 && domain_.models[classes.front()].name == *text) row.secondary_class = classes.front();
  const bool plain =
      std::ranges::all_of(*text, [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '.'; });
  row.secondary_missing = plain && !row.open && classes.empty() && !names_.may_exist(model.registry, *text) &&
                          !names_.table_may_exist(model.registry, metadata, *text) && !names_.is_module_part(*text);
}

// Any class may have an attribute of a name that we do not know; without a known target any class may have this one.
void Mapper::open_for(const Backref& backref) {
  const Model& owner = domain_.models[backref.owner];
  const auto row = std::ranges::find(owner.relationships, backref.relationship, &Relationship::attribute);
  const std::optional<Id<Model>> target = row != owner.relationships.end() ? row->target : std::nullopt;
  const Id<Registry> registry = owner.registry;
  for (const Id<Model> id : domain_.models.ids()) {
    Model& model = domain_.models[id];
    if (!backref.made.attribute.empty()) {
      if (!target && model.registry == registry)
        model.attributes.try_emplace(backref.made.attribute, AttributeKind::other, backref.made.at);
      continue;
    }
    if (target ? id == *target : model.registry == registry) model.open = true;
  }
}

void Mapper::add_backref(const Backref& backref) {
  std::vector<Relationship>& rows = domain_.models[backref.owner].relationships;
  const auto row = std::ranges::find(rows, backref.relationship, &Relationship::attribute);
  if (row == rows.end()) return;
  row->backref = backref.made.attribute;
  row->backref_at = backref.made.at;
  if (!row->target || backref.made.attribute.empty()) return open_for(backref);
  Model& target = domain_.models[*row->target];
  if (target.attributes.contains(backref.made.attribute)) return;  // SQLAlchemy refuses it
  target.attributes.emplace(backref.made.attribute, Attribute{AttributeKind::relationship, backref.made.at});
  target.relationships.push_back(backref.made);
}

// A class has its mapped parents' relationships: the very same ones.
void Mapper::inherit() {
  for (Model& model : domain_.models) {
    if (model.inheritance == Inheritance::concrete) {
      std::erase_if(model.relationships, [](const Relationship& row) { return row.inherited; });
      continue;
    }
    for (auto parent = model.parents.rbegin(); parent != model.parents.rend(); ++parent) {
      for (const Relationship& theirs : domain_.models[*parent].relationships) {
        if (theirs.inherited) continue;
        const auto same = std::ranges::find(model.relationships, theirs.attribute, &Relationship::attribute);
        if (same != model.relationships.end() && !same->inherited) continue;
        Relationship copy = theirs;
        copy.inherited = true;
        if (same != model.relationships.end()) {
          *same = std::move(copy);
        } else {
          model.attributes.try_emplace(copy.attribute, AttributeKind::relationship, copy.at);
          model.relationships.push_back(std::move(copy));
        }
      }
    }
  }
}

void Mapper::read_lost(const RelationshipCall& call, Relationship& row) const {
  if (row.open) return;
  const RelationshipArguments arguments(project_, call.in, call.call, call.sqlmodel);
  const MapperExpressions expressions(project_, domain_, names_, inputs_, call.model);
  for (const std::string_view argument : {"primaryjoin", "secondaryjoin", "foreign_keys", "remote_side", "order_by"}) {
    const Place written = arguments[argument];
    if (!written.expr) continue;
    std::vector<LostName> lost = expressions.lost_names(written, argument);
    std::ranges::move(lost, std::back_inserter(row.lost));
  }
}

void configure_mappers(const Project& project, Domain& domain, const MapperInputs& inputs) {
  Mapper(project, domain, inputs).run();
  find_overlaps(domain);
}

}  // namespace ormlint
