// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/text/fonts.hpp"
#include "app/vector/page.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente::vector {

/// The marks as the bytes of a PDF of one page, painted by Cairo: fonts embedded, text that can be
/// selected and searched in its reading order, title and description as metadata, the recipe as an
/// attached file `entente-view.json`. The same bytes for the same input. Error (unreadable) where a
/// font cannot be read or Cairo refuses. Cost: O(marks).
base::Result<std::string> paint_pdf(const scene::Marks& marks, const Page& page, const Texts& texts,
                                    text::FontSet& fonts);

/// The recipe in a file that paint_pdf made; nothing where there is none.
std::optional<std::string> recipe_in_pdf(std::string_view bytes);

} // namespace entente::vector
