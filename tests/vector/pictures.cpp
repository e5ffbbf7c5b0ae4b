// SPDX-License-Identifier: MIT
#include "tests/vector/pictures.hpp"

#include "app/io/png_writer.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace entente::test {
namespace {

base::Image read_ppm(const std::string& bytes) {
    std::istringstream head(bytes);
    std::string kind;
    base::Image image;
    int most = 0;
    head >> kind >> image.width >> image.height >> most;
    if (kind != "P6" || most != 255) {
        ADD_FAILURE() << "not a PPM of 8 bits: " << bytes.substr(0, 20);
        return {};
    }
    auto at = static_cast<std::size_t>(head.tellg()) + 1;
    const auto count =
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    image.rgba.reserve(count * 4);
    for (std::size_t i = 0; i < count; ++i, at += 3) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            image.rgba.push_back(static_cast<std::uint8_t>(bytes.at(at + channel)));
        }
        image.rgba.push_back(255);
    }
    return image;
}

/// Each pixel the mean of a square of `factor` pixels on a side.
base::Image reduced(const base::Image& large, int factor) {
    base::Image image{large.width / factor, large.height / factor, {}};
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            std::array<int, 4> sums{};
            for (int j = 0; j < factor * factor; ++j) {
                const int row = y * factor + j / factor;
                const int column = x * factor + j % factor;
                const auto at =
                    (static_cast<std::size_t>(row) * static_cast<std::size_t>(large.width) +
                     static_cast<std::size_t>(column)) *
                    4;
                for (std::size_t channel = 0; channel < 4; ++channel) {
                    sums[channel] += large.rgba[at + channel];
                }
            }
            for (const int sum : sums) {
                image.rgba.push_back(
                    static_cast<std::uint8_t>((sum + factor * factor / 2) / (factor * factor)));
            }
        }
    }
    return image;
}

} // namespace

bool has_program(const std::string& name) {
    return run_command("command -v " + name).exit_code == 0;
}

base::Image picture_of_svg(const std::string& svg, int width, int height) {
    const TempDir dir;
    const auto from = dir.write("figure.svg", svg);
    const auto to = dir.path() / "figure.png";
    const CommandResult result =
        run_command(fmt::format("rsvg-convert --unlimited -w {} -h {} -o '{}' '{}'", width, height,
                                to.string(), from.string()));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    auto image = io::read_png(to);
    if (!image) {
        ADD_FAILURE() << image.error().message;
        return {};
    }
    return std::move(*image);
}

base::Image picture_of_pdf(const std::string& pdf, double dots_per_inch) {
    constexpr int factor = 4;
    const TempDir dir;
    const auto from = dir.write("figure.pdf", pdf);
    const auto to = dir.path() / "figure";
    const CommandResult result =
        run_command(fmt::format("pdftoppm -r {} -singlefile '{}' '{}'", dots_per_inch * factor,
                                from.string(), to.string()));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return reduced(read_ppm(slurp(to.string() + ".ppm")), factor);
}

Difference difference(const base::Image& a, const base::Image& b) {
    Difference found;
    if (a.width != b.width || a.height != b.height) {
        ADD_FAILURE() << fmt::format("{} x {} against {} x {}", a.width, a.height, b.width,
                                     b.height);
        found.mean = found.blurred = 255;
        return found;
    }
    constexpr int side = 8;
    constexpr int stride = 4;
    const auto index = [&](int x, int y) {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) +
                static_cast<std::size_t>(x)) *
               4;
    };
    double sum = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        sum += std::abs(int{a.rgba[i]} - int{b.rgba[i]});
    }
    found.mean = sum / static_cast<double>(std::max<std::size_t>(1, a.rgba.size()));
    for (int top = 0; top + side <= a.height; top += stride) {
        for (int left = 0; left + side <= a.width; left += stride) {
            std::array<int, 4> sums{};
            for (int y = top; y < top + side; ++y) {
                for (int x = left; x < left + side; ++x) {
                    for (std::size_t channel = 0; channel < 4; ++channel) {
                        const std::size_t at = index(x, y) + channel;
                        sums[channel] += int{a.rgba[at]} - int{b.rgba[at]};
                    }
                }
            }
            for (const int whole : sums) {
                const double mean = std::abs(whole) / static_cast<double>(side * side);
                if (mean > found.blurred) {
                    found.blurred = mean;
                    found.x = left;
                    found.y = top;
                }
            }
        }
    }
    return found;
}

} // namespace entente::test
