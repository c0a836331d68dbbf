#include "emit/snippet.h"

#include <fmt/core.h>

#include <algorithm>

#include "emit/harmless.h"
#include "emit/line_view.h"

namespace ormlint {

namespace {

constexpr std::uint32_t widest_line = 140;
// Of a span over more lines than this, the middle is left out.
constexpr std::uint32_t most_lines = 7;
constexpr std::uint32_t lines_before_gap = 3;
constexpr std::uint32_t lines_after_gap = 2;

std::size_t digits(std::uint32_t number) { return fmt::formatted_size("{}", number); }

}  // namespace

Snippets::Snippets(const std::vector<Mark>& marks, Style style, Places& places, const EmitOptions& options,
                   Paint& paint)
    : style_(style), places_(places), options_(options), paint_(paint) {
  arrange(marks);
  measure();
}

Snippets::Placed Snippets::placed(const Mark& mark) {
  const Span span = places_.span(mark.at);
  const Lines& lines = places_.lines(mark.at.file);
  // A span that ends behind a line break has nothing of the line after it.
  const std::uint32_t last = span.end > span.begin ? span.end - 1 : span.end;
  return {mark, span, lines.at(span.begin).line, lines.at(last).line};
}

void Snippets::arrange(const std::vector<Mark>& marks) {
  for (const Mark& mark : marks) {
    Placed here = placed(mark);
    const bool alone = here.first_line != here.last_line;
    const auto shared = std::ranges::find_if(
        blocks_, [&](const Block& block) { return block.file == mark.at.file && !block.over_lines(); });
    if (alone || shared == blocks_.end()) {
      blocks_.push_back({mark.at.file, {std::move(here)}});
    } else {
      shared->marks.push_back(std::move(here));
    }
  }
}

void Snippets::measure() {
  bool gaps = false;
  for (const Block& block : blocks_) {
    std::vector<std::uint32_t> lines;
    for (const Placed& mark : block.marks) {
      gutter_ = std::max(gutter_, digits(mark.last_line));
      gaps = gaps || mark.last_line - mark.first_line >= most_lines;
      lines.push_back(mark.first_line);
    }
    std::ranges::sort(lines);
    const auto apart = [](std::uint32_t line, std::uint32_t next) { return next > line + 2; };
    gaps = gaps || std::ranges::adjacent_find(lines, apart) != lines.end();
  }
  if (gaps) gutter_ = std::max(gutter_, std::string_view("...").size());
}

void Snippets::write() {
  for (std::size_t n = 0; n < blocks_.size(); ++n) {
    if (n > 0) {
      gutter_text("");
      paint_.plain("\n");
    }
    write_block(blocks_[n], n == 0);
  }
}

void Snippets::gutter_text(std::string_view text) { paint_.put(Style::gutter, fmt::format("{:>{}} |", text, gutter_)); }

void Snippets::write_block(const Block& block, bool first) {
  const LineColumn begin = places_.range(block.marks[0].mark.at).begin;
  std::string place;
  append_line(place, shown_path(places_.source(block.file)));
  paint_.put(Style::gutter, fmt::format("{:>{}}{}", "", gutter_, first ? "-->" : ":::"));
  paint_.plain(fmt::format(" {}:{}:{}\n", place, begin.line, begin.column));
  gutter_text("");
  paint_.plain("\n");
  if (block.over_lines()) {
    write_over_lines(block.marks[0]);
  } else {
    write_lines(block);
  }
}

// The part of a span that lies on a line, in bytes of that line.
Span Snippets::within_line(FileId file, std::uint32_t number, Span span) {
  const Lines& lines = places_.lines(file);
  const std::uint32_t begin = lines.line_begin(number);
  const auto size = static_cast<std::uint32_t>(lines.line(number).size());
  const auto inside = [&](std::uint32_t offset) { return std::clamp(offset, begin, begin + size) - begin; };
  return {inside(span.begin), inside(span.end)};
}

void Snippets::write_line(FileId file, std::uint32_t number, Span focus, std::string_view bar, Style style) {
  const std::string_view line = places_.lines(file).line(number);
  std::string text = LineView(line, within_line(file, number, focus), widest_line).text();
  while (text.ends_with(' ')) text.pop_back();
  gutter_text(fmt::format("{}", number));
  if (!bar.empty()) {
    paint_.plain(" ");
    paint_.put(style, bar);
  }
  paint_.plain(text.empty() ? "\n" : fmt::format(" {}\n", text));
}

void Snippets::write_lines(const Block& block) {
  std::vector<const Placed*> marks;
  for (const Placed& mark : block.marks) marks.push_back(&mark);
  // The primary one first where they share a line.
  std::ranges::stable_sort(marks, {}, [](const Placed* mark) { return mark->first_line; });
  std::uint32_t last = 0;
  Span focus;  // of a long line the part is shown where its first mark is
  for (const Placed* mark : marks) {
    const std::uint32_t number = mark->first_line;
    if (number != last) {
      // A single line in between says more than a gap of the same height.
      if (last > 0 && number == last + 2) write_line(block.file, last + 1, {}, "", style_);
      if (last > 0 && number > last + 2) {
        gap();
        paint_.plain("\n");
      }
      focus = mark->span;
      write_line(block.file, number, focus, "", style_);
    }
    last = number;
    write_mark(*mark, focus);
  }
}

void Snippets::write_mark(const Placed& placed, Span focus) {
  const FileId file = placed.mark.at.file;
  const Span part = within_line(file, placed.first_line, placed.span);
  const LineView view(places_.lines(file).line(placed.first_line), within_line(file, placed.first_line, focus),
                      widest_line);
  const std::uint32_t begin = view.column(part.begin);
  const std::uint32_t end = std::max(view.column(part.end), begin + 1);
  gutter_text("");
  paint_.plain(std::string(begin + 1, ' '));
  paint_.put(mark_style(placed), std::string(end - begin, placed.mark.primary ? '^' : '-'));
  write_label(placed);
}

void Snippets::write_label(const Placed& placed) {
  if (!placed.mark.label.empty()) {
    std::string label;
    append_line(label, placed.mark.label);
    paint_.plain(" ");
    paint_.put(mark_style(placed), label);
  }
  paint_.plain("\n");
}

void Snippets::write_over_lines(const Placed& placed) {
  const FileId file = placed.mark.at.file;
  const std::string_view mark = placed.mark.primary ? "^" : "-";
  const Span first = within_line(file, placed.first_line, placed.span);
  const std::string_view first_text = places_.lines(file).line(placed.first_line);
  const bool from_start = first_text.find_first_not_of(" \t\f") >= first.begin;

  write_line(file, placed.first_line, placed.span, from_start ? "/" : " ", mark_style(placed));
  if (!from_start) {
    const std::uint32_t column = LineView(first_text, first, widest_line).column(first.begin);
    gutter_text("");
    paint_.plain("  ");
    paint_.put(mark_style(placed), fmt::format("{}{}", std::string(column + 1, '_'), mark));
    paint_.plain("\n");
  }
  const bool cut = placed.last_line - placed.first_line >= most_lines;
  for (std::uint32_t number = placed.first_line + 1; number <= placed.last_line; ++number) {
    if (cut && number == placed.first_line + lines_before_gap) {
      gap();
      paint_.plain(" ");
      paint_.put(mark_style(placed), "|");
      paint_.plain("\n");
      number = placed.last_line - lines_after_gap + 1;
    }
    const std::uint32_t in_sight = number == placed.last_line ? placed.span.end : 0;
    write_line(file, number, {in_sight, in_sight}, "|", mark_style(placed));
  }
  const Span last = within_line(file, placed.last_line, placed.span);
  const LineView view(places_.lines(file).line(placed.last_line), {last.end, last.end}, widest_line);
  const std::uint32_t end = view.column(last.end);
  gutter_text("");
  paint_.plain(" ");
  paint_.put(mark_style(placed), fmt::format("|{}{}", std::string(end > 0 ? end : 1, '_'), mark));
  write_label(placed);
}

}  // namespace ormlint
