// Every format, from reports made by hand, against goldens.
#include <doctest/doctest.h>

#include "support/golden.h"
#include "support/sample.h"

using namespace ormlint;
using namespace ormlint::test;

namespace {

constexpr std::string_view names[] = {"text", "concise", "sarif", "github", "json", "statistics"};

std::string emitted(std::string_view name, const Sample& sample, const EmitOptions& options) {
  std::string out;
  emit(*format_named(name), sample.report(), sample.sources, options, out);
  return out;
}

}  // namespace

TEST_CASE("every format tells a full report as its golden does") {
  const Sample sample = full_sample();
  for (const std::string_view name : names) {
    check_golden("emit/full." + std::string(name), emitted(name, sample, sample.options));
  }
}

TEST_CASE("every format says it when there is nothing to say") {
  Sample sample = empty_sample();
  sample.said.summary.files = sample.said.summary.checked = 12;
  for (const std::string_view name : names) {
    check_golden("emit/empty." + std::string(name), emitted(name, sample, sample.options));
  }
}
