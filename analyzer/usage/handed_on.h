// Values that a function is called with and that meet a column inside of it: what parameters meet is found in each
// file, then joined over the calls of the project.
#pragma once

#include <vector>

#include "usage/file_view.h"
#include "usage/given.h"

namespace ormlint {

struct ParameterRef {
  FunctionRef function;
  std::uint32_t place = 0;
  auto operator<=>(const ParameterRef&) const = default;
};

// What one file's functions do with their parameters, and what it calls functions of the project with.
struct HandedOn {
  struct Met {
    ParameterRef parameter;
    GivenValue as;  // how it meets the column; at: where
  };
  struct Passed {
    ParameterRef parameter, to;
  };
  struct Argument {
    ParameterRef to;
    Id<Expr> value;
  };
  std::vector<Met> met;
  std::vector<Passed> passed;
  std::vector<Argument> arguments;
};

// Of the names that meet columns in that file: those that are parameters, which nothing changes or asks for its type.
HandedOn read_handed_on(FileView& view, const std::vector<NameMet>& names);

// Where each parameter meets columns, by way of other functions too.
class ParametersMet {
 public:
  ParametersMet(const Project& project, Memory& memory, const std::vector<HandedOn>& files);
  bool empty() const { return met_.empty(); }
  // The file's arguments that meet a column, each as what it is.
  std::vector<GivenValue> given(FileView& view, const HandedOn& file) const;
  bool any(const HandedOn& file) const;

 private:
  std::vector<HandedOn::Met> met_;  // by parameter
};

}  // namespace ormlint
