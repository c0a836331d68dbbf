// match and try: patterns and handlers that can never be reached, names bound twice or by one alternative only, keys
// asked for twice.
#include <algorithm>
#include <string_view>

#include "index/context_facts.h"
#include "index/literal_value.h"

namespace ormlint {

namespace {

class PatternChecker {
 public:
  PatternChecker(const FileIndex& file, Faults& faults) : file_(file), faults_(faults) {}

  void match(const Stmt& stmt) {
    std::uint32_t left = stmt.handlers.size();
    for (const Id<Stmt> id : stmt.handlers) {
      const Slice<Expr> parts = file_[id].exprs;
      const bool guarded = parts.size() > 1 && file_[parts[1]].kind != ExprKind::absent;
      names_.clear();
      met_ = file_[parts[0]].span.begin;
      pattern(parts[0], --left == 0 || guarded);
    }
  }

 private:
  // `may_match_all`: nothing follows that a pattern without conditions would hide.
  void pattern(Id<Expr> id, bool may_match_all) {
    const Expr& expr = file_[id];
    switch (expr.kind) {
      case ExprKind::match_as:
        return capture(expr, may_match_all);
      case ExprKind::match_star:
        return store(expr.text, expr.span);
      case ExprKind::match_or:
        return alternatives(expr, may_match_all);
      case ExprKind::match_sequence:
        return sequence(expr);
      case ExprKind::match_mapping:
        return mapping(expr);
      case ExprKind::match_class:
        return class_pattern(expr);
      default:
        return;
    }
  }

  void capture(const Expr& expr, bool may_match_all) {
    const bool whole = !expr.parts.empty() && file_[expr.parts[0]].kind != ExprKind::absent;
    if (whole) {
      pattern(expr.parts[0], may_match_all);
    } else if (!may_match_all && expr.text != Text{}) {
      faults_.add_met(met_, Step::code, expr.span, "name capture '{}' makes remaining patterns unreachable",
                      file_.text(expr));
    } else if (!may_match_all) {
      faults_.add_met(met_, Step::code, expr.span, "wildcard makes remaining patterns unreachable");
    }
    store(expr.text, expr.span);
  }

  void store(Text name, Span at) {
    if (name == Text{}) return;
    if (std::ranges::find(names_, name) != names_.end()) {
      faults_.add_met(met_, Step::code, at, "multiple assignments to name '{}' in pattern", file_.text(name));
    }
    names_.push_back(name);
  }

  void alternatives(const Expr& expr, bool may_match_all) {
    const std::vector<Text> before = std::exchange(names_, {});
    std::vector<Text> first;
    for (std::uint32_t n = 0; n < expr.parts.size(); ++n) {
      names_.clear();
      pattern(expr.parts[n], may_match_all && n + 1 == expr.parts.size());
      std::ranges::sort(names_);
      if (n == 0) first = names_;
      if (names_ != first) faults_.add_met(met_, Step::code, expr.span, "alternative patterns bind different names");
    }
    names_ = before;
    for (const Text name : first) store(name, expr.span);
  }

  void sequence(const Expr& expr) {
    const auto stars =
        std::ranges::count_if(expr.parts, [&](Id<Expr> part) { return file_[part].kind == ExprKind::match_star; });
    if (stars > 1) faults_.add_met(met_, Step::code, expr.span, "multiple starred names in sequence pattern");
    for (const Id<Expr> part : expr.parts) pattern(part, true);
  }

  void mapping(const Expr& expr) {
    std::vector<std::string> keys;
    const std::uint32_t size = expr.parts.size();
    for (std::uint32_t n = 0; n + 1 < size; n += 2) {
      const std::optional<LiteralValue> key = literal_value(file_, expr.parts[n]);
      if (!key) continue;
      if (std::ranges::find(keys, key->equal) != keys.end()) {
        faults_.add_met(met_, Step::code, expr.span, "mapping pattern checks duplicate key ({})", key->shown);
      }
      keys.push_back(key->equal);
    }
    for (std::uint32_t n = 1; n < size; n += 2) pattern(expr.parts[n], true);
    if (size % 2 == 1) store(file_[expr.parts[size - 1]].text, expr.span);
  }

  void class_pattern(const Expr& expr) {
    std::vector<Text> attributes;
    for (const Id<Expr> part : expr.parts.from(1)) {
      const Expr& inner = file_[part];
      if (inner.kind != ExprKind::keyword) continue;
      if (std::ranges::find(attributes, inner.text) != attributes.end()) {
        faults_.add_met(met_, Step::code, file_[inner.parts[0]].span, "attribute name repeated in class pattern: {}",
                        file_.text(inner));
      }
      attributes.push_back(inner.text);
    }
    for (const Id<Expr> part : expr.parts.from(1)) {
      pattern(file_[part].kind == ExprKind::keyword ? file_[part].parts[0] : part, true);
    }
  }

  const FileIndex& file_;
  Faults& faults_;
  std::vector<Text> names_;
  std::uint32_t met_ = 0;  // within a case the first fault met is the first told, wherever it stands
};

void handlers(const FileIndex& file, const Stmt& stmt, Faults& faults) {
  for (std::uint32_t n = 0; n + 1 < stmt.handlers.size(); ++n) {
    const Stmt& handler = file[stmt.handlers[n]];
    const bool bare = handler.exprs.empty() || file[handler.exprs[0]].kind == ExprKind::absent;
    if (bare) faults.add(Step::code, handler.span, "default 'except:' must be last");
  }
}

}  // namespace

void check_patterns(const FileIndex& file, const ContextFacts& facts, Faults& faults) {
  PatternChecker checker(file, faults);
  for (const Id<Stmt> id : facts.matches) checker.match(file[id]);
  for (const Id<Stmt> id : facts.blocks) {
    if (file[id].kind == StmtKind::try_stmt) handlers(file, file[id], faults);
  }
}

}  // namespace ormlint
