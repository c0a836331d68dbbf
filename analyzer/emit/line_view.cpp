#include "emit/line_view.h"

#include <algorithm>

#include "base/utf8.h"
#include "emit/harmless.h"
#include "emit/width.h"

namespace ormlint {

namespace {

constexpr std::uint32_t tab_width = 4;
constexpr char32_t ellipsis = 0x2026;

std::uint32_t columns_of(char32_t code, Widths& widths) {
  const std::uint32_t columns = widths.next(code == '\t' ? ' ' : harmless(code));
  return code == '\t' ? tab_width : columns;
}

// Where the text from `from` on has filled `limit` columns, or its end. Looks at no more of a long line than that.
std::uint32_t fill(std::string_view line, std::uint32_t from, std::uint32_t limit) {
  Widths widths;
  std::uint32_t used = 0;
  while (from < line.size()) {
    const Character character = first_character(line.substr(from));
    used += columns_of(character.code, widths);
    if (used > limit) break;
    from += character.size;
  }
  return from;
}

std::uint32_t previous(std::string_view line, std::uint32_t byte) {
  const std::uint32_t lowest = byte > 4 ? byte - 4 : 0;
  std::uint32_t begin = byte - 1;
  while (begin > lowest && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) --begin;
  return begin;
}

std::uint32_t walk_back(std::string_view line, std::uint32_t from, std::uint32_t limit) {
  std::uint32_t used = 0;
  while (from > 0) {
    const std::uint32_t begin = previous(line, from);
    Widths widths;
    used += columns_of(first_character(line.substr(begin)).code, widths);
    if (used > limit) break;
    from = begin;
  }
  return from;
}

// Which bytes to show: all when they fit; else a third of the room before the focus, and what the end of the line
// leaves over is given to the front.
Span window(std::string_view line, Span focus, std::uint32_t limit) {
  const auto size = static_cast<std::uint32_t>(line.size());
  if (fill(line, 0, limit) == size) return {0, size};
  const std::uint32_t room = limit - 2;  // for the `…` at either end
  std::uint32_t begin = walk_back(line, std::min(focus.begin, size), room / 3);
  if (fill(line, begin, room) == size) begin = walk_back(line, size, room);
  return {begin, fill(line, begin, room)};
}

}  // namespace

LineView::LineView(std::string_view line, Span focus, std::uint32_t limit) {
  const Span shown = window(line, focus, limit);
  Widths widths;
  if (shown.begin > 0) add(0, ellipsis, 1);
  for (std::uint32_t byte = shown.begin; byte < shown.end;) {
    const Character character = first_character(line.substr(byte));
    add(byte, character.code, columns_of(character.code, widths));
    byte += character.size;
  }
  const std::uint32_t last = column_;
  if (shown.end < line.size()) add(shown.end, ellipsis, 1);
  // Behind the line's last character is a place too: a missing name, a missing bracket.
  cells_.push_back({static_cast<std::uint32_t>(line.size()), shown.end < line.size() ? last : column_});
}

void LineView::add(std::uint32_t byte, char32_t code, std::uint32_t columns) {
  cells_.push_back({byte, column_});
  column_ += columns;
  if (code == '\t') {
    text_.append(tab_width, ' ');
  } else {
    append_character(text_, harmless(code));
  }
}

std::uint32_t LineView::column(std::uint32_t byte) const {
  const auto after = std::ranges::upper_bound(cells_, byte, {}, &Cell::byte);
  return after == cells_.begin() ? 0 : std::prev(after)->column;
}

}  // namespace ormlint
