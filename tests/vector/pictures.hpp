// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"

#include "tests/support/temp_dir.hpp"

#include <string>
#include <string_view>

namespace entente::test {

/// Whether a program can be run from the command line.
bool has_program(const std::string& name);

/// What rsvg-convert makes of an SVG; an empty picture, and a failed test, where it refuses.
base::Image picture_of_svg(const std::string& svg, int width, int height);

/// What pdftoppm makes of the first page of a PDF, so many dots an inch. Drawn four times as large
/// and made smaller: at low resolution it shifts edges onto pixels.
base::Image picture_of_pdf(const std::string& pdf, double dots_per_inch);

/// How much two pictures of the same size differ: all 255 at most. Painters smooth edges each in
/// their own way, so pictures are compared softly, but nothing may be somewhere else.
struct Difference {
    double mean = 0;    ///< of all pixels and channels
    double blurred = 0; ///< the largest mean of a square of 8 pixels on a side, at every 4th pixel
    int x = 0;          ///< where that is
    int y = 0;
};
Difference difference(const base::Image& a, const base::Image& b);

} // namespace entente::test
