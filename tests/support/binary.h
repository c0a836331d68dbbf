// The program as a user runs it.
#pragma once

#include <string>
#include <string_view>

#include "support/workspace.h"

namespace ormlint::test {

struct Ran {
  int code = -1;    // -1: it did not end by itself
  std::string out;  // standard output and error

  bool has(std::string_view text) const { return out.find(text) != std::string::npos; }
};

// In the workspace, without colour; `before` may set variables or name a program that runs it.
Ran run_ormlint(const Workspace& workspace, const std::string& arguments, const std::string& before = "");

// A file of the workspace, whole.
std::string read_workspace_file(const Workspace& workspace, std::string_view below);

}  // namespace ormlint::test
