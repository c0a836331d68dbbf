// SARIF against the OASIS schema and against what GitHub says it takes.
#include <doctest/doctest.h>
#include <fmt/core.h>
#include <rapidjson/pointer.h>

#include <set>

#include "support/sample.h"
#include "support/sarif_schema.h"

using namespace ormlint;
using namespace ormlint::test;
using rapidjson::Pointer;
using rapidjson::Value;

namespace {

std::string sarif_of(const Sample& sample) {
  std::string out;
  emit_sarif(sample.report(), sample.sources, sample.options, out);
  return out;
}

// Many findings over a few files; every tenth is a warning.
Sample large_sample(std::size_t results) {
  Sample sample = empty_sample();
  std::string text;
  for (int line = 0; line < 10'000; ++line) text += fmt::format("orders[{}].status = OrderStatus.Completed\n", line);
  for (int file = 0; file < 10; ++file) {
    Source source;
    source.path = fmt::format("services/orders_{}.py", file);
    source.text = text;
    sample.sources.add(std::move(source));
  }
  for (std::size_t n = 0; n < results; ++n) {
    const auto begin = static_cast<std::uint32_t>(n / 10 * 42);
    const FileId file = sample.sources.id(n % 10);
    Finding& finding = sample.add(n % 10 == 0 ? "table-missing" : "enum-unknown-member", {file, {begin, begin + 20}},
                                  "`OrderStatus` has no member `Completed`");
    finding.notes.push_back({Location{sample.sources.id(0), {0, 6}}, "`OrderStatus` is defined here"});
    finding.fix = {"Change it to `COMPLETED`", Safety::unsafe, {{{file, {begin, begin + 3}}, "COMPLETED"}}};
  }
  return sample;
}

const Value& run_of(const Value& log) { return log["runs"][0]; }

// What the schema cannot say: indexes that lead to the right thing, and what GitHub needs of a result.
void check_artifact(const Value& run, const Value& place) {
  const Value& name = place["physicalLocation"]["artifactLocation"];
  const Value& artifact = run["artifacts"][name["index"].GetUint()]["location"];
  CHECK(artifact["uri"] == name["uri"]);
  CHECK(artifact["uriBaseId"] == name["uriBaseId"]);
  CHECK(run["originalUriBaseIds"].HasMember(name["uriBaseId"].GetString()));
  const std::string_view uri = name["uri"].GetString();
  CHECK(uri.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%") == uri.npos);
  CHECK_FALSE(uri.starts_with('/'));
  const Value& region = place["physicalLocation"]["region"];
  const auto begin = std::pair(region["startLine"].GetUint(), region["startColumn"].GetUint());
  CHECK(begin <= std::pair(region["endLine"].GetUint(), region["endColumn"].GetUint()));
}

void check_result(const Value& run, const Value& result, std::set<std::string>& fingerprints) {
  const Value& rules = run["tool"]["driver"]["rules"];
  CHECK(rules[result["ruleIndex"].GetUint()]["id"] == result["ruleId"]);
  CHECK(result["message"]["text"].GetStringLength() > 0);
  REQUIRE(result["locations"].Size() == 1);
  check_artifact(run, result["locations"][0]);
  CHECK(fingerprints.insert(result["partialFingerprints"]["primaryLocationLineHash"].GetString()).second);
  if (!result.HasMember("relatedLocations")) return;
  CHECK(result["relatedLocations"].Size() < 100);
  for (unsigned n = 0; n < result["relatedLocations"].Size(); ++n) {
    CHECK(result["relatedLocations"][n]["id"].GetUint() == n + 1);
    check_artifact(run, result["relatedLocations"][n]);
  }
}

void check_rules(const Value& run) {
  for (const Value& rule : run["tool"]["driver"]["rules"].GetArray()) {
    CHECK(rule["shortDescription"]["text"].GetStringLength() <= 1024);
    CHECK(rule["fullDescription"]["text"].GetStringLength() <= 1024);
    CHECK(rule["help"]["text"].GetStringLength() > 0);
    CHECK(rule["properties"]["tags"].Size() <= 10);
    CHECK_FALSE(rule["properties"].HasMember("security-severity"));
  }
}

}  // namespace

TEST_CASE("SARIF is valid by the schema of OASIS") {
  const SarifSchema schema;
  Sample full = full_sample();
  CHECK(schema.fault(parse_json(sarif_of(full))) == "");
  full.options.suppressed = true;
  full.options.run_kind = "live";
  CHECK(schema.fault(parse_json(sarif_of(full))) == "");
  CHECK(schema.fault(parse_json(sarif_of(empty_sample()))) == "");
}

TEST_CASE("the schema refuses a log that is broken in any one of its parts") {
  const SarifSchema schema;
  const std::string text = sarif_of(full_sample());
  const struct {
    const char* where;
    const char* what;  // JSON; empty: taken away
  } wounds[] = {
      {"/version", ""},
      {"/version", "\"2.0.0\""},
      {"/runs", "{}"},
      {"/runs/0/tool", ""},
      {"/runs/0/tool/driver/name", "7"},
      {"/runs/0/tool/driver/rules/0/id", ""},
      {"/runs/0/tool/driver/rules/0/defaultConfiguration/level", "\"fatal\""},
      {"/runs/0/results/0/message", ""},
      {"/runs/0/results/0/level", "\"info\""},
      {"/runs/0/results/0/ruleIndex", "-2"},
      {"/runs/0/results/0/rule_id", "\"x\""},
      {"/runs/0/results/0/locations/0/physicalLocation/region/startLine", "0"},
      {"/runs/0/results/0/locations/0/physicalLocation/region/startColumn", "\"1\""},
      {"/runs/0/results/0/partialFingerprints/primaryLocationLineHash", "1"},
      {"/runs/0/results/5/fixes/0/artifactChanges", "[]"},
      {"/runs/0/results/5/fixes/0/artifactChanges/0/replacements/0/deletedRegion", ""},
      {"/runs/0/invocations/0/executionSuccessful", ""},
      {"/runs/0/invocations/0/exitCode", "\"2\""},
      {"/runs/0/columnKind", "\"bytes\""},
      {"/runs/0/versionControlProvenance/0/repositoryUri", ""},
  };
  for (const auto& wound : wounds) {
    rapidjson::Document log = parse_json(text);
    if (std::string_view(wound.what).empty()) {
      REQUIRE_MESSAGE(Pointer(wound.where).Erase(log), wound.where);
    } else {
      Value value(parse_json(wound.what), log.GetAllocator());
      Pointer(wound.where).Set(log, value);
    }
    CHECK_MESSAGE(schema.fault(log) != "", wound.where << " as " << wound.what << " was taken for valid");
  }
}

TEST_CASE("SARIF has what GitHub needs, and its indexes lead to the right thing") {
  const rapidjson::Document log = parse_json(sarif_of(full_sample()));
  const Value& run = run_of(log);
  check_rules(run);
  std::set<std::string> fingerprints;
  for (const Value& result : run["results"].GetArray()) check_result(run, result, fingerprints);
  CHECK(fingerprints.size() == 12);
  CHECK(run["automationDetails"]["id"] == "ormlint/");
  CHECK(run["versionControlProvenance"][0]["branch"] == "main");
}

TEST_CASE("suppressed findings are in SARIF only when asked for, and marked") {
  Sample sample = full_sample();
  const auto counted = [&] {
    unsigned suppressed = 0, results = 0;
    const rapidjson::Document log = parse_json(sarif_of(sample));
    for (const Value& result : run_of(log)["results"].GetArray()) {
      ++results;
      const auto mark = result.FindMember("suppressions");
      CHECK((mark != result.MemberEnd()) == sample.options.suppressed);
      if (mark != result.MemberEnd()) suppressed += mark->value.Size();
    }
    return std::pair(results, suppressed);
  };
  CHECK(counted() == std::pair(12u, 0u));
  sample.options.suppressed = true;
  CHECK(counted() == std::pair(13u, 1u));
}

TEST_CASE("links in a message lead to related locations, and brackets in their text are escaped") {
  Sample sample = empty_sample();
  Source source;
  source.path = "a.py";
  source.text = "status: Mapped[str]\n";
  sample.sources.add(source);
  Finding& finding = sample.add("enum-unknown-member", sample.at("a.py", "Mapped", 1), "`Mapped[str]` it is");
  finding.notes.push_back({sample.at("a.py", "status", 1), R"(`status: Mapped[str]` \ here)"});
  finding.notes.push_back({{}, "plain `Mapped[str]`"});
  const rapidjson::Document log = parse_json(sarif_of(sample));
  const Value& result = run_of(log)["results"][0];
  CHECK(std::string_view(result["message"]["text"].GetString()) ==
        R"(`Mapped[str]` it is. [`status: Mapped\[str\]` \\ here](1). Plain `Mapped[str]`.)");
  CHECK(std::string_view(result["relatedLocations"][0]["message"]["text"].GetString()) ==
        R"(`status: Mapped[str]` \ here.)");
}

TEST_CASE("more than GitHub takes is cut to the gravest, and said") {
  const Sample sample = large_sample(26'000);
  const rapidjson::Document log = parse_json(sarif_of(sample));
  const Value& run = run_of(log);
  CHECK(run["results"].Size() == 25'000);
  std::size_t errors = 0;
  for (const Value& result : run["results"].GetArray()) errors += result["level"] == "error";
  CHECK(errors == 26'000 - 2'600);
  CHECK(std::string_view(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].GetString()) ==
        "25000 of 26000 results are written, the gravest: GitHub takes no more.");

  Sample related = empty_sample();
  Source source;
  source.path = "a.py";
  source.text = std::string(300, 'x');
  related.sources.add(source);
  Finding& finding = related.add("enum-unknown-member", {related.sources.id(0), {0, 1}}, "many");
  for (std::uint32_t n = 0; n < 150; ++n) finding.notes.push_back({Location{related.sources.id(0), {n, n + 1}}, "one"});
  const rapidjson::Document many = parse_json(sarif_of(related));
  CHECK(run_of(many)["results"][0]["relatedLocations"].Size() == 99);
  const std::string text = run_of(many)["results"][0]["message"]["text"].GetString();
  CHECK(text.contains("[one](99). One. One."));
  CHECK_FALSE(text.contains("(100)"));
}

TEST_CASE("of more findings than GitHub takes, SARIF has the most it takes and JSON all") {
  const Sample sample = large_sample(30'000);
  const Report report = sample.report();
  std::string sarif, json;
  emit(Format::sarif, report, sample.sources, sample.options, sarif);
  emit(Format::json, report, sample.sources, sample.options, json);
  CHECK(run_of(parse_json(sarif))["results"].Size() == 25'000);
  CHECK(parse_json(json)["findings"].Size() == 30'000);
}
