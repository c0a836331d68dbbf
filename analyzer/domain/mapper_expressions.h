// What primaryjoin=, foreign_keys= and their like say: expressions of Python, or strings that hold one. What is not
// plainly a column or a comparison of columns is not known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/constants.h"
#include "domain/joins.h"
#include "domain/mapper_names.h"

namespace ormlint {

class MapperExpressions {
 public:
  MapperExpressions(const Project& project, const Domain& domain, const MapperNames& names, const MapperInputs& inputs,
                    Id<Model> owner)
      : project_(project), domain_(domain), names_(names), inputs_(inputs), owner_(owner) {}

  std::optional<JoinCondition> condition(Place written) const;
  std::optional<std::vector<ColumnRef>> columns(Place written) const;
  // A table as an expression: a variable that holds one, `Model.__table__`, a lambda for these.
  std::optional<Id<Table>> table(Place written) const;
  std::optional<Id<Model>> mapped_class(Place written) const;
  // In which the class's strings name tables: its own table's, else its registry's.
  Id<MetaData> metadata() const;
  // Names in a string that SQLAlchemy would not find.
  std::vector<LostName> lost_names(Place written, std::string_view argument) const;

 private:
  struct Columns {
    Id<Table> table;
  };
  using Value =
      std::variant<std::monostate, Id<Model>, Id<Table>, Columns, JoinTerm, std::string>;  // string: a function
  // An expression in a file of the project, or in a string's own index.
  struct Text {
    const FileIndex& index;
    std::optional<FileId> file;  // none: names are the registry's
  };

  Value value(const Text& text, Id<Expr> expr, int depth) const;
  Value name_value(const Text& text, Id<Expr> expr) const;
  Value entity_value(const Entity& entity) const;
  Value member(const Value& object, std::string_view name) const;
  Value marked(const Text& text, Id<Expr> call, int depth) const;
  bool read_condition(const Text& text, Id<Expr> expr, JoinCondition& out, int depth) const;
  bool read_comparison(const Text& text, Id<Expr> expr, JoinCondition& out) const;
  bool read_columns(const Text& text, Id<Expr> expr, std::vector<ColumnRef>& out, int depth) const;
  std::optional<ColumnRef> column(Id<Model> model, std::string_view attribute) const;
  std::optional<LostName> lost(const FileIndex& index, Id<Expr> read) const;
  std::optional<LostName> lost_in_model(const FileIndex& index, Id<Expr> read, Id<Model> model) const;
  std::optional<LostName> lost_in_table(const FileIndex& index, Id<Expr> read) const;

  const Project& project_;
  const Domain& domain_;
  const MapperNames& names_;
  const MapperInputs& inputs_;
  Id<Model> owner_;
};

// The tables of a mapped class: its own, then those it inherits by joins.
MappedTables mapped_tables(const Domain& domain, Id<Model> model);

}  // namespace ormlint
