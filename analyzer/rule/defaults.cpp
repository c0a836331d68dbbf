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

std::string_view instance_of(Loads loads) {
  constexpr std::string_view names[]{"a value", "a str",      "an int", "a float",        "a bool",
                                     "bytes",   "a datetime", "a UUID", "an enum member", "a list",
                                     "a dict",  "a Decimal",  "a date", "a time",         "a timedelta"};
  return names[static_cast<std::size_t>(loads)];
}

bool refuses(const ColumnType& type, const GivenDefault& given) {
  const Loads gives = broad(given.gives);
  const bool other = gives == Loads::list || gives == Loads::json;
  const bool number = gives == Loads::integer || gives == Loads::number || gives == Loads::boolean;
  const bool rest = gives == Loads::bytes || gives == Loads::uuid || gives == Loads::date_time;
  switch (broad(type.loads)) {
    case Loads::boolean:
      return other || rest || gives == Loads::text || (given.number && *given.number != 0 && *given.number != 1);
    case Loads::integer:
    case Loads::number:
      return other || rest || (given.text && spells_no_number(*given.text));
    case Loads::date_time:
      return other || number || gives == Loads::bytes || gives == Loads::uuid || (given.text && given.text->empty());
    case Loads::uuid:
      return other || number || gives == Loads::date_time || (given.text && spells_no_uuid(*given.text));
    case Loads::bytes:
      return other || number || gives == Loads::text || gives == Loads::uuid || gives == Loads::date_time;
    case Loads::text:
      return gives == Loads::json;
    default:
      return false;
  }
}

}  // namespace ormlint
