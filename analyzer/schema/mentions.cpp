// Whether an expression speaks of a column, as far as its tokens tell.
#include "schema/tokens.h"

namespace ormlint::schema {

bool names_column(const Tokens& tokens, std::size_t n, std::string_view column) {
  return tokens.is_name(n) && !tokens.symbol(n + 1, '(') && (n == 0 || !tokens.symbol(n - 1, '.')) &&
         tokens.name(n) == column;
}

bool mentions(std::string_view expression, std::string_view column) {
  const Tokens tokens(expression);
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    if (names_column(tokens, n, column)) return true;
  }
  return false;
}

}  // namespace ormlint::schema
