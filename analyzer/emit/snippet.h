// Source lines with marks under what is meant:
//
//   --> services/orders.py:7:20
//    |
//  7 |     order.status = OrderStatus.Completed
//    |                    ^^^^^^^^^^^^^^^^^^^^^
//    |
//   ::: shop/models.py:4:7
//    |
//  4 | class OrderStatus(Enum):
//    |       ----------- `OrderStatus` is defined here
//
// Marks in one file share a block, in the order of their lines, so that one reads the file from top to bottom; a mark
// over several lines has a block of its own. Two marks on one line stand below each other and never cross.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "emit/paint.h"
#include "emit/places.h"

namespace ormlint {

struct Mark {
  Location at;
  std::string_view label;  // may be empty
  bool primary = false;    // the place itself, not the other side
};

// All marks of one finding; the first is the primary one.
class Snippets {
 public:
  Snippets(const std::vector<Mark>& marks, Style style, Places& places, const EmitOptions& options, Paint& paint);

  void write();
  // How wide the line numbers are, for what is written below the blocks.
  std::size_t gutter() const { return gutter_; }

 private:
  struct Placed {
    Mark mark;
    Span span;
    std::uint32_t first_line = 0;
    std::uint32_t last_line = 0;
  };
  struct Block {
    FileId file{};
    std::vector<Placed> marks;
    bool over_lines() const { return marks[0].first_line != marks[0].last_line; }
  };

  Placed placed(const Mark& mark);
  void arrange(const std::vector<Mark>& marks);
  void measure();

  void write_block(const Block& block, bool first);
  void write_lines(const Block& block);
  void write_over_lines(const Placed& placed);
  void write_line(FileId file, std::uint32_t number, Span focus, std::string_view bar, Style style);
  void write_mark(const Placed& placed, Span focus);
  void write_label(const Placed& placed);
  void gutter_text(std::string_view text);
  void gap() { gutter_text("..."); }
  Span within_line(FileId file, std::uint32_t number, Span span);
  Style mark_style(const Placed& placed) const { return placed.mark.primary ? style_ : Style::gutter; }

  Style style_;
  Places& places_;
  const EmitOptions& options_;
  Paint& paint_;
  std::vector<Block> blocks_;
  std::size_t gutter_ = 1;
};

}  // namespace ormlint
