// What a file's methods assign to attributes of `self`, and which of them are no mere methods.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "index/file_index.h"

namespace ormlint {

struct SelfWrite {
  Id<Expr> value, annotation;  // neither: it is unpacked, looped over or changed in place
};

class SelfWrites {
 public:
  explicit SelfWrites(const FileIndex& file);
  // Empty where the class assigns no such attribute.
  const std::vector<SelfWrite>& of(Id<Stmt> class_def, Text name) const;
  // The class's body reads the name: `default=count` hands a function on to somebody who gives it what he likes.
  bool reads_in_body(Id<Stmt> class_def, Text name) const;

 private:
  void target(const FileIndex& file, Id<Stmt> stmt, Id<Expr> expr, SelfWrite write);

  std::unordered_map<std::uint64_t, std::vector<SelfWrite>> writes_;
  std::unordered_set<std::uint64_t> body_reads_;
};

}  // namespace ormlint
