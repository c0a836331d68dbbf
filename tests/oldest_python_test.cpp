// What `requires-python` says of the oldest Python, in the forms that projects write it.
#include <doctest/doctest.h>

#include <string_view>
#include <utility>

#include "app/config.h"

using namespace ormlint;

TEST_CASE("the oldest Python is what the specifiers together allow, or not known") {
  for (const auto& [specifiers, minor] : {std::pair<std::string_view, unsigned>{">=3.8", 8},
                                          {">= 3.12, < 3.15", 12},
                                          {">=3.10.2,<4", 10},
                                          {"<4,>=3.9,>=3.11", 11},
                                          {"~=3.13.7", 13},
                                          {"==3.9.*", 9},
                                          {">3.8", 8},
                                          {"<4", 0},
                                          {">=3", 0},
                                          {">=2.7,!=3.0.*", 0},
                                          {">=3.8,!=3.8.*", 0},
                                          {"^3.8", 0},
                                          {"", 0},
                                          {">=3.x", 0}}) {
    CAPTURE(specifiers);
    CHECK(oldest_python(specifiers) == minor);
  }
}
