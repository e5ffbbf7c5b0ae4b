// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_numbers.hpp"
#include "app/ui/timeline_places.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// A line of a tip; the first one is bold.
struct TipLine {
    std::string text;
    ImU32 swatch = 0; ///< a small square of that colour before it; 0: none
    bool is_strong = false;
    bool is_coming = false; ///< still being counted: told so, in grey
};

/// What a bin tells: its time, its events, those that pass the filters, what they are about, how
/// many of them have uncertain dates, whether the data claim to tell anything of it.
std::vector<TipLine> tip_of_bin(const Context& context, const graph::StackedBin& bin,
                                const TimelineNumbers& numbers);
/// What a mark tells: its name in full, its days, what it is.
std::vector<TipLine> tip_of_mark(const document::TimeMark& mark, const model::Span& domain);

/// What an arrow at the edge leads to. @param bulk  where nearly all events lie.
std::vector<TipLine> tip_of_arrow(const EdgeArrow& arrow, bool is_before, const model::Span& bulk);

/// What the timeline tells at the pointer: the bin, mark or stretch of the overview under it after
/// a moment, the window while it is dragged.
class TimelineTip {
  public:
    void draw(Context& context, const TimelinePlaces& at, const TimelineGesture& gesture,
              const TimelineNumbers& numbers);

  private:
    void draw_dragged(Context& context, const TimelinePlaces& at, const TimelineGesture& gesture);
    void glow(Context& context, const graph::StackedBin* bin);
    void show(Context& context, const TimelinePlaces& at, float x,
              const std::vector<TipLine>& lines) const;

    double hover_seconds_ = 0;
    std::optional<model::Span> glowing_; ///< the bin whose nodes glow
};

} // namespace entente::ui
