// An expression of SQL by itself: what stands behind DEFAULT and in CHECK (…).
#pragma once

#include <optional>
#include <string>

#include "schema/syntax_tree.h"

namespace ormlint::schema {

class Expression {
 public:
  // None where it cannot be read, has unknown pieces (relocate.h), or is longer or deeper than people write them.
  static std::optional<Expression> parse(const std::string& sql);

  Node root() const;  // wrapped
  // A constant that is a number, as it is written: libpg_query loses negative integers.
  std::string number(Node constant) const;

 private:
  std::string text_;
  Tree tree_;
};

}  // namespace ormlint::schema
