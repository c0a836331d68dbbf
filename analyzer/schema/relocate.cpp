#include "schema/relocate.h"

#include <type_traits>

namespace ormlint::schema {

namespace {

class Relocator {
 public:
  explicit Relocator(const Origin& origin) : origin_(origin) {}

  void operator()(Change& change) {
    move(change.at);
    std::visit([this](auto& step) { visit(step); }, change.step);
  }

 private:
  void move(Location& at) { at = origin_(at.span); }

  void move(Type& type) {
    if (type.name.name == unread_type) type = {};
  }

  void move(Column& column) {
    move(column.at);
    move(column.type);
  }

  template <class Rows>
  void each(Rows& rows) {
    for (auto& row : rows) visit(row);
  }

  void move(Table& table) {
    move(table.at);
    each(table.columns);
    if (table.primary_key) move(table.primary_key->at);
    each(table.uniques);
    each(table.foreign_keys);
    each(table.checks);
    each(table.exclusions);
    each(table.indexes);
  }

  // Whatever of these a step has.
  template <class Row>
  void visit(Row& row) {
    if constexpr (std::is_same_v<Row, Column>) {
      move(row);
    } else {
      if constexpr (requires { row.at.span; }) move(row.at);
      if constexpr (requires { row.table.columns; }) move(row.table);
      if constexpr (requires { row.column.type; }) move(row.column);
      if constexpr (requires { row.type.modifiers; }) move(row.type);
      if constexpr (requires { row.using_at; }) move(row.using_at);
      if constexpr (requires { row.label.at; }) move(row.label.at);
      if constexpr (requires { row.labels; }) each(row.labels);
      if constexpr (requires { row.to.at; }) move(row.to.at);
      if constexpr (requires { row.domain.base; }) move_domain(row.domain);
      if constexpr (requires { row.key.at; }) move(row.key.at);
      if constexpr (requires { row.check.at; }) move(row.check.at);
      if constexpr (requires { row.exclusion.at; }) move(row.exclusion.at);
      if constexpr (requires { row.index.at; }) move(row.index.at);
      if constexpr (requires {
                      row.uniques;
                      row.primary_key;
                    })
        move_column_parts(row);
    }
  }

  void move_domain(DomainType& domain) {
    move(domain.at);
    move(domain.base);
    each(domain.checks);
  }

  template <class Add>
  void move_column_parts(Add& add) {
    if (add.primary_key) move(add.primary_key->at);
    each(add.uniques);
    each(add.foreign_keys);
    each(add.checks);
  }

  const Origin& origin_;
};

}  // namespace

void relocate(Change& change, const Origin& origin) { Relocator{origin}(change); }

}  // namespace ormlint::schema
