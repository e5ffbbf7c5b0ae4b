// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/encoding.hpp"
#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente::scene {

/// What a figure says in words, from top to bottom.
struct Caption {
    std::string title;
    std::vector<std::string> lines; ///< window in words, filters, counts; may hold line breaks
    /// Where the figure came from, smaller and at its foot: data, their SHA-256, program, seed.
    /// Each in full where that fits into one line, else in brief.
    struct Provenance {
        std::string full;
        std::string brief;
        friend bool operator==(const Provenance&, const Provenance&) = default;
    };
    std::vector<Provenance> provenance;
    /// Room is kept for so many lines as they are set, so that one more in another window does not
    /// move the network.
    std::size_t reserved_lines = 0;
};

/// A part of a caption that was set.
struct SetWords {
    Rect taken; ///< with the room kept for further lines
    Rect words;
};

/// Title and lines, wrapped to the area's width; at its top left, right where they run from right
/// to left. Appends to the overlay. Nothing where there are no words.
std::optional<SetWords> set_caption(const Caption& caption, const Encoding& encoding,
                                    const Rect& area, text::FontSet& fonts, Marks& marks);

/// set_caption() without regard to reserved lines; returns what the words take.
std::optional<Rect> add_caption(const Caption& caption, const Encoding& encoding, const Rect& area,
                                text::FontSet& fonts, Marks& marks);

/// Where the figure came from, at the area's foot; returns what it takes.
std::optional<Rect> add_provenance(const Caption& caption, const Encoding& encoding,
                                   const Rect& area, text::FontSet& fonts, Marks& marks);

} // namespace entente::scene
