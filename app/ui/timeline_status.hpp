// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/range_field.hpp"
#include "app/ui/timeline_controls.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace entente::ui {

/// The first line of the timeline: the window in words, its two ends to be typed over, its length
/// and events, what is to be told for a while, and the field for a typed range.
class TimelineStatus {
  public:
    /// @param is_compact  the half-life has its slider here.
    void draw(Context& context, const base::Rect& row, TimelineControls& controls, bool is_compact);
    /// T.
    void type_range() { range_.focus(); }
    /// Gives the keyboard to a field by its widget's name.
    void focus(std::string_view name);
    /// The span that Enter would give.
    [[nodiscard]] std::optional<model::Span> preview() const;

  private:
    [[nodiscard]] const RangeField* typing() const;
    [[nodiscard]] std::size_t undated(const document::Document& document);
    float draw_said(Context& context, const base::Rect& row, float right, float text_y) const;
    void draw_window(Context& context, const base::Rect& row, float right, float text_y,
                     const TimelineNote& note);

    RangeField range_;
    RangeField from_;
    RangeField to_;
    std::optional<std::size_t> undated_;
};

} // namespace entente::ui
