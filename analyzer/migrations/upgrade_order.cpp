#include "migrations/upgrade_order.h"

#include <algorithm>

namespace ormlint::migrations {

namespace {

// Walks from the heads down, one line at a time: a revision is put out once no other line still needs to pass it.
class Walk {
 public:
  explicit Walk(const MigrationTree& tree) : tree_(tree), todo_(tree.revisions.size(), false) {
    for (const std::size_t n : tree.order) todo_[n] = true;
  }

  std::vector<std::size_t> run() {
    std::vector<std::size_t> heads = tree_.heads;
    std::ranges::sort(heads);
    for (const std::size_t head : heads) lines_.push_back({head, ancestors(head)});
    while (!lines_.empty()) step();
    std::ranges::reverse(made_);
    return std::move(made_);
  }

 private:
  struct Line {
    std::size_t head;
    std::vector<bool> ancestors;  // with the head itself
  };

  void step() {
    const std::size_t candidate = lines_[at_].head;
    for (std::size_t n = 0; n < lines_.size(); ++n) {
      if (n == at_ || !lines_[n].ancestors[candidate]) continue;
      at_ = n;  // another line comes by here: it goes first
      return;
    }
    if (todo_[candidate]) made_.push_back(candidate);
    todo_[candidate] = false;
    descend(candidate);
  }

  void descend(std::size_t candidate) {
    const std::vector<std::size_t> down = normalized(candidate);
    std::vector<std::size_t> next;
    for (const std::size_t n : down) {
      const bool walked = std::ranges::find(lines_, n, &Line::head) != lines_.end();
      if (todo_[n] && !walked) next.push_back(n);
    }
    if (next.empty()) {
      lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(at_));
      at_ = at_ == 0 ? 0 : at_ - 1;
      return;
    }
    lines_[at_] = {next.front(), ancestors(next.front())};
    for (std::size_t n = 1; n < next.size(); ++n) lines_.push_back({next[n], ancestors(next[n])});
  }

  std::vector<bool> ancestors(std::size_t revision) const {
    std::vector<bool> found(tree_.revisions.size(), false);
    for (const std::size_t n : tree_.ancestors(revision)) found[n] = true;
    return found;
  }

  std::size_t parents_of(std::size_t revision) const {
    return std::min(tree_.revisions[revision].parents.size(), tree_.above[revision].size());
  }

  // The parents, and what it depends on, unless a revision further down the line depends on that already.
  std::vector<std::size_t> normalized(std::size_t revision) const {
    const std::vector<std::size_t>& above = tree_.above[revision];
    const std::size_t parents = parents_of(revision);
    const std::vector<bool> known = above.size() > parents ? needed_by_line(revision) : std::vector<bool>{};
    std::vector<std::size_t> down;
    for (std::size_t n = 0; n < above.size(); ++n) {
      const bool twice = std::ranges::find(down, above[n]) != down.end();
      if (!twice && (n < parents || !known[above[n]])) down.push_back(above[n]);
    }
    return down;
  }

  // What the revisions depend on that are below this one by their parents alone.
  std::vector<bool> needed_by_line(std::size_t revision) const {
    std::vector<bool> needed(tree_.revisions.size(), false), seen(tree_.revisions.size(), false);
    std::vector<std::size_t> stack{revision};
    while (!stack.empty()) {
      const std::size_t one = stack.back();
      stack.pop_back();
      const std::vector<std::size_t>& above = tree_.above[one];
      for (std::size_t n = 0; n < above.size(); ++n) {
        if (n >= parents_of(one)) {
          if (one != revision) needed[above[n]] = true;
        } else if (!seen[above[n]]) {
          seen[above[n]] = true;
          stack.push_back(above[n]);
        }
      }
    }
    return needed;
  }

  const MigrationTree& tree_;
  std::vector<bool> todo_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
  std::vector<std::size_t> made_;
};

}  // namespace

std::vector<std::size_t> upgrade_order(const MigrationTree& tree) { return Walk(tree).run(); }

}  // namespace ormlint::migrations
