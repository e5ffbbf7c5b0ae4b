// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace entente::base {

/// A small seeded generator: the same seed gives the same numbers on every machine, which the
/// standard library's distributions do not promise.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
class Rng {
  public:
    explicit Rng(std::uint64_t seed) : state_(seed) {}

    /// 64 uniform bits.
    std::uint64_t next();
    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform();
    /// Uniform in [0, bound); bound > 0.
    std::uint32_t below(std::uint32_t bound);

  private:
    std::uint64_t state_;
};

} // namespace entente::base
