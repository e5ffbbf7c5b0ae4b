// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/figure.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace entente::scene {

/// A part of a figure beside the network, with the rectangle that it takes.
struct PagePart {
    Marks marks;
    Rect rect;
};

/// A figure's page with its words set, before the network is put on it.
class FigurePage {
  public:
    FigurePage(const SceneInput& input, const Caption& caption, const FigureOptions& options,
               text::FontSet& fonts);

    [[nodiscard]] const Encoding& encoding() const { return encoding_; }
    [[nodiscard]] const Rect& picture() const { return picture_; }
    /// The picture within its margins.
    [[nodiscard]] const Rect& inside() const { return inside_; }
    /// The network lies within.
    [[nodiscard]] const Rect& frame() const { return frame_; }
    /// No node and no label there: caption, foot and legend, once it has its seat.
    [[nodiscard]] const std::vector<Rect>& keep_clear() const { return keep_clear_; }
    [[nodiscard]] std::optional<Rect> legend() const;

    /// The input with the page's encoding and taken places, seen by a camera.
    [[nodiscard]] SceneInput on_page(const SceneInput& input, const Camera& camera) const;

    /// Where the legend stands, for a network that is fitted afterwards, or is seen by a camera.
    /// Nothing where there is none, or no room for one.
    [[nodiscard]] std::optional<LegendSeat> seat_for_fit(const SceneInput& input,
                                                         text::FontSet& fonts) const;
    [[nodiscard]] std::optional<LegendSeat> seat_for_camera(const SceneInput& input,
                                                            const Camera& camera) const;
    void seat_legend(const std::optional<LegendSeat>& seat);

    /// Joins the network with the words; trimmed, they move close to it first. Returns what is kept
    /// of the page.
    Rect finish(Marks& network) const;

  private:
    [[nodiscard]] Rect legend_area() const;
    Rect trim(Marks& network, PagePart legend) const;

    FigureOptions options_;
    Encoding encoding_;
    Rect picture_;
    Rect inside_;
    Rect words_; ///< what caption and foot leave free: the legend stands in it
    Rect frame_;
    float margin_ = 0;
    float gap_ = 0; ///< between the network and words
    std::optional<PagePart> head_;
    std::optional<PagePart> foot_;
    [[nodiscard]] std::optional<LegendSeat> seat_among(const SceneInput& input,
                                                       const std::vector<std::size_t>& forms,
                                                       float least_share,
                                                       text::FontSet& fonts) const;

    std::vector<Legend> legends_;            ///< the usual ones, then the compact ones
    std::array<std::size_t, 3> group_end_{}; ///< of usual, compact and least ones
    std::optional<LegendSeat> seat_;
    std::vector<Rect> keep_clear_;
};

} // namespace entente::scene
