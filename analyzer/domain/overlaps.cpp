#include "domain/overlaps.h"

#include <algorithm>
#include <map>

namespace ormlint {

namespace {

struct Writer {
  Id<Model> model;
  std::size_t number;  // of the model's relationships
};

class Finder {
 public:
  explicit Finder(Domain& domain) : domain_(domain) {}

  void run() {
    for (const Id<Model> id : domain_.models.ids()) {
      for (std::size_t n = 0; n < domain_.models[id].relationships.size(); ++n) enter({id, n});
    }
    for (const auto& [column, writers] : writers_) {
      for (std::size_t n = 1; n < writers.size(); ++n) {
        for (std::size_t m = 0; m < n; ++m) compare(column, writers[m], writers[n]);
      }
    }
  }

 private:
  const Relationship& row(const Writer& writer) const {
    return domain_.models[writer.model].relationships[writer.number];
  }

  void enter(const Writer& writer) {
    const Relationship& made = row(writer);
    const bool writes = made.joined && made.fault == JoinFault::none && !made.open && !made.inherited &&
                        !made.viewonly && made.target && made.overlaps_known;
    if (!writes) return;
    for (const SyncPair& pair : made.syncs) writers_[pair.to].push_back(writer);
  }

  // Each conflict is the later one's, in order of the source.
  void compare(const ColumnRef& column, const Writer& one, const Writer& other) {
    const bool same = one.model == other.model && one.number == other.number;
    if (same || !conflict(one, other)) return;
    const bool swapped = row(other).at < row(one).at;
    const Writer& earlier = swapped ? other : one;
    const Writer& later = swapped ? one : other;
    std::vector<Overlap>& found = domain_.models[later.model].relationships[later.number].overlapped;
    const Overlap made{earlier.model, row(earlier).attribute, row(earlier).at, column};
    const bool there = std::ranges::any_of(
        found, [&](const Overlap& known) { return known.model == made.model && known.attribute == made.attribute; });
    if (!there) found.push_back(made);
  }

  bool conflict(const Writer& one, const Writer& other) const {
    const Relationship &a = row(one), &b = row(other);
    if (linked(one, other) || permits(a, b) || permits(b, a)) return false;
    for (const Id<Model> mine : {one.model, *a.target}) {
      if (siblings(mine, other.model) || siblings(mine, *b.target)) return false;
    }
    return a.attribute != b.attribute || root(one.model) != root(other.model);
  }

  bool linked(const Writer& one, const Writer& other) const {
    const Relationship &a = row(one), &b = row(other);
    const auto names = [](const Relationship& from, const Relationship& to) {
      return from.back_populates == to.attribute || from.backref == to.attribute;
    };
    const bool facing = root(*a.target) == root(other.model) && root(*b.target) == root(one.model);
    return facing && (names(a, b) || names(b, a));
  }

  static bool permits(const Relationship& one, const Relationship& other) {
    return std::ranges::any_of(one.overlaps,
                               [&](const std::string& name) { return name == other.attribute || name == "__*"; });
  }

  Id<Model> root(Id<Model> id) const {
    const Model& model = domain_.models[id];
    return model.parents.empty() || model.inheritance == Inheritance::concrete ? id : model.parents.back();
  }

  bool siblings(Id<Model> one, Id<Model> other) const {
    const auto below = [&](Id<Model> child, Id<Model> parent) {
      return std::ranges::find(domain_.models[child].parents, parent) != domain_.models[child].parents.end();
    };
    return one != other && root(one) == root(other) && !below(one, other) && !below(other, one);
  }

  Domain& domain_;
  std::map<ColumnRef, std::vector<Writer>> writers_;
};

}  // namespace

void find_overlaps(Domain& domain) { Finder(domain).run(); }

}  // namespace ormlint
