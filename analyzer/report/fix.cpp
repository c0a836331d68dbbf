#include "report/fix.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace ormlint {

namespace {

struct InOrder {
  bool operator()(const Edit& left, const Edit& right) const {
    return std::pair(left.at.span, std::string_view(left.text)) <
           std::pair(right.at.span, std::string_view(right.text));
  }
};

enum class Outcome : std::uint8_t { planned, clashes, refused };

// Two insertions at one place, or one at the edge of a replacement, have no order that we could know to be right.
bool touch(const Edit& left, const Edit& right) {
  const Span a = left.at.span, b = right.at.span;
  if (a.size() == 0 || b.size() == 0) return a.begin <= b.end && b.begin <= a.end;
  return a.begin < b.end && b.begin < a.end;
}

// What is to be changed so far, file by file.
class Plan {
 public:
  explicit Plan(const Sources& sources) : sources_(sources) {}

  // The same edit from two findings is one edit: both want the same import.
  Outcome add(const Fix& fix) {
    if (fix.edits.empty() || !std::ranges::all_of(fix.edits, [&](const Edit& edit) { return fits(edit); })) {
      return Outcome::refused;
    }
    if (touches_itself(fix.edits)) return Outcome::refused;
    if (std::ranges::any_of(fix.edits, [&](const Edit& edit) { return clashes(edit); })) return Outcome::clashes;
    for (const Edit& edit : fix.edits) edits_[edit.at.file].insert(edit);
    return Outcome::planned;
  }

  std::vector<FixedFile> files() const {
    std::vector<FixedFile> changed;
    for (const auto& [file, edits] : edits_) {
      const std::vector<Edit> in_order(edits.begin(), edits.end());
      std::string text = apply_edits(sources_[file].text, in_order);
      if (text != sources_[file].text) changed.push_back({file, std::move(text)});
    }
    return changed;
  }

 private:
  static bool touches_itself(const std::vector<Edit>& edits) {
    for (std::size_t n = 0; n < edits.size(); ++n) {
      for (std::size_t other = 0; other < n; ++other) {
        if (edits[other].at.file == edits[n].at.file && touch(edits[other], edits[n])) return true;
      }
    }
    return false;
  }

  bool fits(const Edit& edit) const {
    const Source& source = sources_[edit.at.file];
    const Span at = edit.at.span;
    return source.checked && source.database.empty() && at.begin <= at.end && at.end <= source.text.size();
  }

  // Planned edits do not touch each other, so only two of them can touch this one: the last that begins at or before
  // its end, and the one after it.
  bool clashes(const Edit& edit) const {
    const auto file = edits_.find(edit.at.file);
    if (file == edits_.end() || file->second.contains(edit)) return false;
    const std::uint32_t end = edit.at.span.end;
    const auto after = file->second.upper_bound(Edit{{edit.at.file, {end, end}}, {}});
    if (after != file->second.end() && touch(*after, edit)) return true;
    return after != file->second.begin() && touch(*std::prev(after), edit);
  }

  const Sources& sources_;
  std::map<FileId, std::set<Edit, InOrder>> edits_;
};

void append_with_ending(std::string& out, std::string_view text, bool carriage_returns) {
  for (std::size_t n = 0; n < text.size(); ++n) {
    if (text[n] == '\n' && carriage_returns && (n == 0 || text[n - 1] != '\r')) out += '\r';
    out += text[n];
  }
}

}  // namespace

std::string apply_edits(std::string_view text, std::span<const Edit> edits) {
  const std::size_t first_end = text.find('\n');
  const bool carriage_returns = first_end != text.npos && first_end > 0 && text[first_end - 1] == '\r';
  std::vector<const Edit*> in_order;
  for (const Edit& edit : edits) in_order.push_back(&edit);
  std::ranges::stable_sort(in_order, {}, [](const Edit* edit) { return edit->at.span; });

  std::string out;
  std::uint32_t done = 0;
  for (const Edit* edit : in_order) {
    out += text.substr(done, edit->at.span.begin - done);
    append_with_ending(out, edit->text, carriage_returns);
    done = edit->at.span.end;
  }
  out += text.substr(done);
  return out;
}

Fixed apply_fixes(const Report& report, const Sources& sources, Safety up_to) {
  Plan plan(sources);
  Fixed fixed;
  for (const Judged& judged : report.findings) {
    const std::optional<Fix>& fix = judged.finding.fix;
    if (judged.status != Status::active || !fix) continue;
    if (fix->safety == Safety::unsafe && up_to == Safety::safe) continue;
    const Outcome outcome = plan.add(*fix);
    if (outcome == Outcome::planned) ++fixed.applied;
    if (outcome == Outcome::clashes) ++fixed.left;
  }
  fixed.files = plan.files();
  return fixed;
}

}  // namespace ormlint
