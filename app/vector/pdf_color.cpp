// SPDX-License-Identifier: MIT
#include "app/vector/pdf_color.hpp"

#include "app/vector/colors.hpp"

#include <cairo.h>

#include <cmath>

namespace entente::vector {

void set_color(cairo_t* context, const base::Color& color, double share) {
    // Cairo goes through all opacities of the page for each mark: a hundred thousand would take it
    // half a minute.
    constexpr double steps = 255;
    const auto [r, g, b] = to_srgb(color);
    cairo_set_source_rgba(context, r, g, b, std::round(opacity_of(color) * share * steps) / steps);
}

} // namespace entente::vector
