// SPDX-License-Identifier: MIT
#include "app/document/playback.hpp"

#include "app/document/time_steps.hpp"
#include "app/model/edtf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using graph::EventDays;
using model::Day;
using model::Span;
using model::Window;
using std::chrono::days;

constexpr double seconds_of_rest = 1; ///< at the end, before it begins again

bool leads_at_end(TimeMode mode) {
    return mode == TimeMode::growing || mode == TimeMode::memory;
}

/// The first step from `begin` on for which it holds, where it holds for all after it, too; `end`
/// where for none before it.
template <class Holds>
int first_for(int begin, int end, Holds holds) {
    while (begin < end) {
        const int middle = begin + (end - begin) / 2;
        if (holds(middle)) {
            end = middle;
        } else {
            begin = middle + 1;
        }
    }
    return begin;
}

} // namespace

Window Playback::window_at(int step) const {
    return stepped(mode_, start_, domain_, unit_, step);
}

/// Makes the window step 0 and finds how many steps there are on either side of it.
void Playback::anchor(const Window& window, const Span& domain) {
    start_ = window;
    domain_ = domain;
    unit_ = settings.unit;
    step_ = 0;
    const Span reach{std::min(domain.first, window.span.first),
                     std::max(domain.last, window.span.last)};
    constexpr std::size_t most = 1'000'000'000;
    const auto far = static_cast<int>(std::min(graph::count_units(reach, unit_) + 2, most));
    const Span& span = start_.span;
    const auto moved_end = [&](int step) {
        return graph::add_units(span.last + days{1}, unit_, step) - days{1};
    };
    const auto moved_start = [&](int step) { return graph::add_units(span.first, unit_, step); };
    switch (mode_) {
    case TimeMode::window:
        first_step_ =
            first_for(-far, far, [&](int n) { return moved_start(n) > domain.first; }) - 1;
        last_step_ = first_for(-far, far, [&](int n) { return moved_end(n) >= domain.last; });
        break;
    case TimeMode::growing:
    case TimeMode::memory: {
        const bool is_pinned = mode_ == TimeMode::growing && span.first > domain.first;
        const Day least = is_pinned ? std::min(span.first, domain.last) : domain.first;
        first_step_ = first_for(-far, far, [&](int n) { return moved_end(n) >= least; });
        last_step_ = first_for(-far, far, [&](int n) { return moved_end(n) >= domain.last; });
        break;
    }
    case TimeMode::from_here:
        first_step_ =
            first_for(-far, far, [&](int n) { return moved_start(n) > domain.first; }) - 1;
        last_step_ = first_for(-far, far, [&](int n) { return moved_start(n) > domain.last; }) - 1;
        break;
    case TimeMode::instant: {
        const auto moved_unit = [&](int n) {
            return graph::add_units(graph::start_of_unit(span.last, unit_), unit_, n);
        };
        first_step_ = first_for(-far, far, [&](int n) { return moved_unit(n) > domain.first; }) - 1;
        last_step_ = first_for(-far, far, [&](int n) { return moved_unit(n) > domain.last; }) - 1;
        break;
    }
    }
    // A window that lies outside the domain, or is as wide, has steps on one side of it, or none.
    last_step_ = std::max(last_step_, first_step_);
    step_ = std::clamp(0, first_step_, last_step_);
}

Window Playback::play(const Window& from, const Span& domain, std::optional<TimeMode> mode,
                      PlayDirection direction) {
    const TimeMode now = mode.value_or(fitting_time_mode(TimeMode::window, from.mode));
    const bool goes_on = mode_ == now && domain_ == domain && unit_ == settings.unit &&
                         step_ != 0 && window_at(step_).span == from.span;
    mode_ = now;
    direction_ = direction;
    is_narrowed_ = now == TimeMode::window && from.span.days() >= domain.days();
    if (is_narrowed_) {
        Window narrow = from;
        const auto twelfth = days{std::max<std::int64_t>(1, domain.days() / 12)};
        const Day first = graph::start_of_unit(domain.first, settings.unit);
        const Day end = std::max(snapped(first + twelfth, settings.unit),
                                 graph::add_units(first, settings.unit, 1));
        narrow.span = {domain.first, std::min(end - days{1}, domain.last)};
        anchor(narrow, domain);
        if (direction == PlayDirection::backward) {
            step_ = last_step_;
        }
    } else {
        if (!goes_on) {
            anchor(from, domain);
        }
        if (direction == PlayDirection::forward && step_ >= last_step_) {
            step_ = first_step_;
        } else if (direction == PlayDirection::backward && step_ <= first_step_) {
            step_ = last_step_;
        }
    }
    owed_ = rested_ = 0;
    last_break_.reset();
    is_playing_ = true;
    Window shown = window_at(step_);
    shown.half_life_days = from.half_life_days;
    return shown;
}

bool Playback::is_quiet(int step, const EventDays& events) const {
    const Window window = window_at(step);
    if (step == 0 || step == first_step_ || step == last_step_) {
        return false; // what playing begins or ends with is always shown
    }
    if (leads_at_end(mode_)) {
        const Day before = window_at(step - 1).span.last;
        const auto begun = events.next_after(before);
        return !begun || *begun > window.span.last;
    }
    if (mode_ == TimeMode::from_here) {
        const auto ended = events.next_end_after(window.span.first - days{1});
        return !ended || *ended >= window_at(step + 1).span.first;
    }
    return events.is_quiet(window.span);
}

/// The first step whose window ends on the day or later; the last one where none does.
int Playback::first_ending_from(Day day) const {
    return first_for(first_step_, last_step_,
                     [&](int step) { return window_at(step).span.last >= day; });
}

/// The last step whose window begins by the day.
int Playback::last_beginning_by(Day day) const {
    return first_for(first_step_, last_step_ + 1,
                     [&](int step) { return window_at(step).span.first > day; }) -
           1;
}

/// The next step that way that is not quiet. Goes from one day with something on it to the next, so
/// that a long silence costs as little as a short one.
int Playback::next_lively(int step, int way, const EventDays& events) const {
    while (step != first_step_ && step != last_step_ && is_quiet(step, events)) {
        const Span span = window_at(step).span;
        std::optional<Day> day;
        int there = step;
        if (way > 0) {
            day = mode_ == TimeMode::from_here ? events.next_end_after(span.first - days{1})
                                               : events.next_after(span.last);
            there = !day                           ? last_step_
                    : mode_ == TimeMode::from_here ? last_beginning_by(*day)
                                                   : first_ending_from(*day);
        } else {
            day = leads_at_end(mode_) ? events.last_begin_before(span.last + days{1})
                                      : events.last_before(span.first);
            there = !day                  ? first_step_
                    : leads_at_end(mode_) ? first_ending_from(*day)
                                          : last_beginning_by(*day);
        }
        // The step that playing began with lies on the way, too.
        if ((step < 0) != (there < 0) && step != 0 && there != 0) {
            there = 0;
        }
        step = std::clamp(way > 0 ? std::max(there, step + 1) : std::min(there, step - 1),
                          first_step_, last_step_);
    }
    return step;
}

int Playback::next_step(const EventDays* events) {
    const int way = direction_ == PlayDirection::forward ? 1 : -1;
    const int next = step_ + way;
    last_break_.reset();
    if (events == nullptr || !settings.skips_quiet || !is_quiet(next, *events)) {
        return next;
    }
    const int lively = next_lively(next, way, *events);
    const int skipped = (lively - next) * way;
    // In the midst of a short silence the steps before this one count, too.
    int before = 0;
    while (before <= settings.quiet_steps && is_quiet(step_ - before * way, *events)) {
        ++before;
    }
    if (before > 0 || skipped <= settings.quiet_steps) {
        return next;
    }
    const Span last = window_at(step_).span;
    const Span first = window_at(lively).span;
    const Span earlier = way > 0 ? last : first;
    const Span later = way > 0 ? first : last;
    QuietBreak leapt;
    leapt.steps = skipped;
    if (leads_at_end(mode_)) {
        leapt.skipped = {earlier.last + days{1}, window_at(std::max(lively, step_) - 1).span.last};
    } else if (mode_ == TimeMode::from_here) {
        leapt.skipped = {window_at(std::min(lively, step_) + 1).span.first, later.first - days{1}};
    } else if (earlier.last + days{1} < later.first) {
        leapt.skipped = {earlier.last + days{1}, later.first - days{1}};
    } else {
        leapt.skipped = {window_at(std::min(lively, step_) + 1).span.first,
                         window_at(std::max(lively, step_) - 1).span.last};
    }
    last_break_ = leapt;
    return lively;
}

std::optional<Window> Playback::advance(double seconds, const Window& now, const Span& domain,
                                        const EventDays* events) {
    if (!is_playing_) {
        return std::nullopt;
    }
    if (unit_ != settings.unit || domain_ != domain || window_at(step_).span != now.span) {
        anchor(now, domain); // the unit was changed, or somebody moved the window
    }
    owed_ = std::min(owed_ + seconds * settings.steps_per_second, 2.0);
    if (owed_ < 1) {
        return std::nullopt;
    }
    const bool is_forward = direction_ == PlayDirection::forward;
    const bool is_at_end = is_forward ? step_ >= last_step_ : step_ <= first_step_;
    if (is_at_end) {
        const bool can_move = first_step_ < last_step_;
        if (settings.at_end == AtEnd::stop || !can_move) {
            is_playing_ = false;
            return std::nullopt;
        }
        if (settings.at_end == AtEnd::loop) {
            // The last window stands its step's time and a second more, however fast it plays.
            rested_ += seconds;
            if (rested_ < seconds_of_rest) {
                return std::nullopt;
            }
            step_ = is_forward ? first_step_ : last_step_;
            owed_ = rested_ = 0;
            last_break_.reset();
            Window start = window_at(step_);
            start.half_life_days = now.half_life_days;
            return start;
        }
        direction_ = is_forward ? PlayDirection::backward : PlayDirection::forward;
    }
    owed_ = std::min(owed_ - 1, 1.0);
    rested_ = 0;
    step_ = std::clamp(next_step(events), first_step_, last_step_);
    Window next = window_at(step_);
    next.half_life_days = now.half_life_days;
    return next;
}

std::string why_not_played(const std::optional<Span>& extent, CalendarUnit unit) {
    if (!extent) {
        return "No event has a date: there is nothing to play";
    }
    if (extent->first == extent->last) {
        return fmt::format("All events are of {}: there is nothing to play",
                           model::words_for_span(*extent));
    }
    if (graph::count_units(*extent, unit) < 2) {
        return fmt::format("All events lie in one {}: a smaller step can be played",
                           graph::words_for_unit(unit));
    }
    return {};
}

} // namespace entente::document
