// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/timeline_axis.hpp"

#include <cstdint>
#include <vector>

namespace entente::ui {

/// The unit of the bins: the wanted one where the domain has at most 400 of them and each is wide
/// enough to be seen, else the next larger that does.
graph::CalendarUnit bin_unit(graph::CalendarUnit wanted, const model::Span& domain,
                             const TimeScale& scale, float least_px);

/// The bin that the day lies in, or null.
const graph::Bin* bin_at(const std::vector<graph::Bin>& bins, model::Day day);

/// The bars of the histogram. Their height rests on the totals of all time alone, so that neither
/// moving the window nor filtering makes them jump.
class HistogramBars {
  public:
    HistogramBars(const std::vector<graph::Bin>& bins, const TimeScale& scale,
                  const base::Rect& area, float unit_px);

    /// Paints all bars: those that do not pass in `pale`, those that pass in `solid`.
    void draw(ImDrawList& list, ImU32 pale, ImU32 solid) const;

    [[nodiscard]] std::uint32_t most() const { return most_; }

    /// Where a bar is pressed: as high as it is drawn.
    struct Place {
        base::Rect rect;
        model::Span span{};
    };
    [[nodiscard]] std::vector<Place> places() const;

  private:
    const std::vector<graph::Bin>& bins_;
    TimeScale scale_;
    base::Rect area_;
    float unit_px_;
    std::uint32_t most_ = 0;
};

} // namespace entente::ui
