// SPDX-License-Identifier: MIT
#include "app/document/playback.hpp"

#include "app/document/time_steps.hpp"

#include <algorithm>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using model::Span;
using model::Window;
using model::WindowMode;

/// The window with its end as early as it can be: where playing begins again.
Window at_start(const Window& window, const Span& domain, CalendarUnit unit) {
    Window first = window;
    if (window.mode == WindowMode::window) {
        first.span = moved_into(
            {domain.first, domain.first + (window.span.last - window.span.first)}, domain);
    } else {
        first.span.first = domain.first;
        first.span.last = std::min(end_of_unit(domain.first, unit), domain.last);
    }
    return first;
}

} // namespace

Window Playback::play(const Window& from, const Span& domain) {
    start_ = from;
    const bool is_window = from.mode == WindowMode::window;
    if (is_window && from.span.days() >= domain.days()) {
        const auto twelfth = std::chrono::days{std::max<std::int64_t>(1, domain.days() / 12)};
        const model::Day first = graph::start_of_unit(domain.first, settings.unit);
        const model::Day end = std::max(snapped(first + twelfth, settings.unit),
                                        graph::add_units(first, settings.unit, 1));
        start_.span = {domain.first, std::min(end - std::chrono::days{1}, domain.last)};
    } else if (from.span.last >= domain.last) {
        start_ = at_start(from, domain, settings.unit);
    }
    steps_ = 0;
    owed_ = 0;
    is_playing_ = true;
    return start_;
}

std::optional<Window> Playback::advance(double seconds, const Window& now, const Span& domain) {
    if (!is_playing_) {
        return std::nullopt;
    }
    owed_ = std::min(owed_ + seconds * settings.steps_per_second, 2.0);
    if (owed_ < 1) {
        return std::nullopt;
    }
    if (now.span.last >= domain.last) {
        if (!settings.is_looping) {
            is_playing_ = false;
            return std::nullopt;
        }
        if (owed_ < std::min(2.0, 1 + settings.steps_per_second)) { // a second's rest at the end
            return std::nullopt;
        }
        start_ = at_start(now, domain, settings.unit);
        steps_ = 0;
        owed_ = 0;
        return start_;
    }
    owed_ = std::min(owed_ - 1, 1.0);
    ++steps_;
    Window next = stepped(start_, domain, settings.unit, steps_);
    next.half_life_days = now.half_life_days;
    return next;
}

} // namespace entente::document
