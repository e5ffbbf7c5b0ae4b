// SPDX-License-Identifier: MIT
#include "app/document/document.hpp"

#include "app/document/time_steps.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <iterator>
#include <tuple>
#include <utility>

namespace entente::document {
namespace {

model::Span domain_of(const model::EventStore& store) {
    return store.extent().value_or(
        model::Span{model::make_day(1970, 1, 1), model::make_day(1970, 12, 31)});
}

/// With so many ties or fewer a comparison takes less than a millisecond or two.
constexpr std::size_t most_compared_at_once = 10'000;

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

} // namespace

Document::Document(std::shared_ptr<const model::EventStore> store, DataInfo info, const View& view,
                   std::uint64_t seed)
    : store_(std::move(store)), info_(std::move(info)), seed_(seed), domain_(domain_of(*store_)),
      filters_(store_), plain_index_(std::make_shared<graph::TieIndex>(store_, graph::TieRules{})),
      places_(store_),
      facets_tally_(
          [store = store_](const FacetsWish& wish) {
              return model::count_facets(*store, *wish.verdicts, wish.window);
          },
          store_->event_count() <= most_counted_at_once),
      counts_(store_),
      comparison_tally_(
          [](const WindowComparison::Sides& sides) {
              return std::make_shared<const graph::Comparison>(WindowComparison::compare(sides));
          },
          plain_index_->dyads().size() <= most_compared_at_once) {
    choices_.view = view;
    model::Span& span = choices_.view.window.span;
    span.first = std::max(span.first, domain_.first);
    span.last = std::min(span.last, domain_.last);
    if (span.last < span.first) { // a window before or after all data
        span = view.window.span;
    }
    choices_.view.time_mode = fitting_time_mode(view.time_mode, view.window.mode);
    playback_.settings.unit = choices_.view.calendar.unit(fitting_unit(domain_));
    all_time_ = plain_index_->all_time();
    filters_.set_filter(choices_.view.filter);
    if (choices_.view.rules.roll_up) {
        rolled_index_ = std::make_shared<graph::TieIndex>(store_, choices_.view.rules);
    }
    use_index(choices_.view.rules.roll_up ? rolled_index_ : plain_index_);
    take_snapshot(true);
    facets_tally_.count_now({verdicts(), choices_.view.window});
    facets_are_old_ = false;
}

Document::~Document() = default;

void Document::resume(Resumed saved) {
    choices_.selection = std::move(saved.selection);
    choices_.pins = std::move(saved.pins);
    choices_.annotations = std::move(saved.annotations);
    choices_.milestones = std::move(saved.milestones);
    choices_.lines = std::move(saved.lines);
    choices_.pinned_window = saved.pinned_window;
    evidence_is_old_ = true;
    if (saved.positions.size() == graph::node_count(*store_) && !saved.positions.empty()) {
        places_.resume(std::move(saved.positions), choices_.pins, saved.has_grown);
    }
    ++version_;
}

// ---- what the user does -----------------------------------------------------------------------

void Document::apply(const Action& action) {
    Choices next = choices_;
    const auto is_live = [](Phase phase) { return phase == Phase::live; };
    // Any other deed ends a gesture that nobody ended: its step must not swallow the next one.
    const bool goes_on = std::visit(
        Overloaded{[&](const SetWindow& a) { return is_live(a.phase) || is_in_gesture(); },
                   [&](const SetFilter& a) { return is_live(a.phase) || is_in_gesture(); },
                   [&](const SetThinning& a) { return is_live(a.phase) || is_in_gesture(); },
                   [&](const MoveNode& a) { return is_live(a.phase) || is_in_gesture(); },
                   [&](const SetAnnotations& a) { return is_live(a.phase) || is_in_gesture(); },
                   [&](const SetMilestones& a) { return is_live(a.phase) || is_in_gesture(); },
                   [&](const SetArrangement& a) { return is_live(a.phase) || is_in_gesture(); },
                   [](const CancelGesture&) { return true; }, [](const auto&) { return false; }},
        action);
    if (!goes_on) {
        finish_gesture();
    }
    if (std::holds_alternative<SetWindow>(action) || std::holds_alternative<StepWindow>(action) ||
        std::holds_alternative<SetTimeMode>(action) || std::holds_alternative<Undo>(action) ||
        std::holds_alternative<Redo>(action) || std::holds_alternative<Pause>(action)) {
        playback_.pause();
        record_playback();
    }
    std::visit(
        Overloaded{
            [&](const SetWindow& a) {
                const bool is_alike = a.window.mode == choices_.view.window.mode;
                next.view.time_mode = fitting_time_mode(
                    a.time_mode.value_or(is_alike ? time_mode() : TimeMode::window), a.window.mode);
                next.view.window = a.window;
                change(std::move(next), a.phase, "Move the window");
            },
            [&](const SetTimeMode& a) {
                next.view.window = mode_memory_.switched(time_mode(), next.view.window, a.mode,
                                                         domain_, playback_.settings.unit);
                next.view.time_mode = a.mode;
                change(std::move(next), Phase::final, "Change how the window moves");
            },
            [&](const StepWindow& a) {
                next.view.window = stepped(time_mode(), next.view.window, domain_,
                                           a.unit.in(next.view.calendar), a.steps);
                change(std::move(next), Phase::final, "Step in time");
            },
            [&](const SetCalendar& a) {
                next.view.calendar = a.calendar;
                if (time_mode() == TimeMode::instant) {
                    next.view.window = fitted(TimeMode::instant, next.view.window, domain_,
                                              playback_.settings.unit.in(a.calendar));
                }
                change(std::move(next), Phase::final, "Change where weeks and years begin");
            },
            [&](const SetFilter& a) {
                next.view.filter = a.filter;
                change(std::move(next), a.phase, "Filter");
            },
            [&](const SetThinning& a) {
                next.view.thinning = a.thinning;
                change(std::move(next), a.phase, "Thin the picture");
            },
            [&](const SetRollUp& a) {
                next.view.rules.roll_up = a.roll_up;
                change(std::move(next), Phase::final, "Roll up officials");
            },
            [&](const SetSelection& a) {
                next.selection = a.selection;
                change(std::move(next), Phase::final, "Select");
            },
            [&](const MoveNode& a) {
                next.pins[a.node.value()] = a.position;
                change(std::move(next), a.phase, "Move a node");
            },
            [&](const FreeNodes& a) {
                if (a.nodes.empty()) {
                    next.pins.clear();
                }
                for (const graph::NodeId node : a.nodes) {
                    next.pins.erase(node.value());
                }
                const bool had_pins = next.pins.size() != choices_.pins.size();
                change(std::move(next), Phase::final, "Free nodes");
                if (had_pins) {
                    places_.worker().reheat(0.1F);
                }
            },
            [&](const SetAnnotations& a) {
                next.annotations = a.annotations;
                change(std::move(next), a.phase, a.name);
            },
            [&](const SetMilestones& a) {
                next.milestones = a.milestones;
                change(std::move(next), a.phase, a.name);
            },
            [&](const CompareWith& a) {
                next.pinned_window = a.pinned;
                change(std::move(next), Phase::final,
                       a.pinned ? "Pin a window to compare with" : "End comparing");
            },
            [&](const SetLines& a) {
                next.lines = a.lines;
                next.lines.resize(std::min(next.lines.size(), graph::StackedHistogram::most_lines));
                change(std::move(next), Phase::final, "Pin lines to the timeline");
            },
            [&](const CancelGesture&) {
                if (gesture_start_) {
                    const Choices before = *std::exchange(gesture_start_, std::nullopt);
                    show(before);
                }
            },
            [&](const Undo&) {
                if (const auto before = history_.undo(choices_)) {
                    show(*before);
                }
            },
            [&](const Redo&) {
                if (const auto after = history_.redo(choices_)) {
                    show(*after);
                }
            },
            [&](const Play& a) {
                if (!before_playback_) { // turned round, it is still the same playing
                    before_playback_ = choices_;
                }
                next.view.window =
                    playback_.play(choices_.view.window, domain_, time_mode(), a.direction);
                show(next);
            },
            [&](const Stop&) {
                playback_.pause();
                if (before_playback_) {
                    next.view.window = before_playback_->view.window;
                    before_playback_.reset();
                    show(next);
                }
            },
            [&](const Pause&) {}, // done above, as for every deed that moves the window
            [&](const SetPlayback& a) { set_playback(a.settings); },
            [&](const SetLayoutPaused& a) { places_.worker().set_paused(a.is_paused); },
            [&](const SetArrangement& a) {
                next.view.arrangement = a.arrangement;
                change(std::move(next), a.phase, "Lay out otherwise");
            },
            [&](const RestartLayout& a) {
                seed_ = a.seed;
                is_laid_out_by_filter_ = a.with_filter;
                start_layout(std::move(radii_));
            },
        },
        action);
}

/// An instant is one unit: with another unit it is another one.
void Document::set_playback(const PlaybackSettings& settings) {
    const bool is_other_unit = settings.unit.kind != playback_.settings.unit.kind;
    playback_.settings = settings;
    playback_.settings.unit = settings.unit.in(choices_.view.calendar);
    if (is_other_unit && time_mode() == TimeMode::instant) {
        Choices next = choices_;
        next.view.window =
            fitted(TimeMode::instant, next.view.window, domain_, playback_.settings.unit);
        change(std::move(next), Phase::final, "Change the unit");
    }
}

void Document::change(Choices next, Phase phase, const std::string& name) {
    if (phase == Phase::live) {
        if (!gesture_start_) {
            gesture_start_ = choices_;
        }
        gesture_name_ = name;
        show(next);
        return;
    }
    const Choices before = gesture_start_ ? *std::exchange(gesture_start_, std::nullopt) : choices_;
    const bool was_playing = before_playback_.has_value();
    record_playback();
    show(next);
    if (before != choices_) {
        history_.record(name, before);
    }
    if (was_playing && playback_.is_playing()) {
        before_playback_ = choices_;
    }
}

/// However long it played, it is one step.
void Document::record_playback() {
    if (before_playback_) {
        Choices before = *std::exchange(before_playback_, std::nullopt);
        if (before.view.window != choices_.view.window) {
            history_.record("Play", std::move(before));
        }
    }
}

void Document::finish_gesture() {
    if (gesture_start_) {
        Choices before = *std::exchange(gesture_start_, std::nullopt);
        if (before != choices_) {
            history_.record(gesture_name_, std::move(before));
        }
    }
}

/// Makes the choices the present ones and brings up to date what rests on those that differ.
void Document::show(const Choices& next) {
    const Choices before = std::exchange(choices_, next);
    const View& was = before.view;
    const View& is = choices_.view;
    bool is_changed = was.window != is.window || was.thinning != is.thinning;
    playback_.settings.unit = playback_.settings.unit.in(is.calendar);
    if (was.rules != is.rules) {
        request_rules(is.rules);
        is_changed = true;
    }
    if (was.filter != is.filter && filters_.set_filter(is.filter)) {
        use_verdicts();
        histograms_.clear();
        ++filter_version_;
        is_changed = true;
    }
    if (is_changed) {
        take_snapshot(false);
    }
    if (before.pins != choices_.pins) {
        places_.set_pins(before.pins, choices_.pins);
    }
    if (was.arrangement != is.arrangement) {
        use_arrangement(was.arrangement);
    }
    if (before.pinned_window != choices_.pinned_window) {
        comparison_is_old_ = true;
        comparison_made_at_ = -1;
    }
    if (before.selection != choices_.selection) {
        evidence_is_old_ = true;
        evidence_made_at_ = -1;
    }
    ++version_;
}

// ---- time goes by -----------------------------------------------------------------------------

bool Document::advance(double seconds) {
    seconds_ += seconds;
    bool is_changed = false;
    if (rolled_index_being_built_.valid() &&
        rolled_index_being_built_.wait_for(std::chrono::seconds{0}) == std::future_status::ready) {
        rolled_index_ = rolled_index_being_built_.get();
        if (choices_.view.rules.roll_up) {
            use_index(rolled_index_);
            take_snapshot(false);
            is_changed = true;
        }
    }
    const graph::EventDays* days = playback_.is_playing() ? &event_days() : nullptr;
    if (const auto window = playback_.advance(seconds, choices_.view.window, domain_, days)) {
        Choices next = choices_;
        next.view.window = *window;
        is_stepping_ = true;
        show(next);
        is_stepping_ = false;
        is_changed = true;
    }
    if (!playback_.is_playing()) {
        record_playback();
    }
    counts_.take();
    facets_tally_.take();
    comparison_tally_.take();
    is_changed = advance_places(seconds) || is_changed;
    is_changed = transition_.advance(seconds) || is_changed;
    if (is_changed) {
        ++version_;
    }
    return is_changed;
}

bool Document::is_animating() const {
    // What is told less often than the window moves is told once more where it stops.
    const bool lags = is_in_gesture() && (facets_are_old_ || evidence_is_old_);
    return lags || playback_.is_playing() || !is_settled() || places_.worker().is_busy() ||
           places_.worker().has_new_positions() || gauge_.is_busy() || is_rolling_up() ||
           is_counting();
}

// ---- indices ----------------------------------------------------------------------------------

void Document::request_rules(const graph::TieRules& rules) {
    if (!rules.roll_up) {
        use_index(plain_index_);
    } else if (rolled_index_) {
        use_index(rolled_index_);
    } else if (!rolled_index_being_built_.valid()) {
        rolled_index_being_built_ = std::async(std::launch::async, [store = store_, rules] {
            return std::make_shared<graph::TieIndex>(store, rules);
        });
    }
}

void Document::use_index(std::shared_ptr<graph::TieIndex> index) {
    index_ = std::move(index);
    use_verdicts();
    index_->set_window(choices_.view.window);
    scale_graph_ = index_ == plain_index_ ? all_time_ : index_->all_time();
    transition_.reset(index_->dyads().size(), graph::node_count(*store_));
}

/// What the filter leaves out, told to the index.
void Document::use_verdicts() {
    verdicts_.reset();
    counts_.let_go_of_index();
    index_->set_failed(filters_.failed());
}

void Document::take_snapshot(bool at_once) {
    index_->set_window(choices_.view.window);
    const Passage passage = at_once        ? Passage::cut()
                            : is_stepping_ ? Passage::step(playback_.settings.steps_per_second)
                                           : Passage{};
    transition_.set_target(index_->snapshot(choices_.view.thinning), passage);
    places_.show(transition_.shared_target(), days_of(choices_.view.window),
                 choices_.view.arrangement.reach);
    facets_are_old_ = true;
    evidence_is_old_ = true;
    comparison_is_old_ = true;
    ++version_;
}

std::ptrdiff_t Document::find_tie(const graph::Dyad& dyad) const {
    const auto ties = ties_of(*index_, std::span(&dyad, 1));
    return ties.empty() ? -1 : static_cast<std::ptrdiff_t>(ties.front());
}

} // namespace entente::document
