// Expressions to types, on demand and each binding once; an Evaluator belongs to one thread. Names are followed through
// their bindings, calls of SQLAlchemy by what they were given: `execute` of a statement that is proved to select a
// mapped class gives its instances, whoever the session is.
//
// Facts: SQLAlchemy's documentation, "Using SELECT Statements", `Result`, `ScalarResult`, `Query` and `Session`; Flask-
// SQLAlchemy's `Model.query`.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "domain/annotations.h"
#include "domain/read.h"
#include "types/memory.h"
#include "types/type.h"

namespace ormlint {

class Evaluator {
 public:
  // Any file's expressions can be asked for; those of one file are what it is made for.
  Evaluator(const Project& project, const Domain& domain, const Declarations& declarations, Memory& memory, FileId file)
      : project_(project),
        domain_(domain),
        declarations_(declarations),
        memory_(memory),
        file_(file),
        found_unknown_(project.index(file).tree.exprs.size()) {}

  Type of(FileId file, Id<Expr> expr) { return evaluate(file, expr, max_depth); }
  // What a name holds right after that.
  Type of_binding(FileId file, Id<Binding> binding) { return bound(file, binding, max_depth).value_or(Type{}); }
  // What a name or dotted expression stands for, each found once.
  const Entity& resolved(FileId file, Id<Expr> expr);
  // An attribute of a value of that type.
  Type attribute(const Type& object, std::string_view name);
  Type from_annotation(FileId file, Id<Expr> annotation);
  // The column that an attribute of a mapped class reads, also of the classes it inherits from; none when it is another
  // thing or cannot be known.
  const Column* column(Id<Model> model, std::string_view attribute) const;
  static Type loaded(Id<Model> model, const Column& column);

 private:
  static constexpr int max_depth = 40, max_level = 16;
  static constexpr unsigned no_cut = 0xFFFFFFFF;

  Type evaluate(FileId file, Id<Expr> expr, int depth);
  Type evaluate_anew(FileId file, Id<Expr> expr, int depth);
  Type literal(FileId file, Id<Expr> expr) const;
  Type read(FileId file, Id<Expr> expr, int depth);
  Type name(FileId file, Id<Expr> expr, int depth);
  Type bind(FileId file, const Binding& binding, int depth);
  Type assigned_part(FileId file, const Binding& binding, int depth);
  Type parameter(FileId file, const Binding& binding);
  Type element(const Type& iterable);
  Type injected(FileId file, Id<Expr> value);
  Type walrus(FileId file, const Binding& binding, int depth);
  Type entered(const Type& manager, int depth);
  Type iterated(const FileIndex& file, const Binding& binding, const Type& iterable);
  Type unpacked(FileId file, Id<Expr> target, Id<Expr> name, const Type& value);
  Type entity(FileId from, const Entity& entity, int depth);
  Type awaited(const Type& object);
  Type comprehension(FileId file, const Expr& expr, int depth);
  Type subscript(FileId file, const Expr& expr, int depth);

  // attributes.cpp
  Type of_member(const Type& object, std::string_view name) const;
  Type of_row(const Type& row, std::string_view name) const;
  Type of_columns(const Type& object, std::string_view name);
  Type from_tuple(FileId file, Id<Expr> annotation);
  Type from_generic(FileId file, Id<Expr> annotation);
  Type from_entity(const Entity& entity);

  // mapped.cpp
  Type of_instance(const Type& object, std::string_view name);
  Type of_relationship(const Type& object, const Relationship& relationship);
  Type keyed(Id<Model> model, std::string_view name);
  Type of_composite(Id<Model> model, std::string_view name);
  Type made_by_call(const Type& object, std::string_view name);
  Type class_attribute(const Type& model_class, std::string_view name);
  bool is_column_property(const Member& member) const;
  std::optional<Member> member_of(Id<Model> model, std::string_view name) const;

  // narrow.cpp
  struct Learned {
    bool not_none = false;
    std::optional<Type> instance;  // of that; Unknown: of some other class than was thought
  };
  Learned learned(FileId file, Id<Expr> test, bool outcome, Text name);
  Type narrowed(FileId file, Id<Expr> name, Type type);
  bool is_tested(FileId file, Id<Expr> name);

  // calls.cpp
  Type call(FileId file, Id<Expr> expr, int depth);
  Type call_of_name(FileId file, Id<Expr> call, const Entity& called, int depth);
  Type made_by_orm(FileId file, Id<Expr> call, std::string_view name, int depth);
  Type method(FileId file, Id<Expr> call, int depth);
  Type method_of_unknown(FileId file, Id<Expr> call, std::string_view name, int depth);

  // objects.cpp
  using Parameters = std::vector<std::pair<std::string_view, Type>>;
  Type of_object(const Type& object, std::string_view name);
  Type assigned(const ClassInfo& info, std::string_view name, const std::optional<Member>& member);
  Type declared(const Type& object, const Member& member);
  Type method_of_class(const Type& object, ClassRef ref, std::string_view name, int depth);
  bool is_typed_dict(ClassRef ref) const;
  Type substituted(const Type& object, ClassRef owner, Id<Expr> annotation);
  std::vector<std::string_view> parameters_of(ClassRef ref) const;
  Parameters arguments_of(ClassRef ref, const std::vector<Type>& given, ClassRef owner, int depth);

  // returns.cpp
  struct Asked {
    std::optional<Type> type;
    unsigned open = 0;  // while it is being found out: how many are, it among them
    bool cut = false;   // the answer lacks what something gave that was being found out
    int height = 0;
  };
  Type cut_short();
  std::optional<Type> answered(Asked& asked);
  template <class Find>
  Type find_out(std::uint64_t question, Find find);
  template <class Find>
  std::optional<Type> shared(std::uint64_t question, Find find);
  Type value_once(FileId file, Id<Expr> value);
  std::optional<Type> bound(FileId file, Id<Binding> binding, int depth);
  Type returned(FileId file, Id<Stmt> function, int depth);
  std::string_view manager_of(FileId file, Id<Stmt> function) const;
  Type managed(FileId file, Id<Stmt> function, std::string_view manager);
  Type yielded(FileId file, Id<Stmt> function);
  Type joined_yields(FileId file, Id<Stmt> function);
  static bool is_annotated(const FileIndex& file, Id<Stmt> function);
  static bool is_generator(const FileIndex& file, Id<Stmt> function);
  Type inferred(FileId file, Id<Stmt> function);
  Type joined_returns(FileId file, Id<Stmt> function);

  // queries.cpp
  Type query_method(const Type& query, std::string_view name, FileId file, Id<Expr> call, int depth);
  Type united(FileId file, const Type& first, Slice<Expr> others, int depth);
  Type joined(const Type& query, std::string_view name, FileId file, Id<Expr> call, int depth);
  Type row_of(FileId file, Id<Expr> call, int depth);
  void add_selected(Type& row, FileId file, Slice<Expr> arguments, int depth);
  Type selected(FileId file, Id<Expr> expr, int depth);

  // library.cpp
  friend class StubUse;
  Type library_call(FileId file, Id<Expr> call, const std::string& dotted, int depth);
  Type library_method(const Type& object, FileId file, Id<Expr> call, int depth);
  Type inherited(const Type& object, FileId file, Id<Expr> call, int depth);
  // The class of the library that a name of the project stands for.
  std::optional<ClassRef> library_class(const Entity& entity) const;
  Type read_by_name(FileId file, Id<Expr> call, int depth);
  Type library_value(const std::string& dotted);
  Type moment(FileId file, Id<Expr> call, std::string_view name, Type made);

  // clauses.cpp
  Type operation(FileId file, Id<Expr> expr, int depth);
  Type inverted(const Type& clause) const;
  Type boolean(FileId file, const Expr& expr, int depth);
  Type comparison(FileId file, const Expr& expr, int depth);
  Type clause_function(FileId file, Id<Expr> call, int depth);
  Type clause_method(const Type& object, std::string_view name, FileId file, Id<Expr> call, int depth);
  bool is_core_column(FileId file, Id<Expr> expr, int depth);
  bool is_queried(FileId file, const std::string& dotted);

  // clause_values.cpp
  Type value_of(const Type& clause) const;
  Type condition(Truth truth, std::initializer_list<Type> operands) const;
  Type loads_of_function(FileId file, Id<Expr> call, std::string_view name, int depth);
  Type loads_of_construct(FileId file, Id<Expr> call, std::string_view name, int depth);
  Type loads_of_case(FileId file, Id<Expr> call, int depth);
  Type loads_of_arithmetic(Op op, const Type& left, const Type& right) const;
  Type cast_to(FileId file, Id<Expr> type, const Type& value) const;

  // Where an expression's entity is kept: a function's name under its scope, for it is the same all over that.
  struct Known {
    FileId file{};
    Id<Scope> scope;
    std::uint32_t what = 0;  // the name's text, or the expression
    bool operator==(const Known&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Known& key) const {
      std::uint64_t mixed = (static_cast<std::uint64_t>(key.file) << 32 | key.what) * 0x9E3779B97F4A7C15U;
      mixed ^= (mixed >> 29) + key.scope.value;
      return static_cast<std::size_t>(mixed * 0xBF58476D1CE4E5B9U);
    }
  };

  const Project& project_;
  const Domain& domain_;
  const Declarations& declarations_;
  Memory& memory_;
  FileId file_;
  std::vector<bool> found_unknown_;  // by expression of that file, most of which are nothing that we know
  const Entity unknown_ = Unknown{};
  std::unordered_map<Known, Entity, Hash> resolved_;
  // What a binding or function gives, once it was asked for. `query = query.where(…)` asks for itself when it stands in
  // a loop, and what is behind it decides.
  std::unordered_map<std::uint64_t, Asked> asked_;
  unsigned open_ = 0, lowest_ = no_cut;  // how many are being found out; the outermost of these that was asked for
  int level_ = 0, height_ = 0;           // of questions that are asked for each other
  std::unordered_map<std::uint64_t, Memory::Known> evaluated_;
  Parameters parameters_;  // what type parameters stand for in the annotation that is being read
  // By file: the scopes and names of which isinstance() asks there.
  std::unordered_map<FileId, std::unordered_set<std::uint64_t>> tested_;
  // By file: the classes of other packages that it queries.
  std::unordered_map<FileId, std::set<std::string>> queried_;
};

// Those of X[T] and X[T, U], by what stands in the brackets.
std::vector<Id<Expr>> type_arguments(const FileIndex& file, Id<Expr> index);

}  // namespace ormlint
