#include "domain/mapper.h"

#include <algorithm>
#include <utility>

#include "domain/mapper_expressions.h"
#include "domain/mapper_names.h"
#include "domain/relationship_arguments.h"

namespace ormlint {

namespace {

struct Backref {
  Id<Model> owner;
  std::string_view relationship;
  Relationship made;  // the other side's row; its attribute is empty when its name is not known
};

class Mapper {
 public:
  Mapper(const Project& project, Domain& domain, const MapperInputs& inputs)
      : project_(project), domain_(domain), inputs_(inputs), names_(project, domain, inputs) {}

  void run() {
    each_own([&](Id<Model> model, Relationship& row) { link_target(model, row); });
    for (const RelationshipCall& call : inputs_.calls) {
      if (Relationship* const row = find(call)) read_arguments(call, *row);
    }
    for (const Backref& backref : backrefs_) add_backref(backref);
    inherit();
    for (const RelationshipCall& call : inputs_.calls) {
      if (Relationship* const row = find(call)) read_lost(call, *row);
    }
    inherit();
  }

 private:
  template <class Do>
  void each_own(Do&& act) {
    for (const Id<Model> id : domain_.models.ids()) {
      for (Relationship& row : domain_.models[id].relationships) act(id, row);
    }
  }

  // The row that a call made; null when a later call made it anew, or it is an inherited one.
  Relationship* find(const RelationshipCall& call) {
    std::vector<Relationship>& all = domain_.models[call.model].relationships;
    const auto found = std::ranges::find(all, call.attribute, &Relationship::attribute);
    return found == all.end() || found->inherited ? nullptr : &*found;
  }

  void link_target(Id<Model> owner, Relationship& row);
  void read_arguments(const RelationshipCall& call, Relationship& row);
  void read_secondary(const MapperExpressions& expressions, Place written, Id<Model> owner, Relationship& row) const;
  void read_join(const RelationshipArguments& arguments, const MapperExpressions& expressions, Id<Model> owner,
                 Relationship& row) const;
  void read_backref(const RelationshipArguments& arguments, Id<Model> owner, const Relationship& row);
  void read_lost(const RelationshipCall& call, Relationship& row) const;
  void add_backref(const Backref& backref);
  void open_for(const Backref& backref);
  void inherit();

  const Project& project_;
  Domain& domain_;
  const MapperInputs& inputs_;
  MapperNames names_;
  std::vector<Backref> backrefs_;
};

void Mapper::link_target(Id<Model> owner, Relationship& row) {
  if (row.target || row.target_name.empty()) return;
  const Id<Registry> registry = domain_.models[owner].registry;
  const std::vector<Id<Model>> here = names_.find(registry, row.target_name);
  if (here.empty()) {
    const std::vector<Id<Model>> others = names_.find_elsewhere(registry, row.target_name);
    if (!others.empty()) row.elsewhere = others.back();
    row.target_missing = !row.open && !names_.may_exist(registry, row.target_name);
    return;
  }
  if (here.size() == 1) return void(row.target = here.front());
  // Of several, files that are never loaded together have one each.
  std::vector<Id<Model>> near;
  std::ranges::copy_if(here, std::back_inserter(near),
                       [&](Id<Model> id) { return domain_.models[id].at.file == row.at.file; });
  if (!near.empty()) row.target = near.front();
  if (near.empty()) row.target_either = here;
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
  read_join(arguments, expressions, call.model, row);
  read_backref(arguments, call.model, row);
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
  const Id<MetaData> own = model.table ? domain_.tables[*model.table].metadata : Id<MetaData>{};
  const Id<MetaData> metadata = own ? own : domain_.registries[model.registry].metadata;
  row.secondary_name = *text;
  row.secondary = names_.table(metadata, *text);
  if (row.secondary) return;
  const std::vector<Id<Model>> classes = names_.find(model.registry, *text);
  if (classes.size() == 1 && domain_.models[classes.front()].name == *text) row.secondary_class = classes.front();
  row.secondary_missing = !row.open && classes.empty() && !names_.may_exist(model.registry, *text) &&
                          !names_.table_may_exist(model.registry, metadata, *text) && !names_.is_module_part(*text);
}

// Whether there is one object or a list: the annotation decides, then uselist=, then the direction.
void decide_uselist(Relationship& row) {
  if (row.promise == Promise::unknown || row.open) return;
  if (row.promise == Promise::one && !row.collection_class) {
    row.uselist = false;
  } else if (row.uselist_given) {
    row.uselist = row.uselist_given;
  } else if (row.direction != Direction::unknown) {
    row.uselist = row.direction != Direction::many_to_one;
  }
}

void take(Join join, Relationship& row) {
  row.joined = join.known;
  if (!join.known) return;
  row.fault = join.fault;
  row.paths = std::move(join.paths);
  row.direction = join.direction;
  row.pairs = std::move(join.pairs);
  row.syncs = std::move(join.syncs);
}

void Mapper::read_join(const RelationshipArguments& arguments, const MapperExpressions& expressions, Id<Model> owner,
                       Relationship& row) const {
  const Place primary = arguments["primaryjoin"], beyond = arguments["secondaryjoin"];
  const Place keys = arguments["foreign_keys"], remote = arguments["remote_side"];
  const auto place = [&](Place written) {
    return Location{written.file, project_.index(written.file)[written.expr].span};
  };
  row.join_given = primary.expr || beyond.expr || keys.expr;
  if (keys.expr) row.foreign_keys_at = place(keys);
  if (remote.expr) row.remote_side_at = place(remote);
  const bool known = row.target && !row.open && !arguments["_local_remote_pairs"].expr &&
                     domain_.models[owner].inheritance_known && domain_.models[*row.target].inheritance_known;
  if (!known || (row.has_secondary && !row.secondary)) return;
  JoinQuestion asked{
      mapped_tables(domain_, owner), mapped_tables(domain_, *row.target), row.secondary, {}, {}, {}, {}, row.viewonly};
  if (primary.expr && !(asked.primary = expressions.condition(primary))) return;
  if (beyond.expr && !(asked.beyond = expressions.condition(beyond))) return;
  const auto listed = keys.expr ? expressions.columns(keys) : std::nullopt;
  const auto remotes = remote.expr ? expressions.columns(remote) : std::nullopt;
  if ((keys.expr && !listed) || (remote.expr && !remotes)) return;
  asked.foreign_keys = listed.value_or(std::vector<ColumnRef>{});
  asked.remote_side = remotes.value_or(std::vector<ColumnRef>{});
  take(find_join(domain_, asked), row);
  decide_uselist(row);
}

Direction turned(Direction direction) {
  if (direction == Direction::one_to_many) return Direction::many_to_one;
  return direction == Direction::many_to_one ? Direction::one_to_many : direction;
}

// The other side has the same join, seen from there, unless backref() gives it one of its own.
void Mapper::read_backref(const RelationshipArguments& arguments, Id<Model> owner, const Relationship& row) {
  const Place written = arguments["backref"];
  if (!written.expr) return;
  const FileIndex& index = project_.index(written.file);
  const bool call = index[written.expr].kind == ExprKind::call;
  const Id<Expr> named = call ? positional(index, written.expr, 0) : written.expr;
  const auto text = named ? constant_text(project_, written.file, named) : std::nullopt;
  Backref other{owner, row.attribute, {}};
  Relationship& made = other.made;
  made.at = {written.file, index[named ? named : written.expr].span};
  made.target_at = made.at;
  made.back_populates_at = made.at;
  if (text && !text->empty()) made.attribute = *domain_.made_names.insert(*text).first;
  made.from_backref = true;
  made.target = owner;
  made.target_name = domain_.models[owner].name;
  made.back_populates = row.attribute;
  made.has_secondary = row.has_secondary;
  made.secondary = row.secondary;
  made.viewonly = row.viewonly;
  made.open = row.open;
  bool own_join = false;
  if (call) {
    const RelationshipArguments options(project_, written.file, written.expr, true);
    made.open |= options.open();
    read_relationship_options(project_, options, made);
    if (!options["viewonly"].expr) made.viewonly = row.viewonly;
    own_join = options["primaryjoin"].expr || options["secondaryjoin"].expr;
    made.back_populates = row.attribute;
  }
  made.joined = row.joined && row.fault == JoinFault::none && !own_join && !made.open;
  if (made.joined) {
    made.direction = turned(row.direction);
    made.syncs = row.syncs;
    made.pairs = row.pairs;
    for (JoinPair& pair : made.pairs) std::swap(pair.local, pair.remote);
    if (row.has_secondary) made.pairs = row.pairs;
    decide_uselist(made);
  }
  backrefs_.push_back(std::move(other));
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

}  // namespace

void configure_mappers(const Project& project, Domain& domain, const MapperInputs& inputs) {
  Mapper(project, domain, inputs).run();
}

}  // namespace ormlint
