#include "report/judge.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "report/fingerprint.h"
#include "report/silence.h"

namespace ormlint {

namespace {

// FileIds are handed out in any order; reports are by path.
class PathOrder {
 public:
  explicit PathOrder(const Sources& sources) : rank_(sources.size()) {
    std::vector<std::uint32_t> files(sources.size());
    std::iota(files.begin(), files.end(), 0);
    std::ranges::sort(files, {}, [&](std::uint32_t file) { return std::string_view(sources[sources.id(file)].path); });
    for (std::uint32_t n = 0; n < files.size(); ++n) rank_[files[n]] = n;
  }

  auto key(Location at) const { return std::tuple(rank_[static_cast<std::size_t>(at.file)], at.span); }

  std::strong_ordering compare(const std::vector<Note>& left, const std::vector<Note>& right) const {
    const auto notes = [this](const Note& a, const Note& b) {
      return std::tuple(optional_key(a.at), std::string_view(a.text)) <=>
             std::tuple(optional_key(b.at), std::string_view(b.text));
    };
    return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end(), notes);
  }

  // Things without a place come first.
  std::tuple<bool, std::uint32_t, Span> optional_key(const std::optional<Location>& at) const {
    if (!at) return {false, 0, {}};
    return {true, rank_[static_cast<std::size_t>(at->file)], at->span};
  }

 private:
  std::vector<std::uint32_t> rank_;
};

bool same_statement(const Finding& left, const Finding& right) {
  return left.at == right.at && left.rule == right.rule && left.message == right.message;
}

// A total order, so that what is kept of two findings alike does not depend on which came first.
bool before(const Finding& left, const Finding& right, const PathOrder& order) {
  const auto told = [&](const Finding& finding) {
    return std::tuple(order.key(finding.at), finding.rule, std::string_view(finding.message));
  };
  if (const auto difference = told(left) <=> told(right); difference != 0) return difference < 0;
  if (const auto notes = order.compare(left.notes, right.notes); notes != 0) return notes < 0;
  const auto rest = [](const Finding& finding) {
    return std::tuple(std::string_view(finding.help), finding.fix.has_value(),
                      finding.fix ? std::string_view(finding.fix->title) : std::string_view());
  };
  return rest(left) < rest(right);
}

// A finding said twice is told once, with the notes of both: a mixin's fault may be found through each of its models.
void merge_equal(std::vector<Judged>& findings) {
  std::size_t kept = 0;
  for (std::size_t n = 0; n < findings.size(); ++n) {
    if (kept > 0 && same_statement(findings[kept - 1].finding, findings[n].finding)) {
      std::vector<Note>& notes = findings[kept - 1].finding.notes;
      for (Note& note : findings[n].finding.notes) {
        const auto same = [&](const Note& other) { return other.at == note.at && other.text == note.text; };
        if (std::ranges::none_of(notes, same)) notes.push_back(std::move(note));
      }
      continue;
    }
    if (kept != n) findings[kept] = std::move(findings[n]);
    ++kept;
  }
  findings.resize(kept);
}

std::vector<Judged> told(std::vector<Finding> findings, const Policy& policy, const Sources& sources) {
  std::unordered_map<std::string_view, Severity> severities;
  for (const RuleInfo& rule : policy.rules) severities.emplace(rule.id, rule.severity);
  std::vector<Judged> judged;
  for (Finding& finding : findings) {
    const auto severity = severities.find(finding.rule);
    if (severity == severities.end() || !sources[finding.at.file].checked) continue;
    const Severity lesser = std::min(finding.severity.value_or(severity->second), severity->second);
    judged.push_back({std::move(finding), lesser, Status::active, {}});
  }
  return judged;
}

void sort_problems(Problems& problems, const PathOrder& order) {
  const auto key = [&](const Problem& problem) {
    return std::tuple(order.optional_key(problem.at), std::string_view(problem.text));
  };
  std::ranges::sort(problems, [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
  const auto same = [](const Problem& a, const Problem& b) { return a.at == b.at && a.text == b.text; };
  problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
}

}  // namespace

Report judge(Statements said, const Policy& policy, const Sources& sources) {
  const PathOrder order(sources);
  const auto sort = [&](std::vector<Judged>& findings) {
    std::ranges::sort(findings, [&](const Judged& a, const Judged& b) { return before(a.finding, b.finding, order); });
  };
  std::vector<Judged> findings = told(std::move(said.findings), policy, sources);
  sort(findings);
  merge_equal(findings);
  silence(findings, said.suppressions, policy, said.unclear, sources);
  sort(findings);
  fingerprint(findings, sources);
  sort_problems(said.problems, order);

  std::vector<RuleInfo> rules = policy.rules;
  std::ranges::sort(rules, {}, &RuleInfo::id);
  return {std::move(findings), std::move(said.problems), std::move(rules), std::move(said.summary)};
}

}  // namespace ormlint
