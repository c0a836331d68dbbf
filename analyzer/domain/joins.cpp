#include "domain/joins.h"

#include <algorithm>
#include <set>
#include <utility>

#include "domain/foreign_key_paths.h"

namespace ormlint {

bool MappedTables::has(const ColumnRef& column) const { return std::ranges::find(all, column.table) != all.end(); }

namespace {

template <class Do>
void each_term(JoinCondition& condition, Do&& act) {
  for (Equality& equality : condition.equalities) {
    act(equality.left);
    act(equality.right);
  }
  for (JoinTerm& term : condition.lone) act(term);
}

template <class Test>
bool any_term(JoinCondition& condition, Test&& test) {
  bool found = false;
  each_term(condition, [&](const JoinTerm& term) { found |= test(term); });
  return found;
}

bool contains(const std::vector<ColumnRef>& columns, const ColumnRef& column) {
  return std::ranges::find(columns, column) != columns.end();
}

class Finder {
 public:
  Finder(const Domain& domain, const JoinQuestion& asked) : domain_(domain), asked_(asked) {}

  // A join that is found is the one, whatever else the tables may have: a second key would only make it fail. That
  // there is none is known of tables alone that are known whole.
  Join run() {
    made_.known = !asked_.parent.all.empty() && !asked_.child.all.empty();
    if (!made_.known) return std::move(made_);
    find();
    if (made_.fault != JoinFault::none) made_.known &= tables_known();
    return std::move(made_);
  }

 private:
  void find() {
    if (!find_conditions()) return;
    made_.primary = primary_;
    made_.beyond = beyond_;
    mark_foreign();
    if (!made_.known) return;
    mark_remote();
    read_pairs();
    made_.fault = foreign_fault();
    if (made_.fault == JoinFault::none) find_direction();
    if (made_.fault == JoinFault::none && made_.pairs.empty()) made_.fault = JoinFault::no_remote_side;
  }

  bool tables_known() const {
    // Where foreign_keys= lists columns, no others count.
    if (made_.fault == JoinFault::no_foreign_keys && !asked_.foreign_keys.empty())
      return std::ranges::all_of(asked_.foreign_keys,
                                 [&](const ColumnRef& column) { return key_known(domain_, column); });
    const auto known = [&](Id<Table> id) { return keys_known(domain_.tables[id]); };
    return std::ranges::all_of(asked_.parent.all, known) && std::ranges::all_of(asked_.child.all, known) &&
           (!asked_.secondary || known(*asked_.secondary));
  }

  bool find_conditions() {
    if (!asked_.secondary) {
      primary_ = asked_.primary;
      return primary_ || search(asked_.child, primary_);
    }
    const MappedTables through{{*asked_.secondary}};
    beyond_ = asked_.beyond;
    primary_ = asked_.primary;
    return (beyond_ || search(through, beyond_, &asked_.child)) && (primary_ || search(through, primary_));
  }

  bool search(const MappedTables& to, std::optional<JoinCondition>& condition, const MappedTables* from = nullptr) {
    PathSearch found = find_path(domain_, from ? *from : asked_.parent, to, asked_.foreign_keys);
    made_.fault = found.fault;
    if (made_.fault != JoinFault::none) made_.known &= found.known;
    made_.paths = std::move(found.paths);
    if (asked_.secondary && found.fault == JoinFault::no_foreign_keys)
      made_.fault = JoinFault::no_foreign_keys_to_secondary;
    if (asked_.secondary && found.fault == JoinFault::ambiguous) made_.fault = JoinFault::ambiguous_secondary;
    condition = std::move(found.condition);
    return made_.fault == JoinFault::none;
  }

  template <class Test>
  bool any(Test&& test) {
    return any_term(*primary_, test) || (beyond_ && any_term(*beyond_, test));
  }
  template <class Do>
  void each(Do&& act) {
    each_term(*primary_, act);
    if (beyond_) each_term(*beyond_, act);
  }

  bool in_secondary(const ColumnRef& column) const { return asked_.secondary && column.table == *asked_.secondary; }

  void mark_foreign() {
    if (any([](const JoinTerm& term) { return term.foreign; })) return;
    if (!asked_.foreign_keys.empty()) {
      return each([&](JoinTerm& term) { term.foreign = contains(asked_.foreign_keys, term.column); });
    }
    for (JoinCondition* const condition : {&*primary_, beyond_ ? &*beyond_ : nullptr}) {
      if (!condition) continue;
      for (Equality& equality : condition->equalities) mark_reference(equality.left, equality.right);
    }
  }

  void mark_reference(JoinTerm& left, JoinTerm& right) {
    const std::optional<bool> forth = refers_to(domain_, left.column, right.column);
    const std::optional<bool> back = refers_to(domain_, right.column, left.column);
    if (forth == true) return void(left.foreign = true);
    if (back == true) return void(right.foreign = true);
    made_.known &= forth && back;
    const bool left_in = in_secondary(left.column), right_in = in_secondary(right.column);
    if (left_in && !right_in) left.foreign = true;
    if (right_in && !left_in) right.foreign = true;
  }

  bool in_both(const ColumnRef& column) const { return asked_.parent.has(column) && asked_.child.has(column); }

  bool refers_to_parent_table() const {
    return std::ranges::any_of(primary_->equalities, [&](const Equality& equality) {
      return in_both(equality.left.column) && in_both(equality.right.column);
    });
  }

  void mark_remote() {
    if (any([](const JoinTerm& term) { return term.remote; })) return;
    if (asked_.secondary) return each([&](JoinTerm& term) { term.remote = in_secondary(term.column); });
    const bool self = refers_to_parent_table();
    if (!asked_.remote_side.empty()) {
      return mark_self(self, [&](const JoinTerm& term) { return contains(asked_.remote_side, term.column); });
    }
    if (self) return mark_self(true, [](const JoinTerm& term) { return term.foreign; });
    const bool overlap = std::ranges::any_of(asked_.parent.all, [&](Id<Table> id) {
      return asked_.child.has({id, {}});
    });
    if (overlap) return mark_overlap();
    each_term(*primary_, [&](JoinTerm& term) {
      const bool theirs = !asked_.parent.is_local(term.column) || asked_.child.is_local(term.column);
      term.remote = asked_.child.has(term.column) && theirs;
    });
  }

  template <class Test>
  void mark_self(bool self, Test&& remote) {
    if (!self) return each_term(*primary_, [&](JoinTerm& term) { term.remote = remote(term); });
    for (Equality& equality : primary_->equalities) {
      equality.left.remote = remote(equality.left);
      equality.right.remote = remote(equality.right) && equality.left.column != equality.right.column;
    }
  }

  void mark_overlap() {
    const auto mark = [&](const JoinTerm& left, JoinTerm& right) {
      right.remote |= asked_.child.has(right.column) && asked_.parent.has(left.column);
    };
    for (Equality& equality : primary_->equalities) {
      mark(equality.left, equality.right);
      mark(equality.right, equality.left);
    }
  }

  bool can_sync(const ColumnRef& column) const {
    return in_secondary(column) || asked_.parent.has(column) || asked_.child.has(column);
  }

  void read_pairs() {
    read_pairs(*primary_);
    primary_syncs_ = made_.syncs.size();
    if (beyond_) read_pairs(*beyond_);
  }

  void read_pairs(const JoinCondition& condition) {
    const auto add = [&](const JoinTerm& local, const JoinTerm& remote) {
      const JoinPair pair{local.column, remote.column};
      const bool there = std::ranges::any_of(
          made_.pairs, [&](const JoinPair& other) { return other.local == pair.local && other.remote == pair.remote; });
      if (can_sync(local.column) && !there) made_.pairs.push_back(pair);
    };
    for (const auto& [left, right] : condition.equalities) {
      if (right.remote && !left.remote) add(left, right);
      if (left.remote && !right.remote) add(right, left);
      if (!can_sync(left.column) || !can_sync(right.column)) continue;
      if (right.foreign) {
        made_.syncs.push_back({left.column, right.column});
      } else if (left.foreign) {
        made_.syncs.push_back({right.column, left.column});
      }
    }
  }

  JoinFault foreign_fault() {
    const auto foreign = [](const JoinTerm& term) { return term.foreign; };
    const bool primary = asked_.viewonly ? any_term(*primary_, foreign) : primary_syncs_ > 0;
    if (!primary) return JoinFault::no_relevant_columns;
    if (!beyond_) return JoinFault::none;
    const bool beyond = asked_.viewonly ? any_term(*beyond_, foreign) : made_.syncs.size() > primary_syncs_;
    return beyond ? JoinFault::none : JoinFault::no_relevant_columns;
  }

  void find_direction() {
    if (beyond_) return void(made_.direction = Direction::many_to_many);
    bool to_many = false, to_one = false;
    std::set<ColumnRef> remote, local;  // foreign keys on the other side, on this one
    each([&](const JoinTerm& term) {
      if (!term.foreign) return;
      to_many |= asked_.child.has(term.column);
      to_one |= asked_.parent.has(term.column);
      (term.remote ? remote : local).insert(term.column);
    });
    if (to_many && to_one) {
      if (!remote.empty() && !local.empty()) drop_self_equated(remote, local);
      to_many = !remote.empty();
      to_one = !local.empty();
    }
    if (to_many == to_one) return void(made_.fault = JoinFault::no_direction);
    made_.direction = to_many ? Direction::one_to_many : Direction::many_to_one;
  }

  // and_(Node.parent_id == Node.id, Node.tree == Node.tree): a column beside itself says nothing about the direction.
  void drop_self_equated(std::set<ColumnRef>& remote, std::set<ColumnRef>& local) {
    std::set<ColumnRef> remotes, locals;
    each([&](const JoinTerm& term) {
      if (term.remote) remotes.insert(term.column);
      if (!term.remote && asked_.parent.has(term.column)) locals.insert(term.column);
    });
    const auto on_both = [&](const ColumnRef& column) { return remotes.contains(column) && locals.contains(column); };
    std::erase_if(remote, on_both);
    std::erase_if(local, on_both);
  }

  const Domain& domain_;
  const JoinQuestion& asked_;
  Join made_;
  std::optional<JoinCondition> primary_, beyond_;
  std::size_t primary_syncs_ = 0;
};

}  // namespace

Join find_join(const Domain& domain, const JoinQuestion& question) { return Finder(domain, question).run(); }

}  // namespace ormlint
