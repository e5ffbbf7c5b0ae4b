// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace entente::vector {

/// The page that marks, which are in pixels, are painted on.
struct Page {
    int width_px = 0;
    int height_px = 0;
    double dots_per_inch = 96; ///< pixels an inch of the page
    bool is_transparent = false;

    [[nodiscard]] double width_mm() const { return width_px / dots_per_inch * 25.4; }
    [[nodiscard]] double height_mm() const { return height_px / dots_per_inch * 25.4; }
};

/// What a file says besides the picture.
struct Texts {
    std::string title;
    std::string description; ///< lines parted by line breaks
    std::string software;
    std::string recipe; ///< JSON; empty for none
};

/// An element's name in the file and in words: {"iran", "Iran (state)"}.
struct ElementName {
    std::string id;
    std::string words;
};

/// Tells what marks stand for, so that they become named groups.
struct Names {
    std::function<ElementName(std::uint32_t node)> node; ///< of a graph::NodeId value
    std::function<ElementName(std::uint32_t tie)> tie;   ///< of an index into TieIndex::dyads()
};

} // namespace entente::vector
