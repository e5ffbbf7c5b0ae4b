// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

// Vector arithmetic for the kernels of this folder. Sixteen numbers side by side, each lane with
// sums of its own: a processor may do 4, 8 or 16 of them at once, the bits are the same.

/// Compiles the function it stands before for three generations of x86-64 processors; the program
/// picks when it starts. Only GCC with glibc does it; sanitizers run before such choices can be
/// made.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) &&       \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
#define ENTENTE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ENTENTE_CLONES
#endif

/// A piece of such a function that each of its kinds takes in and compiles for its processor.
#if defined(__GNUC__)
#define ENTENTE_INLINE __attribute__((always_inline)) inline
#else
#define ENTENTE_INLINE inline
#endif

namespace entente::layout {

inline constexpr std::size_t lane_count = 16;

#if defined(__GNUC__)
using Lanes = float __attribute__((vector_size(lane_count * sizeof(float))));
#else
/// The same by hand, for compilers without vector types.
struct Lanes {
    float lane[lane_count];
    float& operator[](std::size_t i) { return lane[i]; }
    float operator[](std::size_t i) const { return lane[i]; }
};
#define ENTENTE_LANES_OPERATOR(op)                                                                 \
    inline Lanes operator op(const Lanes& a, const Lanes& b) {                                     \
        Lanes c;                                                                                   \
        for (std::size_t i = 0; i < lane_count; ++i) {                                             \
            c.lane[i] = a.lane[i] op b.lane[i];                                                    \
        }                                                                                          \
        return c;                                                                                  \
    }                                                                                              \
    inline Lanes operator op(const Lanes& a, float s) {                                            \
        Lanes c;                                                                                   \
        for (std::size_t i = 0; i < lane_count; ++i) {                                             \
            c.lane[i] = a.lane[i] op s;                                                            \
        }                                                                                          \
        return c;                                                                                  \
    }                                                                                              \
    inline Lanes operator op(float s, const Lanes& b) {                                            \
        Lanes c;                                                                                   \
        for (std::size_t i = 0; i < lane_count; ++i) {                                             \
            c.lane[i] = s op b.lane[i];                                                            \
        }                                                                                          \
        return c;                                                                                  \
    }                                                                                              \
    inline Lanes& operator op##=(Lanes& a, const Lanes& b) {                                       \
        a = a op b;                                                                                \
        return a;                                                                                  \
    }
ENTENTE_LANES_OPERATOR(+)
ENTENTE_LANES_OPERATOR(-)
ENTENTE_LANES_OPERATOR(*)
ENTENTE_LANES_OPERATOR(/)
#undef ENTENTE_LANES_OPERATOR
#endif

} // namespace entente::layout
