#include "app/fix.h"

#include <fmt/core.h>

#include <string>
#include <utility>

#include "app/load.h"
#include "app/terminal.h"
#include "base/files.h"
#include "pipeline/analyze.h"
#include "report/fix.h"
#include "sources/discover.h"

namespace ormlint {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr int max_rounds = 10;  // fixes that wait for each other; more would be a pair that undoes itself

// A file is written only if it is, byte for byte, what was analyzed: not changed meanwhile, and in no other encoding.
Result<void> write_fixed(const Source& source, std::string_view fixed) {
  const auto bytes = read_file(source.file, default_max_bytes);
  if (!bytes) return std::unexpected(bytes.error());
  const bool marked = bytes->starts_with(byte_order_mark);
  if (std::string_view(*bytes).substr(marked ? byte_order_mark.size() : 0) != source.text) {
    return fail(
        fmt::format("`{}` is not fixed: it is not in UTF-8, has stray carriage returns, or was changed meanwhile",
                    source.shown_path()));
  }
  return write_file(source.file, (marked ? std::string(byte_order_mark) : std::string()) + std::string(fixed));
}

}  // namespace

int fix(const FixOptions& options) {
  std::size_t applied = 0;
  int code = 0;
  for (int round = 0; round < max_rounds; ++round) {
    auto loaded = load(options.check);
    if (!loaded) return refuse(loaded.error());
    const Report report = analyze(loaded->inputs);
    const Fixed fixed = apply_fixes(report, loaded->inputs.sources, options.unsafe ? Safety::unsafe : Safety::safe);
    bool failed = false;
    for (const FixedFile& file : fixed.files) {
      const auto written = write_fixed(loaded->inputs.sources[file.file], file.text);
      if (written) continue;
      complain(written.error().text);
      failed = true;
    }
    if (failed) return 2;
    applied += fixed.applied;
    if (fixed.applied > 0) continue;
    code = exit_code(report);
    std::size_t left = 0;
    for (const Judged& judged : report.findings) left += judged.status == Status::active;
    if (!options.check.quiet) (void)write_output(fmt::format("Fixed {}, {} left\n", applied, left));
    break;
  }
  return code;
}

}  // namespace ormlint
