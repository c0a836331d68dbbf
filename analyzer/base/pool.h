// Vectors whose indexes are typed: an Id<Expr> cannot index a Pool<Stmt>. A handle is good only for the value that
// issued it. Elements that belong together are added together, so a list of children is a Slice of eight bytes.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

namespace ormlint {

template <class T>
struct Id {
  static constexpr std::uint32_t nothing = 0xFFFFFFFF;
  std::uint32_t value = nothing;

  explicit operator bool() const { return value != nothing; }
  auto operator<=>(const Id&) const = default;
};

template <class T>
struct Slice {
  std::uint32_t first = 0;
  std::uint32_t count = 0;

  std::uint32_t size() const { return count; }
  bool empty() const { return count == 0; }
  bool contains(Id<T> id) const { return id.value - first < count; }
  Id<T> operator[](std::uint32_t n) const {
    assert(n < count);
    return {first + n};
  }
  // The elements from the n-th on; empty when there are not so many.
  Slice from(std::uint32_t n) const { return n < count ? Slice{first + n, count - n} : Slice{first, 0}; }

  // Iterates over handles, so that loops can still ask for an element's identity.
  struct Iterator {
    using difference_type = std::ptrdiff_t;
    using value_type = Id<T>;
    std::uint32_t at = 0;
    Id<T> operator*() const { return {at}; }
    Iterator& operator++() {
      ++at;
      return *this;
    }
    Iterator operator++(int) { return {at++}; }
    bool operator==(const Iterator&) const = default;
  };
  Iterator begin() const { return {first}; }
  Iterator end() const { return {first + count}; }
};

template <class T>
class Pool {
 public:
  Id<T> add(T value) {
    items_.push_back(std::move(value));
    return {static_cast<std::uint32_t>(items_.size() - 1)};
  }
  Slice<T> add_all(std::span<const T> values) {
    const auto first = static_cast<std::uint32_t>(items_.size());
    items_.insert(items_.end(), values.begin(), values.end());
    return {first, static_cast<std::uint32_t>(values.size())};
  }

  T& operator[](Id<T> id) {
    assert(id.value < items_.size());
    return items_[id.value];
  }
  const T& operator[](Id<T> id) const {
    assert(id.value < items_.size());
    return items_[id.value];
  }
  std::span<const T> operator[](Slice<T> slice) const {
    assert(slice.first + slice.count <= items_.size());
    return std::span<const T>(items_).subspan(slice.first, slice.count);
  }

  // Every handle, in the order of adding.
  Slice<T> ids() const { return {0, static_cast<std::uint32_t>(items_.size())}; }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  auto begin() { return items_.begin(); }
  auto end() { return items_.end(); }
  void reserve(std::size_t count) { items_.reserve(count); }

 private:
  std::vector<T> items_;
};

}  // namespace ormlint
