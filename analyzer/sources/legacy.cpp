#include "sources/legacy.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "base/utf8.h"

namespace ormlint {

namespace {

constexpr std::uint8_t escape = 0x1B;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

class Converter {
 public:
  explicit Converter(std::string_view from) : handle_(::iconv_open("UTF-8", std::string(from).c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (good()) ::iconv_close(handle_);
  }
  bool good() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Converts as much as it can, and says how many bytes that was.
  std::size_t convert(std::string_view bytes, std::string& out) {
    char* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    std::array<char, 4096> room;
    for (bool more = left > 0; more;) {
      char* to = room.data();
      std::size_t space = room.size();
      const bool failed = ::iconv(handle_, &in, &left, &to, &space) == static_cast<std::size_t>(-1);
      out.append(room.data(), room.size() - space);
      more = failed && errno == E2BIG;
    }
    // Some encodings hold a character back, in case an accent follows; now none does.
    char* to = room.data();
    std::size_t space = room.size();
    ::iconv(handle_, nullptr, nullptr, &to, &space);
    out.append(room.data(), room.size() - space);
    return bytes.size() - left;
  }

  // The whole of these bytes, or nothing.
  std::optional<std::string> whole(std::string_view bytes) {
    std::string out;
    if (convert(bytes, out) != bytes.size()) return std::nullopt;
    return out;
  }

 private:
  iconv_t handle_;
};

class Transcoder {
 public:
  explicit Transcoder(std::string_view bytes) : bytes_(bytes) { result_.text.reserve(bytes.size() * 2); }

  bool done() const { return at_ == bytes_.size(); }
  std::uint8_t byte() const { return static_cast<std::uint8_t>(bytes_[at_]); }
  std::string_view ahead(std::size_t count) const { return bytes_.substr(at_, count); }

  void accept(std::string_view text, std::size_t count) {
    result_.text += text;
    at_ += count;
  }
  void refuse(std::string_view reason, std::size_t count) {
    if (!result_.refusal) result_.refusal = Refusal{at_, count, result_.text.size(), std::string(reason)};
    accept(replacement, count);
  }
  Transcoded take() { return std::move(result_); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  Transcoded result_;
};

void append_latin1(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte >= 0x80) out += static_cast<char>(0xC0 | (byte >> 6));
    out += byte < 0x80 ? c : static_cast<char>(0x80 | (byte & 0x3F));
  }
}

Transcoded from_ascii(std::string_view bytes) {
  Transcoder work(bytes);
  while (!work.done()) {
    const bool good = work.byte() < 0x80;
    if (good) work.accept(work.ahead(1), 1);
    if (!good) work.refuse("ordinal not in range(128)", 1);
  }
  return work.take();
}

Transcoded from_utf8(std::string_view bytes) {
  Transcoder work(bytes);
  while (!work.done()) {
    const std::size_t good = first_invalid(work.ahead(bytes.size()));
    work.accept(work.ahead(good), good);
    if (work.done()) break;
    const BadCharacter bad = bad_character(work.ahead(4));
    work.refuse(bad.reason, bad.size);
  }
  return work.take();
}

Transcoded from_charmap(Converter& converter, std::string_view bytes) {
  std::array<std::optional<std::string>, 256> table;
  for (unsigned value = 0; value < table.size(); ++value) {
    const char byte = static_cast<char>(value);
    table[value] = converter.whole({&byte, 1});
  }
  Transcoder work(bytes);
  while (!work.done()) {
    const std::optional<std::string>& text = table[work.byte()];
    if (text) work.accept(*text, 1);
    if (!text) work.refuse("character maps to <undefined>", 1);
  }
  return work.take();
}

// Whether CPython reads a byte above 0x7F as a character of its own: half-width katakana, and nowhere else.
bool stands_alone(const Codec& codec, std::uint8_t byte) {
  const bool japanese = codec.name == "cp932" || codec.name.starts_with("shift_jis");
  return japanese && byte > 0xA0 && byte < 0xE0;
}

// One character at a time, since iconv's converters differ in how far they go before they refuse. How many bytes the
// character at the front has, 0 when it is none; iconv lets control characters above 0x7F pass, CPython does not.
std::size_t next_character(const Codec& codec, Converter& converter, std::string_view bytes, std::string& text) {
  const auto lead = static_cast<std::uint8_t>(bytes[0]);
  for (std::size_t size = 1; size <= std::min<std::size_t>(bytes.size(), 4); ++size) {
    const std::optional<std::string> whole = converter.whole(bytes.substr(0, size));
    if (!whole) continue;
    if (size == 1 && lead >= 0x80 && !stands_alone(codec, lead)) return 0;
    text = *whole;
    return size;
  }
  return 0;
}

Transcoded from_multibyte(const Codec& codec, Converter& converter, std::string_view bytes) {
  Transcoder work(bytes);
  std::string text;
  while (!work.done()) {
    if (work.byte() < 0x80) {
      work.accept(work.ahead(1), 1);
      continue;
    }
    const std::size_t size = next_character(codec, converter, work.ahead(4), text);
    if (size > 0) work.accept(text, size);
    if (size == 0) work.refuse("illegal multibyte sequence", 1);
  }
  return work.take();
}

Transcoded from_stateful(Converter& converter, std::string_view bytes) {
  Transcoder work(bytes);
  while (!work.done()) {
    std::string text;
    const std::size_t good = converter.convert(work.ahead(bytes.size()), text);
    work.accept(text, good);
    if (work.done()) break;
    // CPython refuses a whole escape sequence, or a pair that the table chosen by one does not have.
    const std::size_t size = work.byte() == escape ? 3 : work.byte() < 0x80 ? 2 : 1;
    work.refuse("illegal multibyte sequence", work.ahead(size).size());
  }
  return work.take();
}

}  // namespace

std::optional<Transcoded> transcode(const Codec& codec, std::string_view bytes) {
  Transcoded latin;
  if (codec.kind == CodecKind::latin1) {
    append_latin1(bytes, latin.text);
    return latin;
  }
  if (codec.kind == CodecKind::ascii) return from_ascii(bytes);
  if (codec.kind == CodecKind::utf8) return from_utf8(bytes);
  Converter converter(codec.iconv);
  if (codec.iconv.empty() || !converter.good()) return std::nullopt;
  if (codec.kind == CodecKind::charmap) return from_charmap(converter, bytes);
  if (codec.kind == CodecKind::multibyte) return from_multibyte(codec, converter, bytes);
  return from_stateful(converter, bytes);
}

}  // namespace ormlint
