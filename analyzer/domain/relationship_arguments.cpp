#include "domain/relationship_arguments.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/closest.h"

namespace ormlint {

namespace {

constexpr std::array<std::string_view, 5> positions{"argument", "secondary", "primaryjoin", "secondaryjoin",
                                                    "foreign_keys"};

// Of relationship() in SQLAlchemy 1.3, 1.4 and 2.0. Sorted.
constexpr std::array<std::string_view, 46> keywords{"_legacy_inactive_history_style",
                                                    "_local_remote_pairs",
                                                    "active_history",
                                                    "argument",
                                                    "attribute_options",
                                                    "back_populates",
                                                    "backref",
                                                    "bake_queries",
                                                    "cascade",
                                                    "cascade_backrefs",
                                                    "collection_class",
                                                    "comparator_factory",
                                                    "compare",
                                                    "dataclass_metadata",
                                                    "default",
                                                    "default_factory",
                                                    "distinct_target_key",
                                                    "doc",
                                                    "enable_typechecks",
                                                    "extension",
                                                    "foreign_keys",
                                                    "hash",
                                                    "info",
                                                    "init",
                                                    "innerjoin",
                                                    "join_depth",
                                                    "kw_only",
                                                    "lazy",
                                                    "load_on_pending",
                                                    "omit_join",
                                                    "order_by",
                                                    "overlaps",
                                                    "passive_deletes",
                                                    "passive_updates",
                                                    "post_update",
                                                    "primaryjoin",
                                                    "query_class",
                                                    "remote_side",
                                                    "repr",
                                                    "secondary",
                                                    "secondaryjoin",
                                                    "single_parent",
                                                    "strategy_class",
                                                    "sync_backref",
                                                    "uselist",
                                                    "viewonly"};

// Of SQLModel's Relationship().
constexpr std::array<std::string_view, 7> sqlmodel_keywords{
    "back_populates",       "cascade_delete",        "link_model", "passive_deletes", "sa_relationship",
    "sa_relationship_args", "sa_relationship_kwargs"};

// The parts of a list that commas separate, blanks around them taken off.
std::vector<std::string> comma_separated(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const std::size_t begin = part.find_first_not_of(" \t\n"), end = part.find_last_not_of(" \t\n");
    if (begin != part.npos) parts.emplace_back(part.substr(begin, end - begin + 1));
  }
  return parts;
}

}  // namespace

RelationshipArguments::RelationshipArguments(const Project& project, FileId in, Id<Expr> call, bool sqlmodel)
    : project_(project), in_(in), call_(call), positions_(!sqlmodel) {
  const FileIndex& index = project.index(in);
  open_ = static_cast<bool>(keyword(index, call, "sa_relationship_args"));
  const Id<Expr> options = keyword(index, call, "sa_relationship_kwargs");
  if (options && !is_none(index, options)) add_options(options);
  if (!call) return;
  for (const Id<Expr> part : index[call].parts.from(1)) {
    open_ |= index[part].kind == ExprKind::starred;
    const bool unpacked = index[part].kind == ExprKind::keyword && index.text(index[part]).empty();
    if (unpacked) add_options(index[part].parts[0]);
  }
}

void RelationshipArguments::add_options(Id<Expr> written) {
  const Place place = value_of(project_, in_, written);
  const FileIndex& there = project_.index(place.file);
  const Expr& dict = there[place.expr];
  if (dict.kind == ExprKind::dict) options_.push_back(place);
  open_ |= dict.kind != ExprKind::dict;
  for (std::uint32_t n = 0; dict.kind == ExprKind::dict && n < dict.parts.size(); n += 2)
    open_ |= there[dict.parts[n]].kind != ExprKind::string;
}

Place RelationshipArguments::find(std::string_view name) const {
  const FileIndex& index = project_.index(in_);
  if (const Id<Expr> found = keyword(index, call_, name)) return {in_, found};
  if (positions_) {
    const auto at = std::ranges::find(positions, name);
    const Id<Expr> found =
        at == positions.end() ? Id<Expr>{} : positional(index, call_, static_cast<std::size_t>(at - positions.begin()));
    if (found) return {in_, found};
  }
  for (const Place& options : options_) {
    const FileIndex& there = project_.index(options.file);
    const Slice<Expr> parts = there[options.expr].parts;
    for (std::uint32_t n = 0; n + 1 < parts.size(); n += 2) {
      if (string_value(there, parts[n]) == name) return {options.file, parts[n + 1]};
    }
  }
  return {};
}

Place RelationshipArguments::operator[](std::string_view name) const {
  const Place found = find(name);
  return found.expr && is_none(project_.index(found.file), found.expr) ? Place{} : found;
}

std::optional<bool> RelationshipArguments::boolean(std::string_view name) const {
  const Place found = (*this)[name];
  return found.expr ? constant_bool(project_, found.file, found.expr) : std::nullopt;
}

std::vector<UnknownKeyword> RelationshipArguments::unknown_keywords() const {
  std::vector<UnknownKeyword> found;
  const FileIndex& index = project_.index(in_);
  const std::span<const std::string_view> known =
      positions_ ? std::span<const std::string_view>(keywords) : std::span<const std::string_view>(sqlmodel_keywords);
  for (const Id<Expr> part : index[call_].parts.from(1)) {
    const std::string_view name = index[part].kind == ExprKind::keyword ? index.text(index[part]) : std::string_view{};
    if (name.empty() || std::ranges::find(known, name) != known.end()) continue;
    const std::uint32_t begin = index[part].span.begin;
    const std::optional<std::size_t> meant = closest(known, name);
    found.push_back({name,
                     meant ? known[*meant] : std::string_view{},
                     {in_, {begin, begin + static_cast<std::uint32_t>(name.size())}}});
  }
  return found;
}

void read_relationship_options(const Project& project, const RelationshipArguments& arguments, Relationship& made) {
  const auto place = [&](std::string_view name, Location& at) {
    const Place found = arguments[name];
    if (found.expr) at = {found.file, project.index(found.file)[found.expr].span};
    return found;
  };
  const auto text = [&](Place found) {
    return found.expr ? constant_text(project, found.file, found.expr) : std::nullopt;
  };
  if (const Place back = place("back_populates", made.back_populates_at); back.expr) {
    const auto name = text(back);
    made.back_populates = name.value_or("");
    made.open |= !name;
  }
  if (const Place view = arguments["viewonly"]; view.expr) {
    const auto given = arguments.boolean("viewonly");
    made.viewonly = given.value_or(false);
    made.open |= !given;
  }
  if (const Place use = place("uselist", made.uselist_at); use.expr) {
    made.uselist_given = arguments.boolean("uselist");
    made.open |= !made.uselist_given;
  }
  made.collection_class = static_cast<bool>(arguments["collection_class"].expr);
  made.ordered = static_cast<bool>(arguments["order_by"].expr);
  made.cascade = text(place("cascade", made.cascade_at));
  if (!made.cascade && arguments.boolean("cascade_delete").value_or(false)) made.cascade = "all, delete-orphan";
  const Place single = arguments["single_parent"];
  made.single_parent = single.expr && arguments.boolean("single_parent").value_or(true);
  if (const Place passive = arguments["passive_deletes"]; passive.expr) {
    const auto given = arguments.boolean("passive_deletes");
    const auto all = text(passive);
    made.passive_deletes = given ? (*given ? "True" : "False") : all.value_or("");
  }
  if (const Place over = arguments["overlaps"]; over.expr) {
    const auto names = text(over);
    made.overlaps_known = names.has_value();
    made.overlaps = comma_separated(names.value_or(""));
  }
  const auto lazy = text(arguments["lazy"]);
  if (lazy == "dynamic") made.loads_as_query = "dynamic";
  made.noload = lazy == "noload";
  if (lazy == "write_only") made.loads_as_query = "write_only";
}

}  // namespace ormlint
