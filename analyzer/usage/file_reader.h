// One file's facts, in parts: values read from columns (values.cpp), members turned into text (shown.cpp).
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "usage/file_view.h"
#include "usage/usage.h"

namespace ormlint {

class FileReader {
 public:
  explicit FileReader(FileView& view)
      : view_(view), domain_(view.domain), evaluator_(view.evaluator), id_(view.id), file_(view.file) {}

  Usage run();

 private:
  void walk(Id<Expr> id);

  // values.cpp
  void attribute(Id<Expr> id);
  void nullable_read(Id<Expr> id, const Type& type);
  bool is_stored(Id<Expr> id) const;
  void note_guard(Id<Expr> call);
  bool is_guarded(const std::string& object, Span at) const;

  // compared.cpp
  void member_compared(Id<Expr> id);
  void member_and_text(Id<Expr> object, Id<Expr> text);

  // shown.cpp
  void shown(Id<Expr> id);
  Id<Expr> turned_into_text(Id<Expr> id, bool& formatted) const;
  bool find_meaning(Id<Expr> id, Id<Expr> object, MemberShown& made);
  bool stored_by_statement(Id<Expr> id, MemberShown& made);
  bool into_column(const Column* column, MemberShown& made) const;
  bool compared(Id<Expr> comparison, bool right, MemberShown& made);
  bool given_to_keyword(Id<Expr> call, Id<Expr> keyword, Id<Expr> object, MemberShown& made);
  bool given_to_key(Id<Expr> dict, Id<Expr> value, Id<Expr> object, MemberShown& made);
  bool field(std::string_view key, Id<Expr> object, MemberShown& made) const;
  bool is_for_people(Id<Expr> id) const;

  FileView& view_;
  const Domain& domain_;
  Evaluator& evaluator_;
  FileId id_;
  const FileIndex& file_;
  Id<Stmt> statement_;
  std::set<std::pair<Id<Scope>, std::string>> guarded_, assigned_;
  Usage usage_;
};

// An expression as the reader of a message would write it; empty for what has no short form.
std::string written(const FileIndex& file, Id<Expr> expr);

}  // namespace ormlint
