// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/node.hpp"

#include <string>
#include <string_view>

namespace entente::text {
class FontSet;
}

namespace entente::scene {

/// A node's name in a language, as data give it under `names`; else `name`.
///
/// @param language  BCP 47 tag or "". Sought as it is, then with ever fewer parts ("zh-Hant-TW",
/// "zh-Hant",
///                  "zh"), case aside (RFC 4647, 3.4); at last any tag that begins with its first
///                  part.
std::string_view node_label(const model::EventStore& store, graph::NodeId node,
                            std::string_view language);

/// A label set in one line, or in two of about equal width where one would be long; lines that are
/// still too long are shortened.
struct LabelLines {
    std::string first;
    std::string second; ///< empty for a label of one line
    float width_px = 0; ///< of the wider line
};
LabelLines set_label(std::string_view label, float size_px, text::FontSet& fonts);

} // namespace entente::scene
