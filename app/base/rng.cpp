// SPDX-License-Identifier: MIT
#include "app/base/rng.hpp"

namespace entente::base {

std::uint64_t Rng::next() {
    state_ += 0x9e37'79b9'7f4a'7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58'476d'1ce4'e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d0'49bb'1331'11ebULL;
    return z ^ (z >> 31U);
}

double Rng::uniform() {
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

std::uint32_t Rng::below(std::uint32_t bound) {
    // The high half of a 32 x 32 bit product; its bias, under bound / 2^32, is of no consequence.
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
}

} // namespace entente::base
