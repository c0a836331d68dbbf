#include "usage/reachable.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace ormlint {

namespace {

constexpr std::int64_t oldest_minor = 8;  // of the Pythons we speak of

bool ends_in(const FileIndex& file, Id<Expr> expr, std::string_view name) {
  const ExprKind kind = file[expr].kind;
  return (kind == ExprKind::name || kind == ExprKind::attribute) && file.text(file[expr]) == name;
}

// `value OP wanted`, where value is everything from `low` to `high`.
std::optional<bool> decide(Op op, int low, int high) {
  // low and high are what comparing the smallest and the largest possible value gives: -1, 0 or 1
  switch (op) {
    case Op::less:
      return high < 0 ? std::optional(true) : low >= 0 ? std::optional(false) : std::nullopt;
    case Op::less_equal:
      return high <= 0 ? std::optional(true) : low > 0 ? std::optional(false) : std::nullopt;
    case Op::greater:
      return low > 0 ? std::optional(true) : high <= 0 ? std::optional(false) : std::nullopt;
    case Op::greater_equal:
      return low >= 0 ? std::optional(true) : high < 0 ? std::optional(false) : std::nullopt;
    case Op::equal:
      return low > 0 || high < 0 ? std::optional(false) : low == 0 && high == 0 ? std::optional(true) : std::nullopt;
    case Op::not_equal:
      return low > 0 || high < 0 ? std::optional(true) : low == 0 && high == 0 ? std::optional(false) : std::nullopt;
    default:
      return std::nullopt;
  }
}

int order(std::int64_t a, std::int64_t b) { return a < b ? -1 : a > b ? 1 : 0; }

// sys.version_info, or a slice of its beginning, against a tuple of numbers.
std::optional<bool> compare_version(const FileIndex& file, Op op, Id<Expr> tuple) {
  std::vector<std::int64_t> wanted;
  for (const Id<Expr> part : file[tuple].parts) {
    const auto number = integer_value(file, part);
    if (!number) break;
    wanted.push_back(*number);
  }
  if (wanted.empty()) return std::nullopt;
  if (wanted[0] != 3) return decide(op, order(3, wanted[0]), order(3, wanted[0]));
  if (wanted.size() == 1) return decide(op, 1, 1);  // (3, 8, …) is greater than (3,)
  // Anything from (3, 8) on: above all is nothing known.
  return decide(op, wanted[1] < oldest_minor ? 1 : wanted[1] == oldest_minor ? 0 : -1, 1);
}

bool is_version_info(const FileIndex& file, Id<Expr> expr) {
  if (file[expr].kind == ExprKind::subscript && file[file[expr].parts[1]].kind == ExprKind::slice) {
    return ends_in(file, file[expr].parts[0], "version_info");
  }
  return ends_in(file, expr, "version_info");
}

bool is_first_of(const FileIndex& file, Id<Expr> expr, std::string_view name) {
  const Expr& written = file[expr];
  return written.kind == ExprKind::subscript && integer_value(file, written.parts[1]) == 0 &&
         ends_in(file, written.parts[0], name);
}

std::optional<bool> compare(const FileIndex& file, const Expr& expr) {
  if (expr.parts.size() != 2) return std::nullopt;
  const Id<Expr> left = expr.parts[0];
  const Expr& comparator = file[expr.parts[1]];
  const Id<Expr> right = comparator.parts[0];
  const bool major = is_first_of(file, left, "version_info") ||
                     (ends_in(file, left, "major") && file[left].kind == ExprKind::attribute &&
                      ends_in(file, file[left].parts[0], "version_info"));
  if (const auto number = integer_value(file, right); major && number) {
    return decide(comparator.op, order(3, *number), order(3, *number));
  }
  if (file[right].kind == ExprKind::tuple && is_version_info(file, left)) {
    return compare_version(file, comparator.op, right);
  }
  if (const auto number = integer_value(file, right); number && ends_in(file, left, "hexversion")) {
    return *number <= 0x03080000 ? decide(comparator.op, 1, 1) : std::nullopt;
  }
  const auto text = string_value(file, right);
  if (text && text->size() == 1 && (is_first_of(file, left, "version") || ends_in(file, left, "version"))) {
    return decide(comparator.op, order('3', (*text)[0]), order('3', (*text)[0]));
  }
  return std::nullopt;
}

std::optional<bool> negated(std::optional<bool> truth) { return truth ? std::optional(!*truth) : std::nullopt; }

std::optional<bool> named(const FileIndex& file, Id<Expr> test, int depth) {
  const std::string_view name = file.text(file[test]);
  if (name == "TYPE_CHECKING" || name == "PY2" || name == "IS_PY2") return false;
  if (name == "PY3" || name == "IS_PY3") return true;
  if (file[test].kind != ExprKind::name || depth <= 0) return std::nullopt;
  const Slice<Binding> bindings = file.bindings_of(file.module(), name);
  if (bindings.size() != 1) return std::nullopt;
  const Binding& binding = file[bindings[0]];
  const bool plain = binding.kind == BindingKind::assignment && binding.sole_target && binding.reach == Reach::always;
  // A flag that is written in the file may be written by others too; a comparison of versions is what it is.
  if (!plain || !binding.value || file[binding.value].kind != ExprKind::compare) return std::nullopt;
  return static_truth(file, binding.value, depth - 1);
}

std::optional<bool> combined(const FileIndex& file, const Expr& expr, int depth) {
  const bool deciding = expr.op == Op::logical_or;  // the value that decides alone
  bool all_known = true;
  for (const Id<Expr> part : expr.parts) {
    const std::optional<bool> truth = static_truth(file, part, depth);
    if (truth == deciding) return deciding;
    all_known = all_known && truth;
  }
  return all_known ? std::optional(!deciding) : std::nullopt;
}

// Functions that are known never to return, by the name they are called by.
bool ends_program(const FileIndex& file, Id<Expr> call) {
  const std::string called = dotted_name(file, callee(file, call));
  constexpr auto names = std::to_array<std::string_view>({
      "sys.exit",
      "os._exit",
      "os.abort",
      "exit",
      "quit",
      "pytest.skip",
      "pytest.fail",
      "self.skipTest",
      "pytest.exit",
      "pytest.xfail",
      "self.fail",
  });
  return std::ranges::find(names, called) != names.end();
}

bool block_ends(const FileIndex& file, Slice<Stmt> block) {
  return std::ranges::any_of(block, [&](Id<Stmt> stmt) { return never_continues(file, stmt); });
}

// A break that leaves this loop, not one inside of it.
bool breaks(const FileIndex& file, Slice<Stmt> block) {
  return std::ranges::any_of(block, [&](Id<Stmt> id) {
    const Stmt& stmt = file[id];
    if (stmt.kind == StmtKind::break_stmt) return true;
    if (stmt.kind == StmtKind::function_def || stmt.kind == StmtKind::class_def) return false;
    const bool loop = stmt.kind == StmtKind::for_stmt || stmt.kind == StmtKind::while_stmt;
    return (!loop && breaks(file, stmt.body)) || breaks(file, stmt.handlers) || breaks(file, stmt.orelse) ||
           breaks(file, stmt.final_body);
  });
}

bool if_ends(const FileIndex& file, const Stmt& stmt) {
  const std::optional<bool> truth = static_truth(file, stmt.exprs[0]);
  if (truth) return block_ends(file, *truth ? stmt.body : stmt.orelse);
  return !stmt.orelse.empty() && block_ends(file, stmt.body) && block_ends(file, stmt.orelse);
}

bool try_ends(const FileIndex& file, const Stmt& stmt) {
  if (block_ends(file, stmt.final_body)) return true;
  const bool handlers_end =
      std::ranges::all_of(stmt.handlers, [&](Id<Stmt> handler) { return block_ends(file, file[handler].body); });
  return handlers_end && (block_ends(file, stmt.body) || block_ends(file, stmt.orelse));
}

}  // namespace

std::optional<bool> static_truth(const FileIndex& file, Id<Expr> test, int depth) {
  if (!test || depth <= 0) return std::nullopt;
  const Expr& expr = file[test];
  switch (expr.kind) {
    case ExprKind::constant:
      return file.text(expr) == "True" || file.text(expr) == "...";
    case ExprKind::number: {
      const auto value = integer_value(file, test);
      return value ? std::optional(*value != 0) : std::nullopt;
    }
    case ExprKind::name:
    case ExprKind::attribute:
      return named(file, test, depth);
    case ExprKind::unary:
      return expr.op == Op::logical_not ? negated(static_truth(file, expr.parts[0], depth)) : std::nullopt;
    case ExprKind::boolean:
      return combined(file, expr, depth);
    case ExprKind::compare:
      return compare(file, expr);
    default:
      return std::nullopt;
  }
}

bool never_continues(const FileIndex& file, Id<Stmt> id) {
  const Stmt& stmt = file[id];
  switch (stmt.kind) {
    case StmtKind::return_stmt:
    case StmtKind::raise_stmt:
    case StmtKind::break_stmt:
    case StmtKind::continue_stmt:
      return true;
    case StmtKind::expr_stmt:
      return file[stmt.exprs[0]].kind == ExprKind::call && ends_program(file, stmt.exprs[0]);
    case StmtKind::assert_stmt:
      return static_truth(file, stmt.exprs[0]) == false;
    case StmtKind::if_stmt:
      return if_ends(file, stmt);
    case StmtKind::try_stmt:
      return try_ends(file, stmt);
    case StmtKind::while_stmt:
      return static_truth(file, stmt.exprs[0]) == true && !breaks(file, stmt.body);
    default:
      return false;
  }
}

}  // namespace ormlint
