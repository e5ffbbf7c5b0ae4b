// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_histogram.hpp"
#include "app/ui/timeline_places.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// What the histogram shows in a frame. Its scales follow the view alone and stay what they are
/// while something is dragged.
class TimelineNumbers {
  public:
    void update(const Context& context, const TimelinePlaces& at, const TimelineGesture& gesture);

    [[nodiscard]] const graph::StackedBins& bins() const { return *bins_; }
    [[nodiscard]] std::span<const graph::StackClass> classes() const { return classes_; }
    [[nodiscard]] const std::vector<ImU32>& class_colors() const { return class_colors_; }
    [[nodiscard]] const std::vector<ImU32>& line_colors() const { return line_colors_; }
    /// Of the pinned lines: "Iran", "Iran - Russia".
    [[nodiscard]] const std::vector<std::string>& line_names() const { return line_names_; }

    [[nodiscard]] graph::BarScale bar_scale() const { return bar_scale_; }
    /// Another scale that fits the bars better, where none was chosen.
    [[nodiscard]] std::optional<graph::BarScale> proposed() const { return proposed_; }
    /// The highest bar that can be seen; and the value of the full height, on its way there.
    [[nodiscard]] double top() const { return top_; }
    [[nodiscard]] double eased_top() const { return eased_top_.value(); }
    [[nodiscard]] double line_top() const { return line_top_; }
    [[nodiscard]] double eased_line_top() const { return eased_line_top_.value(); }
    /// Where the data claim nothing.
    [[nodiscard]] const std::vector<model::Span>& gaps() const { return gaps_; }
    [[nodiscard]] bool is_gap(const model::Span& span) const;

  private:
    const graph::StackedBins* bins_ = nullptr;
    std::span<const graph::StackClass> classes_;
    std::vector<ImU32> class_colors_;
    std::vector<ImU32> line_colors_;
    std::vector<std::string> line_names_;
    graph::BarScale bar_scale_ = graph::BarScale::linear;
    std::optional<graph::BarScale> proposed_;
    double top_ = 0;
    double line_top_ = 0;
    EasedTop eased_top_;
    EasedTop eased_line_top_;
    std::vector<model::Span> gaps_;
    graph::CalendarUnit unit_ = graph::CalendarUnit::month;
    const model::EventStore* store_ = nullptr;
};

/// "Iran", "Iran - Russia": whose events a line tells.
std::string name_of_line(const model::EventStore& store, const document::TimelineLine& line,
                         std::string_view language);

/// A count that may be a part of an event: "3", "2.5", "0.3", "1,234".
std::string words_for_amount(double amount);

} // namespace entente::ui
