#include "index/literal_value.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

namespace ormlint {

namespace {

// repr() of a float: the shortest digits that read back the same, with an exponent beyond 16 digits.
std::string float_repr(double value) {
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == text.npos) text += ".0";
  return text;
}

std::optional<double> float_value(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

LiteralValue number(double value, std::string shown) { return {fmt::format("number {}", value), std::move(shown)}; }

std::optional<LiteralValue> imaginary(std::string_view digits, bool negative) {
  const std::optional<double> value = float_value(digits);
  if (!value) return std::nullopt;
  const std::string shown = negative ? fmt::format("(-0-{}j)", *value) : fmt::format("{}j", *value);
  return LiteralValue{fmt::format("complex 0 {}", negative ? -*value : *value), shown};
}

std::optional<LiteralValue> number_value(const FileIndex& file, Id<Expr> id) {
  const Expr& expr = file[id];
  if (const std::optional<std::int64_t> integer = integer_value(file, id)) {
    return number(static_cast<double>(*integer), fmt::format("{}", *integer));
  }
  const bool negative = expr.kind == ExprKind::unary && expr.op == Op::negate;
  const Expr& literal = negative ? file[expr.parts[0]] : expr;
  if (literal.kind != ExprKind::number) return std::nullopt;
  const std::string_view text = file.text(literal);
  if (text.ends_with('j') || text.ends_with('J')) return imaginary(text.substr(0, text.size() - 1), negative);
  std::optional<double> value = float_value(text);
  if (!value) return std::nullopt;
  if (negative) value = -*value;
  return number(*value, float_repr(*value));
}

// 1+2j, 1.5-2j
std::optional<LiteralValue> complex_value(const FileIndex& file, const Expr& expr) {
  const std::optional<LiteralValue> real = number_value(file, expr.parts[0]);
  const Expr& right = file[expr.parts[1]];
  if (!real || right.kind != ExprKind::number || (expr.op != Op::add && expr.op != Op::sub)) return std::nullopt;
  const std::string_view text = file.text(right);
  if (!text.ends_with('j') && !text.ends_with('J')) return std::nullopt;
  const std::optional<double> value = float_value(text.substr(0, text.size() - 1));
  if (!value) return std::nullopt;
  std::string_view shown = real->shown;
  if (shown.ends_with(".0")) shown.remove_suffix(2);
  const char sign = expr.op == Op::add ? '+' : '-';
  return LiteralValue{fmt::format("complex {} {}{}", real->equal, sign, *value),
                      fmt::format("({}{}{}j)", shown, sign, *value)};
}

}  // namespace

std::string string_repr(std::string_view text) {
  const char quote = text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + quote;
}

std::optional<LiteralValue> literal_value(const FileIndex& file, Id<Expr> id) {
  const Expr& expr = file[id];
  switch (expr.kind) {
    case ExprKind::string:
      return LiteralValue{"string " + std::string(file.text(expr)), string_repr(file.text(expr))};
    case ExprKind::bytes:
      return LiteralValue{"bytes " + std::string(file.text(expr)), "b" + string_repr(file.text(expr))};
    case ExprKind::constant: {
      const std::string shown(file.text(expr));
      if (shown == "True" || shown == "False") return number(shown == "True" ? 1 : 0, shown);
      return LiteralValue{shown, shown};
    }
    case ExprKind::binary:
      return complex_value(file, expr);
    default:
      return number_value(file, id);
  }
}

}  // namespace ormlint
