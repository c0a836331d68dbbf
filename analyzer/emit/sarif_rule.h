// A rule as SARIF describes it, and the pieces of text that only SARIF needs.
#pragma once

#include <string>
#include <string_view>

#include "emit/emit.h"
#include "emit/json_writer.h"

namespace ormlint {

// SARIF's texts are objects: {"text": …}.
void write_text(JsonWriter& json, std::string_view name, std::string_view text);
void write_rule(JsonWriter& json, const RuleInfo& rule, const EmitOptions& options);
std::string_view sarif_level(Severity severity);

// "enum-unknown-member" as "EnumUnknownMember".
std::string pascal_case(std::string_view id);
// The first paragraph below a page's heading, on one line; empty when there is none.
std::string first_paragraph(std::string_view page);
// A URI reference of a path: every byte but letters, digits, "-._~" and "/" as %XX.
std::string percent_encoded(std::string_view path);
// Our messages are no sentences yet: those of a SARIF message begin with a capital and end with a period.
std::string sentence(std::string_view text);

}  // namespace ormlint
