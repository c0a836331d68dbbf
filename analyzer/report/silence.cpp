#include "report/silence.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "report/unused.h"

namespace ormlint {

namespace {

// What of a suppression was needed.
struct Use {
  std::vector<bool> rules;  // one for each that it names
  bool any = false;
};

class Silencer {
 public:
  Silencer(std::span<const Suppression> suppressions, const Policy& policy, const Sources& sources)
      : suppressions_(suppressions), policy_(policy) {
    for (std::size_t n = 0; n < suppressions.size(); ++n) {
      const FileId file = suppressions[n].file;
      by_file_[file].push_back(n);
      lines_.try_emplace(file, sources[file].text);
      uses_.push_back({std::vector<bool>(suppressions[n].directive.rules.size()), false});
    }
  }

  static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

  // Every comment that applies is noted as used, so that of two none is called unused for the other's sake. What is
  // said of a comment may be silenced by another, and on its line by itself, unless it is the very thing that is said.
  Status judge(const Finding& finding, std::size_t except) {
    const auto here = by_file_.find(finding.at.file);
    if (here == by_file_.end()) return Status::active;
    const LineRange lines = lines_of(lines_.at(finding.at.file), finding.at.span);
    Status status = Status::active;
    for (const std::size_t n : here->second) {
      if (n == except) continue;
      const LineRange spoken_for = suppressions_[n].lines;
      const bool its_own = finding.rule == policy_.unused_rule && suppressions_[n].line == lines.first;
      if (!its_own && !spoken_for.contains(lines.first) && !spoken_for.contains(lines.last)) continue;
      if (silences(n, finding.rule)) status = Status::suppressed;
    }
    return status;
  }

  const Use& use(std::size_t n) const { return uses_[n]; }

 private:
  // A finding about comments is silenced only by one that names its rule: else a bare `ignore` could never be unused.
  bool silences(std::size_t n, std::string_view rule) {
    const Directive& directive = suppressions_[n].directive;
    if (!directive.fault.empty()) return false;
    bool matched = directive.rules.empty() && rule != policy_.unused_rule;
    for (std::size_t named = 0; named < directive.rules.size(); ++named) {
      if (current_id(policy_, directive.rules[named].id) != rule) continue;
      uses_[n].rules[named] = true;
      matched = true;
    }
    uses_[n].any = uses_[n].any || matched;
    return matched;
  }

  std::span<const Suppression> suppressions_;
  const Policy& policy_;
  std::unordered_map<FileId, std::vector<std::size_t>> by_file_;
  std::unordered_map<FileId, Lines> lines_;
  std::vector<Use> uses_;
};

const RuleInfo* ran(const Policy& policy, std::string_view id) {
  const auto found = std::ranges::find(policy.rules, id, &RuleInfo::id);
  return found == policy.rules.end() ? nullptr : &*found;
}

// Speaks of comments; the comments that silence such findings come last, when it is known whether they were needed.
class Auditor {
 public:
  Auditor(std::span<const FileId> unclear, const Policy& policy, const Sources& sources)
      : unclear_(unclear), policy_(policy), sources_(sources) {}

  // Which of the named rules ran in vain; `about_comments` picks the rule for unused comments, or all others.
  std::vector<Finding> findings(const Suppression& one, const Use& use, bool about_comments) const {
    std::vector<Finding> found;
    const Directive& directive = one.directive;
    if (!directive.fault.empty()) {
      if (!about_comments) found.push_back(unreadable_suppression(one, policy_));
      return found;
    }
    std::vector<const RuleName*> unused;
    for (std::size_t n = 0; n < directive.rules.size(); ++n) {
      const std::string_view id = current_id(policy_, directive.rules[n].id);
      if ((id == policy_.unused_rule) != about_comments) continue;
      if (std::ranges::find(policy_.known, id) == policy_.known.end()) {
        found.push_back(unknown_rule(one, directive.rules[n], policy_, sources_));
      } else if (!use.rules[n] && ran(policy_, id)) {
        unused.push_back(&directive.rules[n]);
      }
    }
    const bool bare = directive.rules.empty() && !about_comments && !use.any && policy_.all_ran;
    if ((bare || !unused.empty()) && std::ranges::find(unclear_, one.file) == unclear_.end()) {
      found.push_back(unused_suppression(one, unused, policy_, sources_));
    }
    return found;
  }

 private:
  std::span<const FileId> unclear_;
  const Policy& policy_;
  const Sources& sources_;
};

}  // namespace

void silence(std::vector<Judged>& findings, std::span<const Suppression> suppressions, const Policy& policy,
             std::span<const FileId> unclear, const Sources& sources) {
  Silencer silencer(suppressions, policy, sources);
  for (Judged& judged : findings) judged.status = silencer.judge(judged.finding, Silencer::nobody);

  const RuleInfo* const rule = ran(policy, policy.unused_rule);
  if (!rule) return;
  const Auditor auditor(unclear, policy, sources);
  for (const bool about_comments : {false, true}) {
    for (std::size_t n = 0; n < suppressions.size(); ++n) {
      if (!sources[suppressions[n].file].checked) continue;
      for (Finding& finding : auditor.findings(suppressions[n], silencer.use(n), about_comments)) {
        const Status status = silencer.judge(finding, about_comments ? n : Silencer::nobody);
        findings.push_back({std::move(finding), rule->severity, status, {}});
      }
    }
  }
}

}  // namespace ormlint
