#include "support/sarif_schema.h"

#include <doctest/doctest.h>
#include <rapidjson/error/en.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include "support/golden.h"

namespace ormlint::test {

struct SarifSchema::Parts {
  rapidjson::Document document;
  std::unique_ptr<rapidjson::SchemaDocument> schema;
};

SarifSchema::SarifSchema() : parts_(std::make_unique<Parts>()) {
  parts_->document = parse_json(read_repository_file("testdata/sarif/sarif-schema-2.1.0.json"));
  parts_->schema = std::make_unique<rapidjson::SchemaDocument>(parts_->document);
}

SarifSchema::~SarifSchema() = default;

std::string SarifSchema::fault(const rapidjson::Value& log) const {
  rapidjson::SchemaValidator validator(*parts_->schema);
  if (log.Accept(validator)) return {};
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string(where.GetString()) + " violates " + validator.GetInvalidSchemaKeyword();
}

rapidjson::Document parse_json(std::string_view text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag>(text.data(), text.size());
  REQUIRE_MESSAGE(!document.HasParseError(), rapidjson::GetParseError_En(document.GetParseError())
                                                 << " at byte " << document.GetErrorOffset());
  return document;
}

}  // namespace ormlint::test
