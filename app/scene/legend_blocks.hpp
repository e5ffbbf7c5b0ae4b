// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/legend.hpp"
#include "app/scene/overlay.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace entente::scene {

/// One block of the legend, drawn with its top left corner at the origin.
struct LegendBlock {
    Marks marks;
    Vec2 size;
};

std::string_view words_for(model::NodeKind kind);
/// "New", "Lost"
std::string_view words_for(graph::Change change);
/// Those that a legend explains, in the order of reading.
inline constexpr std::array legend_changes{graph::Change::appeared, graph::Change::stronger,
                                           graph::Change::same, graph::Change::weaker,
                                           graph::Change::lost};
std::string words_for(double value);
/// Three round values whose square roots are spread evenly: all, a quarter, a sixteenth.
std::array<double, 3> legend_samples(double greatest);

/// Sets the blocks of a legend.
class LegendWriter {
  public:
    /// @param factor  by which type and spacing shrink on a small page.
    LegendWriter(const LegendInput& input, float factor, text::FontSet& fonts);

    /// All that the input calls for, in the order of reading.
    std::vector<LegendBlock> blocks();
    /// The same as small pieces of one line each, to be set one after the other where there is
    /// little room.
    std::vector<LegendBlock> chips();
    /// Of those only what explains colours, shapes and lines.
    std::vector<LegendBlock> least_chips();
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

    LegendBlock changes();
    LegendBlock kinds();
    LegendBlock node_sizes();
    LegendBlock tie_widths();
    LegendBlock tone();
    LegendBlock lines();
    LegendBlock marked();

    LegendBlock chip(const LegendBlock& symbol, std::string_view words, const TextStyle& style);
    LegendBlock chip_of_sizes();
    LegendBlock chip_of_widths();
    LegendBlock chip_of_tone();
    void add_chips_of_changes(std::vector<LegendBlock>& chips);
    void add_chips_of_kinds(std::vector<LegendBlock>& chips);
    void add_chips_of_lines(std::vector<LegendBlock>& chips);

    // What both forms are made of; drawn from x = left to right, around a height y.
    struct LineEntry {
        TieMark look;
        std::string_view words;
    };
    [[nodiscard]] std::vector<LineEntry> line_entries() const;
    [[nodiscard]] NodeMark size_mark(double value) const;
    [[nodiscard]] TieMark width_mark(double value) const;
    void draw_kind(LegendBlock& block, model::NodeKind kind, Vec2 middle) const;
    void draw_absent(LegendBlock& block, Vec2 middle) const;
    /// A tie and a node beside each other.
    void draw_change(LegendBlock& block, graph::Change change, float left, float y) const;
    [[nodiscard]] bool tells_changes() const { return encoding_.color_by == ColorBy::change; }
    [[nodiscard]] std::string_view words_for_scales() const;
    /// Scales of what is explained: of shares, 100 is the strongest.
    [[nodiscard]] static Encoding scaled(const LegendInput& input);
    [[nodiscard]] std::string words_for_sample(double value) const;
    void draw_tone(LegendBlock& block, const Rect& rect) const;
    void draw_highlight(LegendBlock& block, float left, float right, float y) const;
    void draw_swatch(LegendBlock& block, const graph::Hull& hull, const Rect& rect) const;
    [[nodiscard]] std::string name_of(const graph::Hull& hull);

    [[nodiscard]] float symbol_width() const { return 28 * unit_; }
    [[nodiscard]] float row() const;
    LegendBlock titled(std::string_view title, std::string_view explanation);
    void add_row_text(LegendBlock& block, std::string_view words);

    const LegendInput& input_;
    const Encoding encoding_;
    const Palette& colors_;
    text::FontSet& fonts_;
    float unit_;
    TextStyle heading_;
    TextStyle body_;
    TextStyle small_;
    Contents contents_;
};

} // namespace entente::scene
