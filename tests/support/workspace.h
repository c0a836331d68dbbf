// A folder of its own for a test that needs real files, gone when the test is; and commands run in it.
#pragma once

#include <string>
#include <string_view>

namespace ormlint::test {

class Workspace {
 public:
  Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  ~Workspace();

  // Absolute, without '/' at its end.
  const std::string& path() const { return path_; }
  std::string operator/(std::string_view below) const { return path_ + "/" + std::string(below); }

  // Makes the folders above it too.
  void write(std::string_view below, std::string_view bytes) const;
  void folder(std::string_view below) const;
  // What the shell command prints, run in the workspace; the test fails if it does.
  std::string run(const std::string& command) const;
  // The same for git, shielded from whatever the machine's own configuration says.
  std::string git(const std::string& arguments) const;

 private:
  std::string path_;
};

}  // namespace ormlint::test
