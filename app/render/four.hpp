// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace entente::render {

/// Four floats, worked on side by side where the processor can; the same bits where it cannot.
class Four {
  public:
    static constexpr int count = 4;

#ifdef __SSE2__
    explicit Four(float all) : values_(_mm_set1_ps(all)) {}
    /// first, first + step, ...
    static Four steps(float first, float step) {
        return Four(first) + Four(_mm_setr_ps(0, 1, 2, 3)) * Four(step);
    }
    friend Four operator+(Four a, Four b) {
        return Four(_mm_add_ps(a.values_, b.values_));
    }
    friend Four operator-(Four a, Four b) {
        return Four(_mm_sub_ps(a.values_, b.values_));
    }
    friend Four operator*(Four a, Four b) {
        return Four(_mm_mul_ps(a.values_, b.values_));
    }
    friend Four min(Four a, Four b) {
        return Four(_mm_min_ps(a.values_, b.values_));
    }
    friend Four max(Four a, Four b) {
        return Four(_mm_max_ps(a.values_, b.values_));
    }
    friend Four abs(Four a) {
        return Four(_mm_andnot_ps(_mm_set1_ps(-0.0F), a.values_));
    }
    /// Towards zero; of values that an int holds.
    [[nodiscard]] std::array<std::int32_t, 4> whole() const {
        std::array<std::int32_t, 4> parts;
        _mm_storeu_si128(reinterpret_cast<__m128i*>(parts.data()), _mm_cvttps_epi32(values_));
        return parts;
    }
    friend Four truncated(Four a) {
        return Four(_mm_cvtepi32_ps(_mm_cvttps_epi32(a.values_)));
    }

  private:
    explicit Four(__m128 values) : values_(values) {}
    __m128 values_;
#else
    explicit Four(float all) : values_{all, all, all, all} {}
    static Four steps(float first, float step) {
        return Four(first) + Four(Values{0, 1, 2, 3}) * Four(step);
    }
    friend Four operator+(Four a, Four b) {
        return each([&](std::size_t i) { return a.values_[i] + b.values_[i]; });
    }
    friend Four operator-(Four a, Four b) {
        return each([&](std::size_t i) { return a.values_[i] - b.values_[i]; });
    }
    friend Four operator*(Four a, Four b) {
        return each([&](std::size_t i) { return a.values_[i] * b.values_[i]; });
    }
    friend Four min(Four a, Four b) {
        return each([&](std::size_t i) {
            return a.values_[i] < b.values_[i] ? a.values_[i] : b.values_[i];
        });
    }
    friend Four max(Four a, Four b) {
        return each([&](std::size_t i) {
            return a.values_[i] > b.values_[i] ? a.values_[i] : b.values_[i];
        });
    }
    friend Four abs(Four a) {
        return each([&](std::size_t i) { return a.values_[i] < 0 ? -a.values_[i] : a.values_[i]; });
    }
    [[nodiscard]] std::array<std::int32_t, 4> whole() const {
        std::array<std::int32_t, 4> parts{};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            parts[i] = static_cast<std::int32_t>(values_[i]);
        }
        return parts;
    }
    friend Four truncated(Four a) {
        return each([&](std::size_t i) {
            return static_cast<float>(static_cast<std::int32_t>(a.values_[i]));
        });
    }

  private:
    using Values = std::array<float, 4>;
    explicit Four(const Values& values) : values_(values) {}
    template <class Value>
    static Four each(const Value& value) {
        return Four(Values{value(0), value(1), value(2), value(3)});
    }
    Values values_;
#endif
};

/// Premultiplied pixels of 16 bits a channel over pixels of 8 (blue, green, red, 255), two at a
/// time; a last odd one by itself.
inline void lay_over(const std::array<std::uint16_t, 4>* above, std::uint32_t* pixels,
                     std::size_t count) {
    std::size_t i = 0;
#ifdef __SSE2__
    const __m128i zero = _mm_setzero_si128();
    const __m128i full = _mm_set1_epi16(-1);
    const __m128i half = _mm_set1_epi16(128);
    const __m128i opaque = _mm_set1_epi32(static_cast<int>(0xff000000U));
    for (; i + 1 < count; i += 2) {
        __m128i tie = _mm_loadu_si128(reinterpret_cast<const __m128i*>(above + i));
        __m128i alpha = _mm_shufflehi_epi16(_mm_shufflelo_epi16(tie, 0xff), 0xff);
        tie = _mm_shufflehi_epi16(_mm_shufflelo_epi16(tie, 0xc6), 0xc6); // blue first
        auto* const at = reinterpret_cast<__m128i*>(pixels + i);
        const __m128i below = _mm_loadl_epi64(at);
        const __m128i behind = _mm_unpacklo_epi8(below, below); // times 257
        __m128i sum = _mm_adds_epu16(tie, _mm_mulhi_epu16(behind, _mm_sub_epi16(full, alpha)));
        sum = _mm_sub_epi16(sum, _mm_srli_epi16(sum, 8)); // to 255ths
        sum = _mm_srli_epi16(_mm_add_epi16(sum, half), 8);
        _mm_storel_epi64(at, _mm_or_si128(_mm_packus_epi16(sum, zero), opaque));
    }
#endif
    for (; i < count; ++i) {
        const std::array<std::uint16_t, 4>& tie = above[i];
        const std::uint32_t room = 65'535U - tie[3];
        const auto channel = [&](std::size_t c, unsigned shift) {
            const std::uint32_t behind = (pixels[i] >> shift & 0xffU) * 257U;
            const std::uint32_t sum = tie[c] + (behind * room >> 16U);
            const std::uint32_t capped = sum < 65'535U ? sum : 65'535U;
            return (capped - (capped >> 8U) + 128U) >> 8U << shift;
        };
        pixels[i] = 0xff000000U | channel(0, 16) | channel(1, 8) | channel(2, 0);
    }
}

/// A colour, premultiplied, 16 bits a channel, laid under what a pixel has.
class Ink {
  public:
    using Pixel = std::array<std::uint16_t, 4>;
#ifdef __SSE2__
    explicit Ink(const Pixel& color)
        : color_(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(color.data()))) {}
    void lay_under(Pixel& pixel, std::uint32_t share) const {
        const std::uint32_t room = share * (65'535U - pixel[3]) >> 16U;
        auto* const at = reinterpret_cast<__m128i*>(pixel.data());
        const __m128i ink = _mm_mulhi_epu16(color_, _mm_set1_epi16(static_cast<short>(room)));
        _mm_storel_epi64(at, _mm_add_epi16(_mm_loadl_epi64(at), ink));
    }

  private:
    __m128i color_;
#else
    explicit Ink(const Pixel& color) : color_(color) {}
    void lay_under(Pixel& pixel, std::uint32_t share) const {
        const std::uint32_t room = share * (65'535U - pixel[3]) >> 16U;
        for (std::size_t c = 0; c < 4; ++c) {
            pixel[c] = static_cast<std::uint16_t>(pixel[c] + (color_[c] * room >> 16U));
        }
    }

  private:
    Pixel color_;
#endif
};

} // namespace entente::render
