// upgrade() and downgrade() followed statement by statement, without running anything: a small interpreter of Python
// over the index. What it cannot evaluate is unknown; under an unknown condition both ways are followed, and what they
// execute is said to happen perhaps.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrations/database.h"
#include "migrations/naming.h"
#include "migrations/value.h"

namespace ormlint::migrations {

class Interpreter {
 public:
  Interpreter(const Project& project, Database& database) : project_(project), database_(database) {}

  // False where it ends in a raise.
  bool run(FileId file, Id<Stmt> function);
  // What env.py says of names; the revisions are run with it.
  NamingConvention convention(FileId environment);
  void use(const NamingConvention& naming) { naming_ = naming; }

 private:
  enum class Flow : std::uint8_t { next, broken, continued, returned, raised };

  struct Frame {
    FileId file{};
    Id<Stmt> function;  // none: a module's
    std::map<std::string, Value, std::less<>> locals;
    Value result;
    bool perhaps_returned = false;
    std::function<void(const Value&)> at_yield{};  // of a context manager: what its `with` holds
  };

  const FileIndex& index() const { return project_.index(frame().file); }
  const Frame& frame() const { return *frames_.back(); }
  Frame& frame() { return *frames_.back(); }
  Location at(Id<Expr> expr) const { return {frame().file, index()[expr].span}; }
  bool perhaps() const { return perhaps_ > 0 || frame().perhaps_returned; }
  Circumstances circumstances() const;
  bool spent();

  // statements.cpp
  Flow block(Slice<Stmt> statements);
  Flow statement(Id<Stmt> id);
  Flow branch(const Stmt& stmt);
  std::optional<bool> truth_of_setting(Id<Expr> test) const;
  Flow both_ways(const std::vector<Slice<Stmt>>& blocks);
  Flow loop(const Stmt& stmt);
  Flow loop_over(const Stmt& stmt, const Values& items);
  Flow try_block(const Stmt& stmt);
  void assign(Id<Expr> target, Value value);
  void assign_unpacked(const Expr& target, const Value& value);
  void augment(const Stmt& stmt);

  // managers.cpp
  Flow with_block(const Stmt& stmt);
  Flow with_items(const Stmt& stmt, std::size_t done);
  void enter(Id<Expr> manager);
  std::optional<FunctionRef> generator_of(Id<Expr> manager) const;
  std::optional<Flow> through(const FunctionRef& manager, const Arguments& given,
                              const std::function<Flow(const Value&)>& inside);

  // handlers.cpp
  Caught caught_by(Id<Expr> exception) const;
  Caught swallows(const Stmt& handler) const;
  // Of a try statement: how its body is caught, and the handler.
  void be_caught(const Stmt& stmt);

  // expressions.cpp
  Value evaluate(Id<Expr> expr);
  // As another file's module sees it; unknown where calls are nested too deeply.
  Value evaluate_in(FileId file, Id<Expr> expr);
  Value evaluate_kind(Id<Expr> expr);
  Value name(Id<Expr> expr);
  Value entity_value(const Entity& entity);
  Value module_variable(const VariableRef& ref);
  Value attribute(Id<Expr> expr);
  Value attribute_of_value(const Value& object, std::string_view name);
  Value class_attribute(ClassRef ref, std::string_view name);
  Value table_of(ClassRef ref);
  Value subscript(const Expr& expr);
  Value global(const Value& name);
  Value joined_string(const Expr& expr);
  Value elements(const Expr& expr);
  Value dict(const Expr& expr);
  Value comprehension(Id<Expr> expr);
  void comprehend(const Expr& expr, std::size_t clause, const std::function<void()>& element, bool& sure);
  std::optional<Values> iterate(const Value& value);
  std::optional<Values> members(ClassRef ref);

  // operators.cpp
  Value unary(const Expr& expr);
  Value binary(Op op, const Value& left, const Value& right);
  Value boolean_chain(const Expr& expr);
  Value compare(const Expr& expr);
  Value compare_once(Op op, const Value& left, const Value& right);
  Value format_percent(const std::string& format, const Value& values);

  // calls.cpp
  Value call(Id<Expr> expr);
  Arguments arguments(Id<Expr> call);
  Value call_value(const Value& callee, Arguments given);
  Value call_lambda(const Value& lambda, const Arguments& given);
  void bind(const FileIndex& there, Id<Expr> parameters, const Arguments& given);
  Value call_external(const std::string& dotted, const Arguments& given);
  Value is_instance(const Value& value, const Value& wanted);
  Value call_attribute(std::string_view name, const Arguments& given);
  Value call_builtin(std::string_view name, const Arguments& given);
  Value call_over_items(std::string_view name, const Arguments& given);

  // functions.cpp
  struct Wrapper {  // what a decorator puts in a function's place
    FunctionRef outer, inner;
    std::string_view parameter;
  };
  bool may_call(const FunctionRef& ref) const;
  Value call_function(const FunctionRef& ref, const Arguments& given);
  Value call_body(const FunctionRef& ref, const Arguments& given);
  Value run_body(const FunctionRef& ref, const Arguments& given, std::function<void(const Value&)> at_yield = {});
  std::optional<Wrapper> wrapper_of(const FunctionRef& ref) const;
  Value call_wrapper(const FunctionRef& ref, const Wrapper& wrapper, const Arguments& given);

  // methods.cpp
  Value method(const Value& object, std::string_view name, const Arguments& given);
  Value text_method(const Value& text, std::string_view name, const Arguments& given);
  Value list_method(const Value& list, std::string_view name, const Arguments& given);
  Value dict_method(const Value& dict, std::string_view name, const Arguments& given);
  Value format(const std::string& pattern, const Arguments& given);

  // objects.cpp
  Value object_method(const Value& object, std::string_view name, const Arguments& given);
  Value batch_method(const Object& batch, std::string_view name, const Arguments& given);
  Value type_method(const Value& object, std::string_view name, const Arguments& given);
  Value connection_method(std::string_view name, const Arguments& given);
  Value execute(const Arguments& given);
  bool note_transaction(const std::string& sql);
  bool lose_by_method(const Object& object, std::string_view name, const Arguments& given);
  std::optional<bool> speaks_of_operations(const Value& owner, std::string_view method) const;
  bool speaks_of_operations(FileId in, Span body) const;
  // What is not followed may do anything with alembic's `op` or a connection.
  bool lose_if_given_database(const Arguments& given);
  bool is_own(Id<Expr> owner) const;
  void metadata_method(std::string_view name, const Arguments& given, bool own);
  Value inspect(Object& inspector, std::string_view name, const Arguments& given);
  Value inspector_method(std::string_view name, const Arguments& given);

  // operations.cpp
  Value operation(std::string_view name, const Arguments& given);
  void emit(std::string sql, Location at, std::vector<Origin> origins = {});
  void lose(const std::string& table, Location at, std::string why);
  void refuse(const std::string& table, Location at, std::string why);

  friend class Operations;

  const Project& project_;
  Database& database_;
  static constexpr std::size_t most_frames = 40;

  std::vector<Frame*> frames_;
  std::map<std::pair<FileId, std::uint32_t>, Value> variables_;  // of modules, by binding
  NamingConvention naming_;
  int perhaps_ = 0;
  Circumstances around_;     // but for perhaps
  Circumstances collected_;  // where a batch sends what it has collected: around its `with`
  std::size_t steps_ = 0;
};

}  // namespace ormlint::migrations
