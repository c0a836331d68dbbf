// What a file's methods assign to attributes of `self`.
#pragma once

#include <unordered_map>
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

 private:
  void target(const FileIndex& file, Id<Stmt> stmt, Id<Expr> expr, SelfWrite write);

  std::unordered_map<std::uint64_t, std::vector<SelfWrite>> writes_;
};

}  // namespace ormlint
