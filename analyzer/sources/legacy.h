// Text in one of the encodings that are not UTF-8, to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sources/codecs.h"

namespace ormlint {

// The first byte, or bytes, that the encoding does not have.
struct Refusal {
  std::size_t at = 0;       // in the bytes
  std::size_t size = 1;     // of the bytes
  std::size_t text_at = 0;  // in the text, where U+FFFD stands for it
  std::string reason;       // CPython's
};

struct Transcoded {
  std::string text;  // what is refused has become U+FFFD
  std::optional<Refusal> refusal;
};

// Nothing when the C library lacks the encoding.
std::optional<Transcoded> transcode(const Codec& codec, std::string_view bytes);

}  // namespace ormlint
