// Keywords that Column(…), mapped_column(…) and SQLModel's Field(…) do not take. Facts: the signatures of
// SQLAlchemy 1.3 to 2.0.36, of SQLModel 0.0.8 to 0.0.50 and of pydantic 1 and 2.
#include <algorithm>
#include <array>

#include "domain/model_reader.h"
#include "domain/orm_names.h"

namespace ormlint {

namespace {

// Of Column, then of mapped_column alone.
constexpr std::array<std::string_view, 30> column_keywords{
    "name",    "nullable",       "default",         "onupdate",       "index",           "unique",
    "key",     "autoincrement",  "quote",           "info",           "comment",         "doc",
    "system",  "type_",          "primary_key",     "server_default", "server_onupdate", "insert_default",
    "init",    "repr",           "compare",         "hash",           "deferred",        "deferred_group",
    "kw_only", "active_history", "default_factory", "sort_order",     "insert_sentinel", "deferred_raiseload"};

// What comes before an underscore is a dialect to SQLAlchemy; there is none of these names.
constexpr std::array<std::string_view, 16> no_dialects{"primary", "server", "insert",   "default", "foreign", "type",
                                                       "sort",    "auto",   "nullable", "unique",  "index",   "on",
                                                       "max",     "min",    "is",       "deferred"};

// Of any version of SQLModel or pydantic. Sorted.
constexpr std::array<std::string_view, 59> field_keywords{"alias",
                                                          "alias_priority",
                                                          "allow_inf_nan",
                                                          "allow_mutation",
                                                          "coerce_numbers_to_str",
                                                          "const",
                                                          "decimal_places",
                                                          "default",
                                                          "default_factory",
                                                          "deprecated",
                                                          "description",
                                                          "discriminator",
                                                          "env",
                                                          "example",
                                                          "examples",
                                                          "exclude",
                                                          "exclude_if",
                                                          "extra",
                                                          "fail_fast",
                                                          "field_title_generator",
                                                          "final",
                                                          "foreign_key",
                                                          "frozen",
                                                          "ge",
                                                          "gt",
                                                          "include",
                                                          "index",
                                                          "init",
                                                          "init_var",
                                                          "json_schema_extra",
                                                          "kw_only",
                                                          "le",
                                                          "lt",
                                                          "max_digits",
                                                          "max_items",
                                                          "max_length",
                                                          "min_items",
                                                          "min_length",
                                                          "multiple_of",
                                                          "nullable",
                                                          "ondelete",
                                                          "pattern",
                                                          "primary_key",
                                                          "regex",
                                                          "repr",
                                                          "sa_column",
                                                          "sa_column_args",
                                                          "sa_column_kwargs",
                                                          "sa_type",
                                                          "schema_extra",
                                                          "serialization_alias",
                                                          "smart_union",
                                                          "strict",
                                                          "title",
                                                          "union_mode",
                                                          "unique",
                                                          "unique_items",
                                                          "validate_default",
                                                          "validation_alias"};

ColumnFault fault(ColumnFault::Kind kind, FileId in, const Expr& part, std::string_view name, std::string_view owner) {
  const std::uint32_t begin = part.span.begin;
  return {kind, {in, {begin, begin + static_cast<std::uint32_t>(name.size())}}, name, owner};
}

}  // namespace

// Without an underscore SQLAlchemy raises TypeError; with one it warns that there is no such dialect.
void ModelReader::read_unknown_keywords(Column& column, FileId in, Id<Expr> call) const {
  const FileIndex& index = file(in);
  for (const Id<Expr> part : index[call].parts.from(1)) {
    const std::string_view name = index[part].kind == ExprKind::keyword ? index.text(index[part]) : std::string_view{};
    if (name.empty() || std::ranges::find(column_keywords, name) != column_keywords.end()) continue;
    if (name == "use_existing_column" || name.starts_with('_')) continue;
    const std::size_t dash = name.find('_');
    const bool dialect = dash != name.npos && std::ranges::find(no_dialects, name.substr(0, dash)) == no_dialects.end();
    if (dialect) continue;
    const bool raises = dash == name.npos;
    column.faults.push_back(
        fault(raises ? ColumnFault::unknown_keyword : ColumnFault::ignored_keyword, in, index[part], name, "column"));
  }
}

void ModelReader::read_unknown_field_keywords(Column& column, FileId in, Id<Expr> field) const {
  const FileIndex& index = file(in);
  for (const Id<Expr> part : index[field].parts.from(1)) {
    const std::string_view name = index[part].kind == ExprKind::keyword ? index.text(index[part]) : std::string_view{};
    if (name.empty() || std::ranges::find(field_keywords, name) != field_keywords.end()) continue;
    column.faults.push_back(fault(ColumnFault::unknown_keyword, in, index[part], name, "field"));
  }
}

}  // namespace ormlint
