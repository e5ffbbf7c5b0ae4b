// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/fonts.hpp"
#include "app/vector/page.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente::vector {

/// The marks as the bytes of an SVG 1.1 file whose size is the page's in mm.
///
/// In the order of Marks. Nodes with their labels and ties are groups with the id and words of
/// `names`; text stays text (families by name, the run's own text, its reading direction). The
/// recipe stands in <metadata>. The same bytes for the same input. Cost: O(marks).
std::string paint_svg(const scene::Marks& marks, const Page& page, const Texts& texts,
                      const Names& names, text::FontSet& fonts);

/// The recipe in a file that paint_svg made; nothing where there is none.
std::optional<std::string> recipe_in_svg(std::string_view bytes);

} // namespace entente::vector
