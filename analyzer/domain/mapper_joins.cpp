// Joins, and the other sides that backref= makes.
#include <utility>

#include "domain/mapper_parts.h"

namespace ormlint {

namespace {

// Whether there is one object or a list: the annotation decides, then uselist=, then the direction.
void decide_uselist(Relationship& row) {
  if (row.promise == Promise::unknown || row.open) return;
  if ((row.promise == Promise::one || row.promise_quoted) && !row.collection_class) {
    row.uselist = false;
  } else if (row.uselist_given) {
    row.uselist = row.uselist_given;
  } else if (row.direction != Direction::unknown) {
    row.uselist = row.direction != Direction::many_to_one;
  }
}

void take(const Join& join, Relationship& row) {
  row.joined = join.known;
  if (!join.known) return;
  row.fault = join.fault;
  row.paths = join.paths;
  row.direction = join.direction;
  row.pairs = join.pairs;
  row.syncs = join.syncs;
}

}  // namespace

// Fills in what the arguments say of the join; false when they are not understood.
bool Mapper::read_join_arguments(const RelationshipArguments& arguments, const MapperExpressions& expressions,
                                 JoinQuestion& asked, Relationship& row) const {
  const Place primary = arguments["primaryjoin"], beyond = arguments["secondaryjoin"];
  const Place keys = arguments["foreign_keys"], remote = arguments["remote_side"];
  const auto place = [&](Place written) {
    return Location{written.file, project_.index(written.file)[written.expr].span};
  };
  row.join_given = primary.expr || beyond.expr || keys.expr;
  if (keys.expr) row.foreign_keys_at = place(keys);
  if (remote.expr) row.remote_side_at = place(remote);
  asked.secondary = row.secondary;
  asked.viewonly = row.viewonly;
  if (arguments["_local_remote_pairs"].expr || (row.has_secondary && !row.secondary)) return false;
  if (primary.expr && !(asked.primary = expressions.condition(primary))) return false;
  if (beyond.expr && !(asked.beyond = expressions.condition(beyond))) return false;
  if (keys.expr) asked.foreign_keys = expressions.columns(keys).value_or(std::vector<ColumnRef>{});
  if (remote.expr) asked.remote_side = expressions.columns(remote).value_or(std::vector<ColumnRef>{});
  return (!keys.expr || !asked.foreign_keys.empty()) && (!remote.expr || !asked.remote_side.empty());
}

// The question and its answer, which a backref asks anew from the other side.
std::pair<JoinQuestion, Join> Mapper::read_join(const RelationshipArguments& arguments,
                                                const MapperExpressions& expressions, Id<Model> owner,
                                                Relationship& row) const {
  std::pair<JoinQuestion, Join> made;
  auto& [asked, join] = made;
  const bool understood = read_join_arguments(arguments, expressions, asked, row);
  const bool known = row.target && !row.open && domain_.models[owner].inheritance_known &&
                     domain_.models[*row.target].inheritance_known;
  if (!known || !understood) return made;
  asked.parent = mapped_tables(domain_, owner);
  asked.child = mapped_tables(domain_, *row.target);
  join = find_join(domain_, asked);
  take(join, row);
  decide_uselist(row);
  return made;
}

// The other side has the same condition, unless backref() gives it one of its own; what is remote is found anew, but
// for what remote() says: that is what was local.
void Mapper::join_backref(const RelationshipArguments& options, const MapperExpressions& expressions,
                          std::pair<JoinQuestion, Join> first, Relationship& made) const {
  auto& [asked, join] = first;
  if (!join.known || join.fault != JoinFault::none || made.open) return;
  JoinQuestion turned{asked.child,        asked.parent, asked.secondary, join.primary, {},
                      asked.foreign_keys, {},           made.viewonly};
  if (asked.secondary) {
    turned.primary = join.beyond;
    turned.beyond = join.primary;
  } else if (std::ranges::any_of(join.primary->equalities,
                                 [](const Equality& one) { return one.left.remote || one.right.remote; })) {
    for (Equality& one : turned.primary->equalities) {
      one.left.remote = !one.left.remote;
      one.right.remote = !one.right.remote;
    }
  }
  if (!read_join_arguments(options, expressions, turned, made)) return;
  take(find_join(domain_, turned), made);
  decide_uselist(made);
}

void Mapper::read_backref(const RelationshipArguments& arguments, const MapperExpressions& expressions, Id<Model> owner,
                          const Relationship& row, std::pair<JoinQuestion, Join> join) {
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
  if (text && !text->empty()) made.attribute = *domain_.made_names.insert(*text).first;
  made.from_backref = true;
  made.target = owner;
  made.target_name = domain_.models[owner].name;
  made.has_secondary = row.has_secondary;
  made.secondary = row.secondary;
  const RelationshipArguments options(project_, written.file, call ? written.expr : Id<Expr>{}, true);
  made.open = row.open || options.open();
  read_relationship_options(project_, options, made);
  if (!options["viewonly"].expr) made.viewonly = row.viewonly;
  made.back_populates = row.attribute;
  made.back_populates_at = made.at;
  join_backref(options, expressions, std::move(join), made);
  backrefs_.push_back(std::move(other));
}

}  // namespace ormlint
