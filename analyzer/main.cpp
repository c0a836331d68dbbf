// argv to command to exit code.
#include <csignal>
#include <variant>

#include "app/commands.h"
#include "app/options.h"
#include "app/terminal.h"

int main(int argc, char** argv) {
  // A reader that closes the pipe early is an error of writing, not the end of us.
  std::signal(SIGPIPE, SIG_IGN);
  const auto parsed = ormlint::parse_command_line(argc, argv);
  if (const auto* advice = std::get_if<ormlint::Advice>(&parsed)) {
    if (advice->exit_code != 0) return ormlint::refuse({advice->text + "; see `ormlint --help`", {}});
    return ormlint::write_output(advice->text) ? 0 : 2;
  }
  return ormlint::run(std::get<ormlint::Options>(parsed));
}
