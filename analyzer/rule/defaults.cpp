#include "rule/defaults.h"

#include <algorithm>
#include <cctype>

namespace ormlint {

namespace {

// Neither 5 nor -1.5e3; what PostgreSQL would read as a number is not judged.
bool spells_no_number(const std::string& text) {
  return std::ranges::none_of(text, [](unsigned char c) { return std::isdigit(c) != 0; }) && text != "NaN" &&
         text.find("nfinity") == text.npos;
}

bool spells_no_uuid(const std::string& text) {
  const auto digits = std::ranges::count_if(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
  return digits != 32;
}

}  // namespace

bool refuses(const ColumnType& type, const GivenDefault& given) {
  const bool other = given.gives == Loads::list || given.gives == Loads::json;
  const bool number = given.gives == Loads::integer || given.gives == Loads::number || given.gives == Loads::boolean;
  const bool rest = given.gives == Loads::bytes || given.gives == Loads::uuid || given.gives == Loads::date_time;
  switch (type.loads) {
    case Loads::boolean:
      return other || rest || given.gives == Loads::text || (given.number && *given.number != 0 && *given.number != 1);
    case Loads::integer:
    case Loads::number:
      return other || rest || (given.text && spells_no_number(*given.text));
    case Loads::date_time:
      return other || number || given.gives == Loads::bytes || given.gives == Loads::uuid ||
             (given.text && given.text->empty());
    case Loads::uuid:
      return other || number || given.gives == Loads::date_time || (given.text && spells_no_uuid(*given.text));
    case Loads::bytes:
      return other || number || given.gives == Loads::text || given.gives == Loads::uuid ||
             given.gives == Loads::date_time;
    case Loads::text:
      return given.gives == Loads::json;
    default:
      return false;
  }
}

}  // namespace ormlint
