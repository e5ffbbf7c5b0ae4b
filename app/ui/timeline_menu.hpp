// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_controls.hpp"
#include "app/ui/timeline_track.hpp"

#include <optional>
#include <string>

namespace entente::ui {

/// A right click on the timeline: what can be done at that day, and with the window. Also the small
/// form in which a milestone of the user's own is named.
class TimelineMenu {
  public:
    void open(const Context& context, const TimelineSpot& spot);
    void draw(Context& context, TimelineControls& controls);

  private:
    /// The event that is meant by "around this event".
    struct NearEvent {
        model::Span span{};
        std::string title;
    };
    struct Form {
        std::string date;
        std::string name;
        std::string problem;
        std::optional<std::size_t> index; ///< of the milestone that is changed; none: a new one
        bool is_opening = true;
        bool wants_focus = true;
    };

    void draw_windows(Context& context, TimelineControls& controls) const;
    void draw_marks(Context& context);
    void draw_lines(Context& context) const;
    void draw_form(Context& context);
    bool keep_milestone(Context& context);

    bool is_opening_ = false;
    TimelineSpot spot_;
    std::optional<NearEvent> event_;
    std::optional<std::size_t> own_; ///< milestone of the user's that is there
    std::optional<Form> form_;
};

} // namespace entente::ui
