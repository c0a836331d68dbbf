// What the standard library's functions and methods give. Facts: its documentation, of builtins, datetime, uuid, json.
#include <algorithm>
#include <array>
#include <utility>

#include "types/evaluate.h"

namespace ormlint {

namespace {

using Made = std::pair<std::string_view, Loads>;

constexpr std::array<Made, 24> functions{{
    {"builtins.str", Loads::text},
    {"builtins.repr", Loads::text},
    {"builtins.int", Loads::integer},
    {"builtins.len", Loads::integer},
    {"builtins.float", Loads::number},
    {"builtins.bool", Loads::boolean},
    {"builtins.isinstance", Loads::boolean},
    {"builtins.any", Loads::boolean},
    {"builtins.all", Loads::boolean},
    {"builtins.bytes", Loads::bytes},
    {"builtins.dict", Loads::json},
    {"uuid.uuid1", Loads::uuid},
    {"uuid.uuid4", Loads::uuid},
    {"uuid.UUID", Loads::uuid},
    {"json.dumps", Loads::text},
    {"time.time", Loads::number},
    {"secrets.token_hex", Loads::text},
    {"secrets.token_urlsafe", Loads::text},
    {"datetime.datetime.fromisoformat", Loads::date_time},
    {"datetime.datetime.strptime", Loads::date_time},
    {"datetime.date.today", Loads::date_time},
    {"datetime.date", Loads::date_time},
    {"datetime.timedelta", Loads::date_time},
    {"datetime.datetime.combine", Loads::date_time},
}};

constexpr std::array<std::string_view, 19> text_methods{
    "lower",  "upper",    "strip",        "lstrip",       "rstrip",    "replace", "format",
    "join",   "title",    "capitalize",   "casefold",     "zfill",     "ljust",   "rjust",
    "center", "swapcase", "removeprefix", "removesuffix", "expandtabs"};

Type moment(std::optional<bool> aware) {
  Type type = plain_type(Loads::date_time);
  type.aware = aware;
  return type;
}

}  // namespace

Type Evaluator::library_call(FileId file_id, Id<Expr> call, const std::string& dotted, int depth) {
  const FileIndex& file = project_.index(file_id);
  const auto found = std::ranges::find(functions, std::string_view(dotted), &Made::first);
  if (found != functions.end()) return plain_type(found->second);
  if (has_unpacking(file, call)) return {};
  // A zone makes it aware; None, or no argument, does not; what may be None is not known.
  const auto aware = [&](Id<Expr> zone) -> std::optional<bool> {
    if (!zone || is_none(file, zone)) return false;
    const Entity entity = follow(project_, resolve(project_, file_id, zone));
    const std::string* const known = external_name(entity);
    if (known &&
        (*known == "datetime.timezone.utc" || *known == "datetime.UTC" || *known == "pytz.utc" || *known == "pytz.UTC"))
      return true;
    return file[zone].kind == ExprKind::call ? std::optional(true) : std::nullopt;
  };
  if (dotted == "datetime.datetime.utcnow" || dotted == "datetime.datetime.today") return moment(false);
  if (dotted == "datetime.datetime.now") {
    const Id<Expr> zone = positional(file, call, 0);
    return moment(aware(zone ? zone : keyword(file, call, "tz")));
  }
  if (dotted == "datetime.datetime") {
    return positional(file, call, 7) ? moment(std::nullopt) : moment(aware(keyword(file, call, "tzinfo")));
  }
  if (dotted == "datetime.datetime.fromtimestamp" || dotted == "datetime.datetime.utcfromtimestamp") {
    const Id<Expr> zone = positional(file, call, 1);
    return moment(aware(zone ? zone : keyword(file, call, "tz")));
  }
  (void)depth;
  return {};
}

Type Evaluator::plain_method(const Type& object, FileId file_id, Id<Expr> call, int) {
  if (object.optional) return {};
  const FileIndex& file = project_.index(file_id);
  const std::string_view name = file.text(file[file[call].parts[0]]);
  if (object.loads == Loads::text) {
    if (name == "split" || name == "splitlines" || name == "rsplit")
      return type_of_parts(TypeKind::sequence, {plain_type(Loads::text)});
    if (name == "encode") return plain_type(Loads::bytes);
    return std::ranges::find(text_methods, name) != text_methods.end() ? plain_type(Loads::text) : Type{};
  }
  if (object.loads == Loads::bytes && name == "decode") return plain_type(Loads::text);
  if (object.loads != Loads::date_time) return {};
  if (name == "isoformat" || name == "strftime") return plain_type(Loads::text);
  if (name == "timestamp" || name == "total_seconds") return plain_type(Loads::number);
  if (name == "astimezone") return moment(true);
  if (name != "replace") return name == "date" ? plain_type(Loads::date_time) : Type{};
  const Id<Expr> zone = keyword(file, call, "tzinfo");
  if (!zone) return object;
  if (is_none(file, zone)) return moment(false);
  return file[zone].kind == ExprKind::attribute ? moment(true) : moment(std::nullopt);
}

// A moment and a span of time are a moment, as aware as that; two moments apart are a span.
Type Evaluator::datetime_sum(const Type& left, const Type& right) const {
  const bool span = right.kind == TypeKind::plain && right.loads == Loads::date_time && !right.aware;
  return left.aware && span ? left : plain_type(Loads::date_time);
}

}  // namespace ormlint
