// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/legend.hpp"
#include "app/scene/overlay.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace entente::scene {

/// One block of the legend, drawn with its top left corner at the origin.
struct LegendBlock {
    Marks marks;
    Vec2 size;
};

/// Sets the blocks of a legend.
class LegendWriter {
  public:
    /// @param factor  by which type and spacing shrink on a small page.
    LegendWriter(const LegendInput& input, float factor, text::FontSet& fonts);

    /// All that the input calls for, in the order of reading.
    std::vector<LegendBlock> blocks();
    /// The line below them all: what the scales are fixed to.
    LegendBlock scale_note();
    [[nodiscard]] float unit() const { return unit_; }

  private:
    /// What occurs in the network, and so is explained.
    struct Contents {
        std::array<bool, model::node_kind_count> kinds{};
        bool has_event_ties = false;
        bool has_topic_ties = false;
        bool has_offices = false;
        bool has_directed = false;
        bool has_tone = false;
        bool lacks_tone = false;
        bool has_marked_nodes = false;
        bool has_marked_ties = false;
        std::vector<std::size_t> hulls; ///< that have a name and a node in it
    };
    [[nodiscard]] Contents look() const;

    LegendBlock kinds();
    LegendBlock node_sizes();
    LegendBlock tie_widths();
    LegendBlock tone();
    LegendBlock lines();
    LegendBlock marked();

    [[nodiscard]] float symbol_width() const { return 28 * unit_; }
    [[nodiscard]] float row() const;
    LegendBlock titled(std::string_view title, std::string_view explanation);
    [[nodiscard]] NodeMark node_mark(model::NodeKind kind, float radius) const;
    void add_row_text(LegendBlock& block, std::string_view words);
    TieMark& add_line(LegendBlock& block, graph::TieKind kind, std::string_view words);

    const LegendInput& input_;
    const Encoding& encoding_;
    const Palette& colors_;
    text::FontSet& fonts_;
    float unit_;
    TextStyle heading_;
    TextStyle body_;
    TextStyle small_;
    Contents contents_;
};

} // namespace entente::scene
