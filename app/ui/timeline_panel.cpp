// SPDX-License-Identifier: MIT
#include "app/ui/timeline_panel.hpp"

#include "app/document/time_steps.hpp"
#include "app/ui/range_field.hpp"
#include "app/ui/timeline_track.hpp"
#include "app/ui/timeline_transport.hpp"
#include "app/ui/timeline_window.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using document::Phase;
using model::Span;
using model::Window;
using model::WindowMode;

constexpr float margin = 14; ///< units
constexpr float status_height = 38;
constexpr float transport_height = 42;
constexpr double note_seconds = 6;

std::string why_fixed(const document::Document& document) {
    if (!document.store().extent()) {
        return "No event has a date: there is no time to move through";
    }
    if (document.domain().days() == 1) {
        return "All events are of one day: there is no time to move through";
    }
    return {};
}

} // namespace

struct TimelinePanel::State {
    TimelineTrack track;
    TimelineTransport transport;
    RangeField range;
    /// The last window of mode `window`: its width returns with the mode.
    std::optional<Span> remembered;
    std::string note;
    double note_left = 0;
    /// Steps in a row start from the same window, so that the 31st does not become the 28th for
    /// good on its way through February, and a window stopped at a border comes back as it was.
    struct Run {
        Window start;
        Window last; ///< where the run is; any other window begins a new one
        graph::CalendarUnit unit{};
        int steps = 0;
    };
    std::optional<Run> run;

    void draw_status(Context& context, const Rect& row, bool is_compact);
    void play_or_pause(Context& context);
    void switch_mode(Context& context, WindowMode mode);
    void go_to_border(Context& context, int which);
    bool press_edit(const KeyPress& key, Context& context);
    void step(const KeyPress& key, Context& context, int steps);
    Window next_of_run(const document::Document& document, int steps);
};

TimelinePanel::TimelinePanel() : state_(std::make_unique<State>()) {}
TimelinePanel::~TimelinePanel() = default;

void TimelinePanel::reset() {
    *state_ = {};
}

void TimelinePanel::draw(Context& context, const Rect& area) {
    State& state = *state_;
    const document::Document& document = context.document;
    const Window& window = document.view().window;
    if (window.mode == WindowMode::window) {
        state.remembered = window.span;
    }
    state.note_left -= static_cast<double>(ImGui::GetIO().DeltaTime);
    const std::string why_not = why_fixed(document);
    const float side = context.px(margin);
    const Rect status{{area.min.x + side, area.min.y},
                      {area.max.x - side, area.min.y + context.px(status_height)}};
    const Rect transport{{area.min.x + side, area.max.y - context.px(transport_height)},
                         {area.max.x - side, area.max.y - context.px(2)}};
    const Rect track{
        {area.min.x, status.max.y + context.px(4)},
        {area.max.x, std::max(status.max.y + context.px(5), transport.min.y - context.px(2))}};

    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    begin_area(context, "##timeline", area,
               ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    state.draw_status(context, status, TimelineTransport::is_compact(context, status.width()));
    if (document.store().extent()) {
        state.track.draw(context, track, state.range.preview(), !why_not.empty());
    }
    const auto wishes = state.transport.draw(context, transport, why_not);
    end_area();

    if (wishes.play_or_pause) {
        state.play_or_pause(context);
    }
    if (wishes.steps != 0) {
        state.step({}, context, wishes.steps);
    }
    if (wishes.to_border != 0) {
        state.go_to_border(context, wishes.to_border);
    }
    if (wishes.mode) {
        state.switch_mode(context, *wishes.mode);
    }
}

void TimelinePanel::State::draw_status(Context& context, const Rect& row, bool is_compact) {
    const Theme& theme = context.theme;
    const float field_width = std::min(context.px(210), row.width() * 0.36F);
    const float field_y = row.min.y + (row.height() - ImGui::GetFrameHeight()) / 2 + context.px(2);
    float right = row.max.x - field_width;
    if (context.document.store().extent()) {
        ImGui::SetCursorScreenPos({right, field_y});
        range.draw(context, field_width);
    }

    const bool is_decay = context.document.view().window.mode == WindowMode::decay;
    if (is_compact && is_decay) {
        const float width = std::min(context.px(190), row.width() * 0.3F);
        right -= width + context.px(8);
        ImGui::SetCursorScreenPos({right, field_y});
        transport.draw_half_life(context, width);
    }
    right -= context.px(14);

    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float text_y =
        std::floor(row.min.y + (row.height() - ImGui::GetFontSize()) / 2 + context.px(2));
    const auto width_of = [](ImFont* font, const std::string& text) {
        ImGui::PushFont(font);
        const float width = ImGui::CalcTextSize(text.c_str()).x;
        ImGui::PopFont();
        return width;
    };
    const auto put = [&](ImFont* font, float x, ImU32 color, const std::string& text) {
        ImGui::PushFont(font);
        list.AddText({std::floor(x), text_y}, color, text.c_str());
        ImGui::PopFont();
    };
    // What is understood of the typed text stands beside its field, and goes before.
    if (!range.said().empty()) {
        const float needed = width_of(theme.body, range.said());
        const float x = std::max(row.min.x, right - needed);
        ImGui::SetCursorScreenPos({x, text_y});
        line_of_text(context, range.said(), right - x,
                     range.is_refused() ? theme.error
                     : range.preview()  ? theme.accent
                                        : theme.muted);
        name_item(context, "timeline.range.said");
        right = x - context.px(20);
    }
    StatusWords words = status_words(context.document);
    if (!context.document.store().extent()) {
        words = {"No dates yet", "No dates yet", {}};
    }
    if (note_left > 0) {
        words.details.push_back(note);
    }
    const float room = right - row.min.x;
    std::string window = words.window;
    if (width_of(theme.bold, window) > room) {
        window = words.short_window;
    }
    float width = width_of(theme.bold, window);
    if (width > room) {
        if (range.said().empty()) {
            ImGui::SetCursorScreenPos({row.min.x, text_y});
            ImGui::PushFont(theme.bold);
            line_of_text(context, window, room);
            ImGui::PopFont();
        }
        return;
    }
    // The short words leave room for the number of events.
    if (!words.details.empty() && window != words.short_window &&
        width + width_of(theme.body, "  \xc2\xb7  " + words.details[0]) > room) {
        window = words.short_window;
        width = width_of(theme.bold, window);
    }
    put(theme.bold, row.min.x, theme.text, window);
    float x = row.min.x + width;
    for (const std::string& detail : words.details) {
        const std::string text = "   \xc2\xb7   " + detail;
        const float needed = width_of(theme.body, text);
        if (x + needed > right) {
            break;
        }
        put(theme.body, x, theme.muted, text);
        x += needed;
    }
    name_area(context, "timeline.status",
              {{row.min.x, text_y}, {x, text_y + ImGui::GetFontSize()}});
}

// ---- what buttons and keys do -------------------------------------------------------------------

void TimelinePanel::State::play_or_pause(Context& context) {
    const document::Document& document = context.document;
    if (document.playback().is_playing()) {
        context.actions.add(document::Pause{});
        return;
    }
    track.settle(context);
    const Window& window = document.view().window;
    if (window.mode == WindowMode::window && window.span.days() >= document.domain().days()) {
        note = "playing a twelfth of all time at once";
        note_left = note_seconds;
    }
    context.actions.add(document::Play{});
}

void TimelinePanel::State::switch_mode(Context& context, WindowMode mode) {
    const Window& window = context.document.view().window;
    if (mode == window.mode) {
        return;
    }
    const Span& domain = context.document.domain();
    context.actions.add(document::SetWindow{
        switched_mode(window, mode, remembered.value_or(domain), domain), Phase::final});
}

void TimelinePanel::State::go_to_border(Context& context, int which) {
    const document::Document& document = context.document;
    const Span& domain = document.domain();
    Window window = document.view().window;
    if (window.mode == WindowMode::window) {
        window.span = flush(window.span, domain, which < 0 ? Border::start : Border::end);
    } else {
        window.span.last =
            which > 0
                ? domain.last
                : std::min(domain.last,
                           document::end_of_unit(domain.first, document.playback().settings.unit));
        window.span.first = std::min(window.span.first, window.span.last);
    }
    if (window != document.view().window) {
        context.actions.add(document::SetWindow{window, Phase::final});
    }
}

Window TimelinePanel::State::next_of_run(const document::Document& document, int steps) {
    const Window& now = document.view().window;
    const graph::CalendarUnit unit = document.playback().settings.unit;
    if (!run || run->last != now || run->unit != unit) {
        run = Run{now, now, unit, 0};
    }
    const Window next = document::stepped(run->start, document.domain(), unit, run->steps + steps);
    if (next != now) { // at a border nothing adds up
        run->steps += steps;
        run->last = next;
    }
    return run->last;
}

/// Left and right: the window, or one of its ends. A key that is held makes one step to undo.
void TimelinePanel::State::step(const KeyPress& key, Context& context, int steps) {
    const document::Document& document = context.document;
    Window window = document.view().window;
    const SnapRule snap{document.domain(), document.playback().settings.unit, true, 0};
    if (!key.with.shift && !key.with.alt) {
        window = next_of_run(document, steps);
    } else if (key.with.shift || window.mode != WindowMode::window) {
        window.span = with_end_stepped(window.span, steps, snap);
    } else {
        window.span = with_start_stepped(window.span, steps, snap);
    }
    if (key.is_repeat) {
        track.change_in_passing(context, window);
        return;
    }
    track.settle(context);
    if (window != document.view().window) {
        context.actions.add(document::SetWindow{window, Phase::final});
    } else if (document.playback().is_playing()) {
        context.actions.add(document::Pause{});
    }
}

/// Keys that change the window or how it is shown. Returns whether it was one of them.
bool TimelinePanel::State::press_edit(const KeyPress& key, Context& context) {
    const document::Document& document = context.document;
    const Span& domain = document.domain();
    const document::PlaybackSettings& settings = document.playback().settings;
    const SnapRule snap{domain, settings.unit, true, 0};
    Window window = document.view().window;
    const bool is_window = window.mode == WindowMode::window;
    const bool is_plain = key.with == Modifiers{};
    const auto show = [&](const Span& span) {
        window.span = span;
        if (key.is_repeat) {
            track.change_in_passing(context, window);
            return true;
        }
        track.settle(context);
        if (window != document.view().window) {
            context.actions.add(document::SetWindow{window, Phase::final});
        }
        return true;
    };
    switch (key.key) {
    case Key::left:
    case Key::right:
        if (key.with.ctrl || (key.with.shift && key.with.alt)) {
            return false;
        }
        step(key, context, key.key == Key::left ? -1 : 1);
        return true;
    case Key::page_up:
    case Key::page_down: {
        if (!is_plain) {
            return false;
        }
        const int direction = key.key == Key::page_up ? -1 : 1;
        return show(is_window ? paged(window.span, direction, domain)
                              : with_end_stepped(window.span, direction * 12, snap));
    }
    case Key::home:
    case Key::end:
        if (key.is(key.key, shift)) {
            return show(key.key == Key::home ? Span{domain.first, window.span.last}
                                             : Span{window.span.first, domain.last});
        }
        if (!is_plain) {
            return false;
        }
        go_to_border(context, key.key == Key::home ? -1 : 1);
        return true;
    case Key::equal: // with Shift it is the plus of most keyboards
    case Key::minus: {
        if (key.with.ctrl || key.with.alt) {
            return false;
        }
        const int steps = key.key == Key::equal ? 1 : -1;
        return show(is_window ? widened(window.span, steps, snap)
                              : with_end_stepped(window.span, steps, snap));
    }
    case Key::digit_0:
        return is_plain && show(is_window ? domain : Span{window.span.first, domain.last});
    default:
        return false;
    }
}

bool TimelinePanel::press(const KeyPress& key, Context& context) {
    State& state = *state_;
    if (state.track.is_dragging()) {
        // A drag has the whole attention: it is given up, or goes on.
        if (key.is(Key::escape)) {
            state.track.cancel(context);
        }
        return key.key != Key::none;
    }
    const bool can_move = why_fixed(context.document).empty();
    if (can_move && state.press_edit(key, context)) {
        return true;
    }
    if (key.is(Key::space)) {
        if (can_move && !key.is_repeat) {
            state.play_or_pause(context);
        }
        return true;
    }
    if (key.is(Key::left_bracket) || key.is(Key::right_bracket)) {
        TimelineTransport::change_unit(context, key.key == Key::left_bracket ? -1 : 1);
        return true;
    }
    if (key.is(Key::l)) {
        document::PlaybackSettings settings = context.document.playback().settings;
        settings.at_end = settings.at_end == document::AtEnd::loop ? document::AtEnd::stop
                                                                   : document::AtEnd::loop;
        context.actions.add(document::SetPlayback{settings});
        return true;
    }
    if (key.is(Key::m)) {
        const auto next = (static_cast<int>(context.document.view().window.mode) + 1) % 3;
        state.switch_mode(context, static_cast<WindowMode>(next));
        return true;
    }
    if (key.is(Key::t) && context.document.store().extent()) {
        state.range.focus();
        return true;
    }
    return false;
}

} // namespace entente::ui
