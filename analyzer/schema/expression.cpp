#include "schema/expression.h"

#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "schema/relocate.h"
#include "schema/tokens.h"

namespace ormlint::schema {

std::optional<Expression> Expression::parse(const std::string& sql) {
  constexpr std::size_t longest = 100'000, deepest = 100;
  Expression made;
  made.text_ = "SELECT " + sql;
  const std::string& text = made.text_;
  if (text.size() > longest || text.find('\0') != text.npos || first_invalid(text) != text.size()) return std::nullopt;
  if (text.find(unknown_piece) != text.npos || Tokens(text).nesting() > deepest) return std::nullopt;
  auto tree = parse_statement(text);
  if (!tree || tree->statement()["SelectStmt"].list("targetList").size() != 1) return std::nullopt;
  made.tree_ = std::move(*tree);
  return made;
}

Node Expression::root() const { return tree_.statement()["SelectStmt"].list("targetList").front()["ResTarget"]["val"]; }

std::string Expression::number(Node constant) const {
  const std::string_view rest = std::string_view(text_).substr(constant.location());
  std::string written(rest.substr(0, rest.find_first_not_of("-+0123456789.eE ")));
  std::erase(written, ' ');
  return written;
}

}  // namespace ormlint::schema
