// argv to command to exit code.
#include <fmt/core.h>

#include <csignal>
#include <variant>

#include "app/commands.h"
#include "app/options.h"

int main(int argc, char** argv) {
  // A reader that closes the pipe early is an error of writing, not the end of us.
  std::signal(SIGPIPE, SIG_IGN);
  const auto parsed = ormlint::parse_command_line(argc, argv);
  if (const auto* advice = std::get_if<ormlint::Advice>(&parsed)) {
    if (advice->exit_code == 0) {
      fmt::print("{}", advice->text);
    } else {
      fmt::print(stderr, "ormlint: {}; see `ormlint --help`\n", advice->text);
    }
    return advice->exit_code;
  }
  return ormlint::run(std::get<ormlint::Options>(parsed));
}
