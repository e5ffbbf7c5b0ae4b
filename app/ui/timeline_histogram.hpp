// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/timeline_axis.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::ui {

/// The bins to be drawn: of the wanted unit where what is asked for has at most 400 of them and
/// each is wide enough to be seen, else of the next larger that does. All of the domain where that
/// is few enough, else what the scale shows.
document::BinsWanted bins_wanted(graph::CalendarUnit wanted, const model::Span& domain,
                                 const TimeScale& scale, float least_px);

/// The bin that the day lies in, or null.
const graph::StackedBin* bin_at(std::span<const graph::StackedBin> bins, model::Day day);

/// Totals of the bins that the scale shows.
std::vector<double> totals_in_view(std::span<const graph::StackedBin> bins, const TimeScale& scale);
/// The highest value of any line within what the scale shows.
double top_of_lines(const graph::StackedBins& bins, const TimeScale& scale);

/// A number that follows another within 0.2 seconds where it may, and stays where it may not.
class EasedTop {
  public:
    /// @param is_held  it stays what it is, as while something is dragged.
    /// @param jumps    it becomes the target at once.
    void follow(double target, double seconds, bool is_held, bool jumps);
    [[nodiscard]] double value() const { return value_; }
    [[nodiscard]] bool is_moving() const { return seconds_left_ > 0; }

  private:
    double value_ = 0;
    double from_ = 0;
    double target_ = 0;
    double seconds_left_ = 0;
};

/// Colours of the bars. Where there are classes, those of what passes are painted one above the
/// other.
struct BarColors {
    ImU32 pale = 0;      ///< what does not pass
    ImU32 solid = 0;     ///< what passes
    ImU32 uncertain = 0; ///< laid over the part of it whose dates are uncertain
    std::span<const ImU32> classes;
    float alpha = 1; ///< of the classes
};

/// The bars of the histogram. Their height rests on the totals alone, so that neither moving the
/// window nor filtering makes them jump.
class HistogramBars {
  public:
    /// @param top  the value of the full height.
    HistogramBars(std::span<const graph::StackedBin> bins, const TimeScale& scale,
                  const base::Rect& area, float unit_px, graph::BarScale bar_scale, double top);

    void draw(ImDrawList& list, const BarColors& colors) const;
    /// Outlines what belongs to the selection, as high as it is counted on the scale of the bars.
    void draw_selected(ImDrawList& list, ImU32 color) const;

    /// Pixels: 0 for 0, at least two units for anything else, at most the area's height.
    [[nodiscard]] float height_of(double value) const;
    /// Where a bar is pressed: as high as it is drawn.
    struct Place {
        base::Rect rect;
        model::Span span{};
    };
    [[nodiscard]] std::vector<Place> places() const;

  private:
    struct Edges {
        float x0 = 0;
        float x1 = 0;
        float rounding = 0;
        [[nodiscard]] bool are_seen() const { return x1 > x0; }
    };
    [[nodiscard]] Edges edges_of(const graph::StackedBin& bin) const;
    void draw_classes(ImDrawList& list, const graph::StackedBin& bin, const Edges& edges,
                      float height, const BarColors& colors) const;

    std::span<const graph::StackedBin> bins_;
    TimeScale scale_;
    base::Rect area_;
    float unit_px_;
    graph::BarScale bar_scale_;
    double top_;
};

/// The courses of a line over the bins, in pixels, parted where it lies at zero for a while: what
/// is not there is not drawn. `top` is the value of the area's height.
std::vector<std::vector<ImVec2>> line_over_bins(std::span<const graph::StackedBin> bins,
                                                std::span<const double> values,
                                                const TimeScale& scale, const base::Rect& area,
                                                graph::BarScale bar_scale, double top);

} // namespace entente::ui
