// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/time_marks.hpp"
#include "app/ui/panel.hpp"
#include "app/ui/timeline_axis.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ui {

/// A mark of the axis as it lies in the lane, in pixels.
struct PlacedMark {
    std::size_t index = 0; ///< among the marks
    float x0 = 0;          ///< of a day its middle, as x1
    float x1 = 0;
    int track = 0;    ///< of a period: which row of bars, 0 on top
    std::string text; ///< its name as far as it has room; empty where it has none
    float text_x = 0; ///< left end of the text
    float text_width = 0;
};

/// What lies in the lane of marks.
struct MarksLane {
    std::vector<PlacedMark> marks; ///< those that can be seen, in the order of the marks
    int tracks = 0;                ///< rows of bars, of all periods whether seen or not
    bool has_names = false;        ///< some mark has a name to be told, seen or not
};

/// Lengths that placing needs, in pixels.
struct MarksMeasures {
    float symbol = 5;      ///< half the width of a triangle
    float gap = 5;         ///< between a text and what is beside it
    float least_text = 36; ///< a name is not cut shorter than this
    float most_text = 180; ///< nor told longer
    MeasureText width;
    /// The text cut to a width, with an ellipsis.
    std::function<std::string(std::string_view, float)> shorten;
};

inline constexpr int most_mark_tracks = 3;

/// Places marks along the axis. Names never lie over each other or over a symbol; where there is
/// not room for all, the user's own go before the data's milestones, these before offices, days
/// before periods; turning points have no names. Rows of bars depend on the marks alone, so that
/// nothing jumps while the view moves.
///
/// Cost: O(n log n + n m) for n marks and m names placed.
MarksLane place_marks(std::span<const document::TimeMark> marks, const TimeScale& scale,
                      const MarksMeasures& measures);

/// Marks of a document, worked out anew when what they rest on has changed.
class TimelineMarks {
  public:
    /// Never null. Turning points rest on the events that pass: while something is dragged or
    /// played those of before stand for them.
    std::shared_ptr<const std::vector<document::TimeMark>> of(const Context& context);

  private:
    struct Basis {
        const model::EventStore* store = nullptr;
        std::vector<model::Milestone> own;
        document::Selection selection;
        std::string language;
        std::vector<graph::TurningPoint> turns;
        friend bool operator==(const Basis&, const Basis&) = default;
    };
    Basis basis_;
    std::shared_ptr<const std::vector<document::TimeMark>> marks_;
};

/// "Milestone", "Your milestone", "In office", "Turning point".
std::string_view words_for_origin(document::TimeMark::Origin origin);

} // namespace entente::ui
