// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace entente::base {

/// A distinct integer type per Tag, so that an actor's id cannot be passed for a topic's.
/// Default-constructed it is invalid; valid ids are indices into the store that made them.
template <class Tag>
class Id {
  public:
    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t value) : value_(value) {}
    constexpr explicit Id(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

    [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
    [[nodiscard]] constexpr std::size_t index() const { return value_; }
    [[nodiscard]] constexpr bool is_valid() const { return value_ != none; }

    friend constexpr auto operator<=>(Id, Id) = default;

  private:
    static constexpr std::uint32_t none = 0xffff'ffffU;
    std::uint32_t value_ = none;
};

} // namespace entente::base

template <class Tag>
struct std::hash<entente::base::Id<Tag>> {
    std::size_t operator()(entente::base::Id<Tag> id) const noexcept { return id.index(); }
};
