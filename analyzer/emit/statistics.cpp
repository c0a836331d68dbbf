// How many findings each rule has, the most frequent first: where to begin in a project that ormlint sees for the first
// time. Rules that found nothing are left out.
#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <vector>

#include "emit/counts.h"
#include "emit/emit.h"

namespace ormlint {

namespace {

struct RuleCount {
  std::string_view rule;
  Severity severity = Severity::error;
  std::size_t active = 0;
  std::size_t fixable = 0;
  std::size_t suppressed = 0;
};

std::vector<RuleCount> by_rule(const Report& report) {
  std::map<std::string_view, RuleCount> counts;
  for (const Judged& judged : report.findings) {
    RuleCount& count = counts[judged.finding.rule];
    count.rule = judged.finding.rule;
    count.severity = judged.severity;
    const bool active = judged.status == Status::active;
    ++(active ? count.active : count.suppressed);
    if (active && judged.finding.fix) ++count.fixable;
  }
  std::vector<RuleCount> rows;
  for (const auto& [rule, count] : counts) rows.push_back(count);
  std::ranges::stable_sort(rows, std::greater(), &RuleCount::active);
  return rows;
}

}  // namespace

void emit_statistics(const Report& report, const Sources& sources, const EmitOptions&, std::string& out) {
  const std::vector<RuleCount> rows = by_rule(report);
  std::size_t widest = std::string_view("rule").size();
  for (const RuleCount& row : rows) widest = std::max(widest, row.rule.size());

  const auto into = std::back_inserter(out);
  if (!rows.empty()) fmt::format_to(into, "findings  fixable  suppressed  severity  rule\n");
  for (const RuleCount& row : rows) {
    fmt::format_to(into, "{:>8}  {:>7}  {:>10}  {:<8}  {}\n", row.active, row.fixable, row.suppressed,
                   severity_name(row.severity), row.rule);
  }
  const Counts counts = count(report, sources);
  fmt::format_to(into, "{:>8}  {:>7}  {:>10}  in {}\n", counts.active(), counts.safe + counts.unsafe, counts.suppressed,
                 counted(report.summary.checked, "file"));
}

}  // namespace ormlint
