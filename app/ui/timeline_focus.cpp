// SPDX-License-Identifier: MIT
#include "app/ui/timeline_focus.hpp"

#include "app/ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente::ui {
namespace {

constexpr std::array<std::string_view, 38> order{
    "timeline.handle.left",    "timeline.handle.right", "timeline.body",
    "timeline.to_start",       "timeline.step.back",    "timeline.play_back",
    "timeline.play",           "timeline.stop",         "timeline.step.forward",
    "timeline.to_end",         "timeline.loop",         "timeline.mode",
    "timeline.mode.window",    "timeline.mode.growing", "timeline.mode.from-here",
    "timeline.mode.instant",   "timeline.mode.memory",  "timeline.half_life",
    "timeline.unit",           "timeline.unit.auto",    "timeline.unit.day",
    "timeline.unit.week",      "timeline.unit.month",   "timeline.unit.quarter",
    "timeline.unit.year",      "timeline.unit.decade",  "timeline.calendar",
    "timeline.lock",           "timeline.fit",          "timeline.speed",
    "timeline.more",           "timeline.chart",        "timeline.lines.add",
    "timeline.scale.hint",     "timeline.outliers",     "timeline.outliers.before",
    "timeline.outliers.after", "timeline.undated"};
constexpr std::array<std::string_view, 3> fields{"timeline.from", "timeline.to", "timeline.range"};

bool is_field(std::string_view name) {
    return std::find(fields.begin(), fields.end(), name) != fields.end();
}

bool is_of_track(std::string_view name) {
    return name == order[0] || name == order[1] || name == order[2];
}

} // namespace

bool TimelineFocus::press(const KeyPress& key) {
    if (key.is(Key::tab) || key.is(Key::tab, shift)) {
        if (parts_.empty()) {
            return false;
        }
        const bool is_back = key.with.shift;
        const auto found = std::find(parts_.begin(), parts_.end(), at_);
        if (found == parts_.end()) {
            at_ = is_back ? parts_.back() : parts_.front();
        } else if (is_back ? found == parts_.begin() : found + 1 == parts_.end()) {
            at_.clear();
        } else {
            at_ = is_back ? *(found - 1) : *(found + 1);
        }
        return true;
    }
    if (at_.empty()) {
        return false;
    }
    if (key.is(Key::escape)) {
        at_.clear();
        return true;
    }
    if ((key.is(Key::enter) || key.is(Key::space)) && !is_of_track(at_) && !key.is_repeat) {
        pressed_ = at_;
        return true;
    }
    return false;
}

std::optional<std::string> TimelineFocus::take_field() {
    return is_field(at_) ? std::optional(std::exchange(at_, {})) : std::nullopt;
}

void TimelineFocus::draw(Context& context) {
    if (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1)) {
        at_.clear();
    }
    pressed_.clear();
    parts_.clear();
    const auto learn = [&](std::string_view name) {
        if (context.widgets.find(name) != context.widgets.end()) {
            parts_.emplace_back(name);
        }
    };
    // What a list that is unfolded holds is gone through with Up and Down.
    const bool has_unit_list = context.widgets.find("timeline.unit") != context.widgets.end();
    const bool has_mode_list = context.widgets.find("timeline.mode") != context.widgets.end();
    for (const std::string_view name : order) {
        const bool is_in_list = (has_unit_list && name.substr(0, 14) == "timeline.unit.") ||
                                (has_mode_list && name.substr(0, 14) == "timeline.mode.");
        if (!is_in_list) {
            learn(name);
        }
    }
    for (const std::string_view name : fields) {
        learn(name);
    }
    const auto found = context.widgets.find(at_);
    if (at_.empty() || found == context.widgets.end()) {
        return;
    }
    base::Rect ring = found->second;
    const float grow = context.px(is_of_track(at_) ? 0.0F : 2.0F);
    ring.min -= base::Vec2{grow, grow};
    ring.max += base::Vec2{grow, grow};
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const float stroke = std::max(1.5F, context.px(2));
    list.AddRect({ring.min.x, ring.min.y}, {ring.max.x, ring.max.y}, context.theme.accent,
                 context.px(6), 0, stroke);
    list.AddRect({ring.min.x - stroke, ring.min.y - stroke},
                 {ring.max.x + stroke, ring.max.y + stroke}, context.theme.panel, context.px(7), 0,
                 1);
    name_area(context, "timeline.focus", ring);
}

} // namespace entente::ui
