#include "usage/read.h"

#include <algorithm>
#include <utility>

#include "base/parallel.h"
#include "project/dead_handlers.h"
#include "usage/attributes.h"
#include "usage/calls.h"
#include "usage/constructions.h"
#include "usage/enum_values.h"
#include "usage/file_reader.h"
#include "usage/given.h"
#include "usage/handed_on.h"
#include "usage/operators.h"
#include "usage/project_words.h"
#include "usage/responses.h"
#include "usage/sql.h"

namespace ormlint {

std::string written(const FileIndex& file, Id<Expr> expr) {
  if (std::string dotted = dotted_name(file, expr); !dotted.empty()) return dotted;
  const Expr& read = file[expr];
  if (read.kind == ExprKind::attribute) {
    const std::string object = written(file, read.parts[0]);
    return (object.empty() ? std::string("…") : object) + "." + std::string(file.text(read));
  }
  if (read.kind == ExprKind::call) {
    const std::string called = written(file, read.parts[0]);
    return called.empty() ? std::string() : called + "(…)";
  }
  return {};
}

Usage FileReader::run() {
  for (const Id<Stmt> stmt : file_.tree.stmts.ids()) {
    if (file_.damaged(file_[stmt].span)) continue;
    statement_ = stmt;
    for (const Slice<Expr> exprs : {file_[stmt].decorators, file_[stmt].exprs, file_[stmt].extra}) {
      for (const Id<Expr> expr : exprs) walk(expr);
    }
  }
  std::erase_if(usage_.value_reads, [&](const ValueRead& read) { return is_guarded(read.object, read.at.span); });
  std::erase_if(usage_.members_compared,
                [&](const MemberCompared& row) { return is_guarded(row.object, row.at.span); });
  std::ranges::sort(usage_.members_compared, {}, &MemberCompared::at);
  std::erase_if(usage_.nullable_reads, [&](const NullableRead& row) { return is_guarded(row.object, row.at.span); });
  std::ranges::sort(usage_.nullable_reads, {}, &NullableRead::at);
  std::ranges::sort(usage_.value_reads, {}, &ValueRead::at);
  std::ranges::sort(usage_.members_shown, {}, &MemberShown::at);
  return std::move(usage_);
}

void FileReader::walk(Id<Expr> id) {
  const Expr& expr = file_[id];
  if (expr.kind == ExprKind::attribute) attribute(id);
  if (expr.kind == ExprKind::call || expr.kind == ExprKind::joined_string) shown(id);
  if (expr.kind == ExprKind::call) note_guard(id);
  if (expr.kind == ExprKind::compare) member_compared(id);
  for (const Id<Expr> part : expr.parts) walk(part);
}

namespace {

Usage read_parts(FileView& view, HandedOn& handed) {
  Usage made = FileReader(view).run();
  made.python_operators = python_operators(view);
  made.enum_values = enum_values(view);
  made.members_in_json = members_in_json(view);
  handed = read_handed_on(view, read_given(view, made));
  made.unknown_attributes = unknown_attributes(view);
  made.response_fields = response_fields(view);
  made.missing_columns = missing_columns(view);
  made.unknown_settings = unknown_settings(view);
  made.wrong_calls = wrong_calls(view);
  made.wrong_placeholders = wrong_placeholders(view);
  made.not_executed = not_executed(view);
  made.statements = sql_statements(view);
  made.made_by_sql = made_by_sql(view.file);
  made.table_spelled = table_spelled(view);
  made.false_enums = false_enums(view);
  return made;
}

// The lists of rows, whatever they are, beside those of another Usage; in the order of this file's parts.
template <class Each>
void each_list(Usage& one, Usage& other, Each each) {
  each(one.value_reads, other.value_reads);
  each(one.nullable_reads, other.nullable_reads);
  each(one.members_shown, other.members_shown);
  each(one.members_compared, other.members_compared);
  each(one.python_operators, other.python_operators);
  each(one.given, other.given);
  each(one.enum_values, other.enum_values);
  each(one.members_in_json, other.members_in_json);
  each(one.unknown_attributes, other.unknown_attributes);
  each(one.response_fields, other.response_fields);
  each(one.missing_columns, other.missing_columns);
  each(one.unknown_settings, other.unknown_settings);
  each(one.wrong_calls, other.wrong_calls);
  each(one.wrong_placeholders, other.wrong_placeholders);
  each(one.not_executed, other.not_executed);
  each(one.statements, other.statements);
  each(one.false_enums, other.false_enums);
}

Usage read_file(FileView view, HandedOn& handed) {
  Usage made = read_parts(view, handed);
  const std::vector<Span> dead = dead_handlers(view.project, view.id);
  if (dead.empty()) return made;
  each_list(made, made, [&](auto& rows, auto&) {
    std::erase_if(rows, [&](const auto& row) {
      return row.at.file == view.id && std::ranges::any_of(dead, [&](Span span) { return span.contains(row.at.span); });
    });
  });
  return made;
}

// The parts are in the order of the files, so what is appended stays sorted by place.
Usage in_order(std::vector<Usage>& made) {
  Usage all;
  for (Usage& part : made) {
    each_list(all, part, [](auto& rows, auto& more) { std::ranges::move(more, std::back_inserter(rows)); });
    all.made_by_sql.merge(part.made_by_sql);
    all.table_spelled.merge(part.table_spelled);
  }
  return all;
}

}  // namespace

Usage read_usage(const Project& project, const Domain& domain, const Declarations& declarations, const Sources& sources,
                 unsigned threads) {
  std::vector<Usage> made(project.files.size());
  Memory memory;
  std::vector<HandedOn> handed(made.size());
  const bool open_base = has_open_base(project), listens = listens_to_inserts(project);
  const bool settings = has_settings(project);
  parallel_for(made.size(), threads, [&](std::size_t n) {
    const FileId id = static_cast<FileId>(n);
    if (!project.files[n].index) return;
    FileView view = view_file(project, domain, declarations, memory, id, sources[id].text);
    view.open_base = open_base;
    view.listens = listens;
    view.settings = settings;
    made[n] = read_file(std::move(view), handed[n]);
  });
  const ParametersMet parameters(project, memory, handed);
  parallel_for(made.size(), threads, [&](std::size_t n) {
    if (!parameters.any(handed[n])) return;
    const FileId id = static_cast<FileId>(n);
    FileView view = view_file(project, domain, declarations, memory, id, sources[id].text);
    std::ranges::move(parameters.given(view, handed[n]), std::back_inserter(made[n].given));
    std::ranges::sort(made[n].given, {}, &GivenValue::at);
  });
  Usage all = in_order(made);
  // The fields are where the class is, which several files may use.
  std::ranges::sort(all.response_fields, {}, &ResponseField::at);
  const auto again = std::ranges::unique(all.response_fields, {}, &ResponseField::at);
  all.response_fields.erase(again.begin(), again.end());
  add_defaults(domain, all);
  forgive_attributes(project, all.unknown_attributes);
  const auto by_driver = [](const GivenValue& row) { return row.in_coroutine; };
  all.asyncpg = std::ranges::any_of(all.given, by_driver) && names_asyncpg(project);
  const auto in_column = [](const MemberInJson& row) { return row.column != nullptr; };
  if (std::ranges::any_of(all.members_in_json, in_column) && has_json_serializer(project))
    std::erase_if(all.members_in_json, in_column);
  return all;
}

}  // namespace ormlint
