// The parts of configure_mappers (mapper.h): targets, secondary tables and inheritance (mapper.cpp), joins and backrefs
// (mapper_joins.cpp), what joins a class's table to its parent's (mapper_inheritance.cpp).
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "domain/joins.h"
#include "domain/loaded_together.h"
#include "domain/mapper.h"
#include "domain/mapper_expressions.h"
#include "domain/mapper_names.h"
#include "domain/relationship_arguments.h"

namespace ormlint {

class Mapper {
 public:
  Mapper(const Project& project, Domain& domain, const MapperInputs& inputs)
      : project_(project), domain_(domain), inputs_(inputs), names_(project, domain, inputs) {}

  void run();

 private:
  struct Backref {
    Id<Model> owner;
    std::string_view relationship;
    Relationship made;  // the other side's row; its attribute is empty when its name is not known
  };

  template <class Do>
  void each_own(Do&& act) {
    for (const Id<Model> id : domain_.models.ids()) {
      for (Relationship& row : domain_.models[id].relationships) act(id, row);
    }
  }

  // Every call whose row is there still, with that row: none that a later call made anew, none that is inherited.
  template <class Do>
  void each_call(Do&& act) {
    std::map<std::pair<Id<Model>, std::string_view>, const RelationshipCall*> last;
    for (const RelationshipCall& call : inputs_.calls) last[{call.model, call.attribute}] = &call;
    for (const RelationshipCall& call : inputs_.calls) {
      if (last[{call.model, call.attribute}] != &call) continue;
      std::vector<Relationship>& all = domain_.models[call.model].relationships;
      const auto found = std::ranges::find(all, call.attribute, &Relationship::attribute);
      if (found != all.end() && !found->inherited) act(call, *found);
    }
  }

  void link_target(Id<Model> owner, Relationship& row);
  void choose_target(Id<Model> owner, Relationship& row, const std::vector<Id<Model>>& named);
  void read_arguments(const RelationshipCall& call, Relationship& row);
  void read_secondary(const MapperExpressions& expressions, Place written, Id<Model> owner, Relationship& row) const;
  bool read_join_arguments(const RelationshipArguments& arguments, const MapperExpressions& expressions,
                           JoinQuestion& asked, Relationship& row) const;
  std::pair<JoinQuestion, Join> read_join(const RelationshipArguments& arguments, const MapperExpressions& expressions,
                                          Id<Model> owner, Relationship& row) const;
  void join_backref(const RelationshipArguments& options, const MapperExpressions& expressions,
                    std::pair<JoinQuestion, Join> first, Relationship& made) const;
  void read_backref(const RelationshipArguments& arguments, const MapperExpressions& expressions, Id<Model> owner,
                    const Relationship& row, std::pair<JoinQuestion, Join> join);
  void read_lost(const RelationshipCall& call, Relationship& row) const;
  void add_backref(const Backref& backref);
  void open_for(const Backref& backref);
  void join_parents();
  void inherit();

  const Project& project_;
  Domain& domain_;
  const MapperInputs& inputs_;
  MapperNames names_;
  std::optional<LoadedTogether> loaded_;  // made when it is asked for
  std::vector<Backref> backrefs_;
};

}  // namespace ormlint
