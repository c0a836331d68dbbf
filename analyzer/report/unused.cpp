#include "report/unused.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/closest.h"

namespace ormlint {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

// The directive with its reason goes, and with it the blanks that set it apart; the whole line, where nothing else is
// left on it.
Span without_directive(const Suppression& one, std::string_view text) {
  Span gone = one.directive.whole;
  const bool only = gone.begin == one.comment.begin && gone.end == one.comment.end;
  if (!only && gone.end < one.comment.end) {
    while (gone.end < one.comment.end && is_blank(text[gone.end])) ++gone.end;
    return gone;
  }
  while (gone.begin > 0 && is_blank(text[gone.begin - 1])) --gone.begin;
  if (!only || !one.alone) return gone;
  if (gone.end < text.size() && text[gone.end] == '\r') ++gone.end;
  if (gone.end < text.size() && text[gone.end] == '\n') ++gone.end;
  return gone;
}

Fix removal(const Suppression& one, std::span<const RuleName* const> gone, const Sources& sources) {
  std::string remaining;
  for (const RuleName& rule : one.directive.rules) {
    if (std::ranges::find(gone, &rule) != gone.end()) continue;
    remaining += remaining.empty() ? rule.id : ", " + rule.id;
  }
  if (!remaining.empty()) {
    const std::string title =
        gone.size() == 1 ? fmt::format("Remove `{}` from the comment", gone[0]->id) : "Remove the unused ids";
    return {title, Safety::safe, {{{one.file, one.directive.list}, remaining}}};
  }
  return {"Remove the comment", Safety::safe, {{{one.file, without_directive(one, sources[one.file].text)}, ""}}};
}

std::string listed(std::span<const RuleName* const> rules) {
  std::string text;
  for (std::size_t n = 0; n < rules.size(); ++n) {
    if (n > 0) text += n + 1 == rules.size() ? " and " : ", ";
    text += fmt::format("`{}`", rules[n]->id);
  }
  return text;
}

Finding about(const Policy& policy, Location at, std::string message) {
  Finding finding;
  finding.rule = policy.unused_rule;
  finding.at = at;
  finding.message = std::move(message);
  return finding;
}

}  // namespace

std::string_view current_id(const Policy& policy, std::string_view id) {
  for (const RenamedRule& renamed : policy.renamed) {
    if (renamed.before == id) return renamed.after;
  }
  return id;
}

Finding unreadable_suppression(const Suppression& one, const Policy& policy) {
  Finding finding = about(policy, {one.file, one.directive.at},
                          fmt::format("this comment silences nothing: {}", one.directive.fault));
  finding.help = one.directive.help;
  return finding;
}

Finding unknown_rule(const Suppression& one, const RuleName& name, const Policy& policy, const Sources& sources) {
  Finding finding = about(policy, {one.file, name.at}, fmt::format("there is no rule `{}` to silence", name.id));
  const auto same = [](std::string_view id) { return id; };
  if (const std::string_view* meant = closest_of(policy.known, name.id, same)) {
    finding.help = fmt::format("did you mean `{}`?", *meant);
    // Not safe: what it would silence from then on is a guess at what the author wanted silenced.
    finding.fix = {
        fmt::format("Change it to `{}`", *meant), Safety::unsafe, {{{one.file, name.at}, std::string(*meant)}}};
  } else {
    const RuleName* const gone[] = {&name};
    finding.fix = removal(one, gone, sources);
  }
  return finding;
}

Finding unused_suppression(const Suppression& one, std::span<const RuleName* const> unused, const Policy& policy,
                           const Sources& sources) {
  const std::string_view where = one.directive.whole_file ? "in this file" : "here";
  const Span at = unused.size() == 1 ? unused[0]->at : one.directive.at;
  std::string message = unused.empty()
                            ? fmt::format("unused suppression: nothing is reported {}", where)
                            : fmt::format("unused suppression of {}: nothing is reported {}", listed(unused), where);
  Finding finding = about(policy, {one.file, at}, std::move(message));
  finding.fix = removal(one, unused, sources);
  return finding;
}

}  // namespace ormlint
