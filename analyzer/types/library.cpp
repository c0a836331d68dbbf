// What the standard library's functions and methods give. Facts: its documentation, of builtins, datetime, uuid, json.
#include <algorithm>
#include <array>
#include <utility>

#include "types/evaluate.h"

namespace ormlint {

namespace {

using Made = std::pair<std::string_view, Loads>;

constexpr std::array<Made, 26> functions{{
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
    {"datetime.date.today", Loads::date},
    {"datetime.date", Loads::date},
    {"datetime.timedelta", Loads::interval},
    {"datetime.datetime.combine", Loads::date_time},
    {"datetime.time", Loads::time},
    {"decimal.Decimal", Loads::decimal},
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
  return dotted.starts_with("builtins.") ? collected(file_id, call, std::string_view(dotted).substr(9), depth) : Type{};
}

// What can be iterated over, and one of it.
Type Evaluator::collected(FileId file_id, Id<Expr> call, std::string_view name, int depth) {
  const FileIndex& file = project_.index(file_id);
  const auto item = [&](std::size_t n) {
    const Id<Expr> expr = positional(file, call, n);
    return expr ? element(evaluate(file_id, expr, depth - 1)) : Type{};
  };
  const auto sequence = [](Type of) { return type_of_parts(TypeKind::sequence, {std::move(of)}); };
  if (name == "getattr") {
    const auto key = positional(file, call, 1) ? string_value(file, positional(file, call, 1)) : std::nullopt;
    Type read = key ? attribute(evaluate(file_id, positional(file, call, 0), depth - 1), *key) : Type{};
    read.optional |= read.known() && positional(file, call, 2);
    return read;
  }
  if (name == "range") return sequence(plain_type(Loads::integer));
  if (name == "next") {
    const Id<Expr> otherwise = positional(file, call, 1);
    return otherwise ? join(item(0), evaluate(file_id, otherwise, depth - 1)) : item(0);
  }
  if (name == "enumerate") return sequence(type_of_parts(TypeKind::row, {plain_type(Loads::integer), item(0)}));
  if (name == "zip") {
    Type row = type_of_parts(TypeKind::row, {});
    for (std::size_t n = 0; positional(file, call, n); ++n) row.parts.push_back(item(n));
    return row.parts.empty() ? Type{} : sequence(std::move(row));
  }
  const bool collects = name == "list" || name == "sorted" || name == "set" || name == "tuple" || name == "reversed" ||
                        name == "iter" || name == "frozenset";
  if (!collects) return {};
  Type of = item(0);
  return of.known() ? sequence(std::move(of)) : Type{};
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
  if (broad(object.loads) != Loads::date_time) return {};
  if (name == "isoformat" || name == "strftime") return plain_type(Loads::text);
  if (name == "timestamp" || name == "total_seconds") return plain_type(Loads::number);
  if (name == "astimezone") return moment(true);
  if (name == "date" || name == "time") return plain_type(name == "date" ? Loads::date : Loads::time);
  if (name != "replace") return {};
  const Id<Expr> zone = keyword(file, call, "tzinfo");
  if (!zone) return object;
  if (is_none(file, zone)) return moment(false);
  return file[zone].kind == ExprKind::attribute ? moment(true) : moment(std::nullopt);
}

}  // namespace ormlint
