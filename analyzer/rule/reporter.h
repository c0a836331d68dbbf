// What a rule may say. The rule's id is filled in; the returned finding stays good until the check returns, so that
// notes and a fix can be added to it.
#pragma once

#include <fmt/core.h>

#include <iterator>
#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/finding.h"

namespace ormlint {

class Reporter {
 public:
  explicit Reporter(std::string_view rule) : rule_(rule) {}

  template <class... Args>
  Finding& operator()(Location at, fmt::format_string<Args...> message, Args&&... args) {
    Finding& finding = findings_.emplace_back();
    finding.rule = rule_;
    finding.at = at;
    finding.message = fmt::format(message, std::forward<Args>(args)...);
    return finding;
  }

  // The finding that was reported last.
  Finding& last() { return findings_.back(); }

  std::vector<Finding> take() {
    return {std::make_move_iterator(findings_.begin()), std::make_move_iterator(findings_.end())};
  }

 private:
  std::string_view rule_;
  std::list<Finding> findings_;  // references survive adding, and none costs nothing
};

}  // namespace ormlint
