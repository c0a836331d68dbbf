// Whether a name is bound where it is read: Python's scoping ("Resolution of names", Language Reference), and
// everything that makes it unknowable.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "usage/injected_names.h"
#include "usage/name_reads.h"

namespace ormlint {

enum class Bound : std::uint8_t {
  perhaps,        // or surely: nothing is claimed
  nowhere,        // no scope binds it
  later,          // only by statements that run after this one
  later_local,    // the same in a function, whose own the name is: an outer one does not count
  handler_ended,  // only as the name of an exception whose handler has been left
};

class NameScopes {
 public:
  NameScopes(const Project& project, const InjectedNames& injected, FileId id);

  // False for files of which nothing can be told: broken, templates, stubs, with names made by exec or globals().
  bool known() const { return known_; }
  Bound look_up(const NameRead& read) const;
  // Every name that can be seen from a scope, builtins apart; for suggestions.
  std::vector<std::string_view> visible_names(Id<Scope> from) const;
  // A class around the scope, beyond functions, whose body binds the name: `self.` is missing. None when there is none.
  Id<Stmt> class_with(Id<Scope> from, std::string_view name) const;

 private:
  void note(Id<Expr> call);
  bool spells(std::string_view word) const;
  bool is_type_parameter(Id<Stmt> stmt, std::string_view name) const;
  bool bound_outside(std::string_view name) const;
  bool handler_ended(const NameRead& read, Id<Scope> scope, Slice<Binding> bindings) const;
  Bound in_scopes(const NameRead& read) const;
  bool all_later(const NameRead& read) const;
  bool unbound_local(const NameRead& read) const;
  bool share_loop(Id<Stmt> read, const Binding& binding) const;

  const Project& project_;
  const InjectedNames& injected_;
  FileId id_;
  const FileIndex& file_;
  Id<Module> module_;
  bool known_ = true;
  bool has_star_ = false;
  std::set<std::string_view> global_;  // named by some `global` statement
  std::set<std::string_view> nonlocal_;
  std::set<std::string_view> guarded_;  // asked for with hasattr(builtins, …)
  std::set<Id<Scope>> dynamic_;         // scopes that look at their own namespace
  bool configures_ = false;             // traitlets reads the file, and gives it a `c`
};

}  // namespace ormlint
