// SPDX-License-Identifier: MIT
#include "app/io/gif_palette.hpp"

#include "app/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente::io {
namespace {

struct Lab {
    float lightness = 0;
    float a = 0;
    float b = 0;
};

std::array<float, 256> make_linear() {
    std::array<float, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const float value = static_cast<float>(i) / 255;
        table[i] = value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
    }
    return table;
}

/// Source: Ottosson, "A perceptual color space for image processing", 2020.
Lab lab_of(std::uint32_t color) {
    static const std::array<float, 256> linear = make_linear();
    const float red = linear[color & 0xffU];
    const float green = linear[color >> 8U & 0xffU];
    const float blue = linear[color >> 16U & 0xffU];
    const float l = std::cbrt(0.4122214708F * red + 0.5363325363F * green + 0.0514459929F * blue);
    const float m = std::cbrt(0.2119034982F * red + 0.6806995451F * green + 0.1073969566F * blue);
    const float s = std::cbrt(0.0883024619F * red + 0.2817188376F * green + 0.6299787005F * blue);
    return {0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s,
            1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
            0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}

float square(float value) {
    return value * value;
}

float square_distance(const Lab& one, const Lab& other) {
    return square(one.lightness - other.lightness) + square(one.a - other.a) +
           square(one.b - other.b);
}

struct Sample {
    Lab lab;
    float weight = 0;
    std::uint32_t color = 0;
};

/// A part of the samples that one colour stands for.
struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
    double spread = 0; ///< sum of weighted squared distances from the mean
    Lab mean;
    int axis = 0; ///< the widest of lightness, a, b
};

float along(const Lab& lab, int axis) {
    return axis == 0 ? lab.lightness : axis == 1 ? lab.a : lab.b;
}

Part measured(std::span<const Sample> samples, std::size_t begin, std::size_t end) {
    double weight = 0;
    std::array<double, 3> sum{};
    std::array<double, 3> squares{};
    for (std::size_t i = begin; i < end; ++i) {
        const double share = static_cast<double>(samples[i].weight);
        weight += share;
        for (int axis = 0; axis < 3; ++axis) {
            const auto value = static_cast<double>(along(samples[i].lab, axis));
            sum[static_cast<std::size_t>(axis)] += share * value;
            squares[static_cast<std::size_t>(axis)] += share * value * value;
        }
    }
    Part part{begin, end, 0, {}, 0};
    std::array<double, 3> spreads{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        spreads[axis] = std::max(0.0, squares[axis] - sum[axis] * sum[axis] / weight);
        part.spread += spreads[axis];
    }
    part.axis =
        static_cast<int>(std::max_element(spreads.begin(), spreads.end()) - spreads.begin());
    part.mean = {static_cast<float>(sum[0] / weight), static_cast<float>(sum[1] / weight),
                 static_cast<float>(sum[2] / weight)};
    if (end - begin == 1) {
        part.spread = 0;
    }
    return part;
}

/// Parts the samples until there are `most` parts; changes their order.
std::vector<Part> part_samples(std::span<Sample> samples, std::size_t most) {
    std::vector<Part> parts{measured(samples, 0, samples.size())};
    while (parts.size() < most) {
        const auto widest =
            std::max_element(parts.begin(), parts.end(), [](const Part& one, const Part& other) {
                return one.spread < other.spread;
            });
        if (widest->spread <= 0) {
            break;
        }
        const Part whole = *widest;
        const float middle = along(whole.mean, whole.axis);
        const auto first = samples.begin() + static_cast<std::ptrdiff_t>(whole.begin);
        const auto last = samples.begin() + static_cast<std::ptrdiff_t>(whole.end);
        auto cut = std::stable_partition(first, last, [&](const Sample& sample) {
            return along(sample.lab, whole.axis) < middle;
        });
        if (cut == first || cut == last) {
            cut = first + (last - first) / 2; // rounding put all on one side
        }
        const auto at = static_cast<std::size_t>(cut - samples.begin());
        *widest = measured(samples, whole.begin, at);
        parts.push_back(measured(samples, at, whole.end));
    }
    return parts;
}

/// Colours of a palette as three arrays, so that distances to many are computed at once.
class Nearest {
  public:
    explicit Nearest(std::span<const Lab> labs) {
        for (const Lab& lab : labs) {
            lightness_.push_back(lab.lightness);
            a_.push_back(lab.a);
            b_.push_back(lab.b);
        }
    }
    [[nodiscard]] std::size_t of(const Lab& lab) const {
        std::array<float, 256> distances;
        const std::size_t count = lightness_.size();
        for (std::size_t i = 0; i < count; ++i) {
            distances[i] = square(lightness_[i] - lab.lightness) + square(a_[i] - lab.a) +
                           square(b_[i] - lab.b);
        }
        return static_cast<std::size_t>(
            std::min_element(distances.begin(),
                             distances.begin() + static_cast<std::ptrdiff_t>(count)) -
            distances.begin());
    }

  private:
    std::vector<float> lightness_;
    std::vector<float> a_;
    std::vector<float> b_;
};

constexpr std::size_t grain = 2048;

std::vector<std::uint8_t> assigned(std::span<const Sample> samples, std::span<const Lab> labs) {
    const Nearest nearest(labs);
    std::vector<std::uint8_t> part_of(samples.size());
    base::parallel_for(0, samples.size(), grain, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            part_of[i] = static_cast<std::uint8_t>(nearest.of(samples[i].lab));
        }
    });
    return part_of;
}

/// Moves the colours behind the first `fixed` to the means of the samples that are nearest to them.
void settle(std::span<const Sample> samples, std::size_t fixed, std::vector<Lab>& labs) {
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
        const std::vector<std::uint8_t> part_of = assigned(samples, labs);
        std::vector<std::array<double, 4>> sums(labs.size());
        for (std::size_t i = 0; i < samples.size(); ++i) {
            std::array<double, 4>& sum = sums[part_of[i]];
            const auto weight = static_cast<double>(samples[i].weight);
            sum[0] += weight * static_cast<double>(samples[i].lab.lightness);
            sum[1] += weight * static_cast<double>(samples[i].lab.a);
            sum[2] += weight * static_cast<double>(samples[i].lab.b);
            sum[3] += weight;
        }
        for (std::size_t i = fixed; i < labs.size(); ++i) {
            if (sums[i][3] > 0) {
                labs[i] = {static_cast<float>(sums[i][0] / sums[i][3]),
                           static_cast<float>(sums[i][1] / sums[i][3]),
                           static_cast<float>(sums[i][2] / sums[i][3])};
            }
        }
    }
}

} // namespace

std::vector<ColorCount> count_colors(std::span<const std::uint32_t> pixels) {
    // Runs of one colour first: drawings are made of them.
    std::vector<ColorCount> runs;
    for (const std::uint32_t pixel : pixels) {
        if (!runs.empty() && runs.back().color == pixel) {
            ++runs.back().count;
        } else {
            runs.push_back({pixel, 1});
        }
    }
    std::sort(runs.begin(), runs.end(),
              [](const ColorCount& a, const ColorCount& b) { return a.color < b.color; });
    std::vector<ColorCount> colors;
    for (const ColorCount& run : runs) {
        if (!colors.empty() && colors.back().color == run.color) {
            colors.back().count += run.count;
        } else {
            colors.push_back(run);
        }
    }
    return colors;
}

float color_distance(std::uint32_t a, std::uint32_t b) {
    return std::sqrt(square_distance(lab_of(a), lab_of(b)));
}

std::vector<std::uint32_t> choose_palette(std::span<const ColorCount> colors, std::size_t most) {
    assert(most >= 1 && most <= 256);
    std::vector<std::uint32_t> palette;
    if (colors.size() <= most) {
        for (const ColorCount& one : colors) {
            palette.push_back(one.color);
        }
        return palette;
    }

    // A flat colour covers at least a few letters' worth of pixels and a fair share of them all.
    constexpr std::size_t least_flat = 48;
    std::size_t pixels = 0;
    for (const ColorCount& one : colors) {
        pixels += one.count;
    }
    std::vector<ColorCount> by_count(colors.begin(), colors.end());
    std::stable_sort(by_count.begin(), by_count.end(),
                     [](const ColorCount& a, const ColorCount& b) { return a.count > b.count; });
    const std::size_t most_flat = most * 3 / 8;
    const std::size_t least = std::max(least_flat, pixels / 8000);
    std::vector<Lab> labs;
    std::vector<Sample> samples;
    for (const ColorCount& one : by_count) {
        if (labs.size() < most_flat && one.count >= least) {
            palette.push_back(one.color);
            labs.push_back(lab_of(one.color));
        } else {
            samples.push_back(
                {lab_of(one.color), std::sqrt(static_cast<float>(one.count)), one.color});
        }
    }
    const std::size_t fixed = labs.size();
    for (const Part& part : part_samples(samples, most - fixed)) {
        labs.push_back(part.mean);
    }
    settle(samples, fixed, labs);

    // Each mean gives way to the colour nearest to it that occurs.
    const std::vector<std::uint8_t> part_of = assigned(samples, labs);
    std::vector<float> best(labs.size(), std::numeric_limits<float>::infinity());
    std::vector<std::uint32_t> chosen(labs.size(), 0);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const std::size_t part = part_of[i];
        const float distance = square_distance(samples[i].lab, labs[part]);
        if (distance < best[part] || (distance == best[part] && samples[i].color < chosen[part])) {
            best[part] = distance;
            chosen[part] = samples[i].color;
        }
    }
    for (std::size_t part = fixed; part < labs.size(); ++part) {
        if (std::isfinite(best[part])) {
            palette.push_back(chosen[part]);
        }
    }
    std::sort(palette.begin(), palette.end());
    return palette;
}

std::vector<std::uint8_t> nearest_in_palette(std::span<const ColorCount> colors,
                                             std::span<const std::uint32_t> palette) {
    assert(!palette.empty() && palette.size() <= 256);
    std::vector<Lab> labs;
    labs.reserve(palette.size());
    for (const std::uint32_t color : palette) {
        labs.push_back(lab_of(color));
    }
    const Nearest nearest(labs);
    std::vector<std::uint8_t> indices(colors.size());
    base::parallel_for(0, colors.size(), grain, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            indices[i] = static_cast<std::uint8_t>(nearest.of(lab_of(colors[i].color)));
        }
    });
    return indices;
}

} // namespace entente::io
