// SPDX-License-Identifier: MIT
#include "app/ui/timeline_status.hpp"

#include "app/ui/timeline_buttons.hpp"
#include "app/ui/timeline_half_life.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;

float width_of(ImFont* font, const std::string& text) {
    ImGui::PushFont(font);
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    ImGui::PopFont();
    return width;
}

void put(ImFont* font, float x, float y, ImU32 color, const std::string& text) {
    ImGui::PushFont(font);
    ImGui::GetWindowDrawList()->AddText({std::floor(x), y}, color, text.c_str());
    ImGui::PopFont();
}

} // namespace

void TimelineStatus::focus(std::string_view name) {
    (name == "timeline.from" ? from_ : name == "timeline.to" ? to_ : range_).focus();
}

const RangeField* TimelineStatus::typing() const {
    for (const RangeField* field : {&range_, &from_, &to_}) {
        if (field->is_typing()) {
            return field;
        }
    }
    return nullptr;
}

std::optional<model::Span> TimelineStatus::preview() const {
    const RangeField* field = typing();
    return field != nullptr ? field->preview() : std::nullopt;
}

std::size_t TimelineStatus::undated(const document::Document& document) {
    if (!undated_) {
        undated_ = undated_count(document.store());
    }
    return *undated_;
}

void TimelineStatus::draw(Context& context, const Rect& row, TimelineControls& controls,
                          bool is_compact) {
    const bool has_dates = context.document.store().extent().has_value();
    const float field_width = std::min(context.px(150), row.width() * 0.3F);
    const float field_y = row.min.y + (row.height() - ImGui::GetFrameHeight()) / 2 + context.px(2);
    const float text_y =
        std::floor(row.min.y + (row.height() - ImGui::GetFontSize()) / 2 + context.px(2));
    float right = row.max.x;
    const float left_of_field = right - field_width;
    if (has_dates) {
        right = left_of_field;
    }
    if (is_compact && context.document.time_mode() == document::TimeMode::memory) {
        const float width = std::min(context.px(190), row.width() * 0.3F);
        right -= width + context.px(8);
        ImGui::SetCursorScreenPos({right, field_y});
        draw_half_life(context, width);
    }
    right -= context.px(14);
    right = draw_said(context, row, right, text_y);
    draw_window(context, row, right, text_y, controls.note);
    if (has_dates) { // the last of the fields in the order of Tab
        ImGui::SetCursorScreenPos({left_of_field, field_y});
        range_.draw(context, "timeline.range", RangePart::range, field_width);
    }
}

/// How what is typed is understood, beside its field; it goes before the rest.
float TimelineStatus::draw_said(Context& context, const Rect& row, float right,
                                float text_y) const {
    const RangeField* field = typing();
    if (field == nullptr || field->said().empty()) {
        return right;
    }
    const Theme& theme = context.theme;
    // The window's own fields, while they are open, stand at the left.
    const float least =
        row.min.x + (field == &range_ ? 0 : 2 * RangeField::open_width(context) + context.px(90));
    const float x = std::max(least, right - width_of(theme.body, field->said()));
    if (x >= right) {
        return right;
    }
    ImGui::SetCursorScreenPos({x, text_y});
    line_of_text(context, field->said(), right - x,
                 field->is_refused() ? theme.error
                 : field->preview()  ? theme.accent
                                     : theme.muted);
    name_item(context, "timeline.range.said");
    return x - context.px(20);
}

void TimelineStatus::draw_window(Context& context, const Rect& row, float right, float text_y,
                                 const TimelineNote& note) {
    const Theme& theme = context.theme;
    if (!context.document.store().extent()) {
        put(theme.bold, row.min.x, text_y, theme.text, "No dates yet");
        return;
    }
    StatusWords words = status_words(context.document, undated(context.document));
    const bool has_note = note.seconds_left > 0 && !note.text.empty();
    if (has_note) {
        words.details.insert(words.details.begin(), note.text);
    }
    const bool is_open = from_.is_open() || to_.is_open();
    const float room = right - row.min.x;
    const std::string point = "   \xc2\xb7   ";
    const float first_detail =
        words.details.empty() ? 0 : width_of(theme.body, point + words.details[0]);
    const bool is_short = width_of(theme.bold, words.window()) + first_detail > room;
    const std::string& from = is_short ? words.short_from : words.from;
    const std::string& to = is_short ? words.short_to : words.to;
    if (!is_open && width_of(theme.bold, words.short_window()) > room) {
        if (room > context.px(40) && typing() == nullptr) {
            ImGui::SetCursorScreenPos({row.min.x, text_y});
            ImGui::PushFont(theme.bold);
            line_of_text(context, words.short_window(), room);
            ImGui::PopFont();
        }
        return;
    }
    float x = row.min.x;
    const auto say = [&](const std::string& text) {
        put(theme.bold, x, text_y, theme.text, text);
        x += width_of(theme.bold, text);
    };
    say(words.before);
    if (!from.empty()) {
        const bool is_all = to.empty() && words.before.empty();
        ImGui::SetCursorScreenPos({x, text_y});
        x += from_.draw_words(context, "timeline.from", is_all ? RangePart::range : RangePart::from,
                              from, theme.bold);
    }
    if (!from.empty() && !to.empty()) {
        say(" \xe2\x80\x93 ");
    }
    if (!to.empty()) {
        ImGui::SetCursorScreenPos({x, text_y});
        x += to_.draw_words(context, "timeline.to", RangePart::to, to, theme.bold);
    }
    say(words.after);
    bool is_first = true;
    for (const std::string& detail : words.details) {
        const std::string text = point + detail;
        const float needed = width_of(theme.body, text);
        if (x + needed > right) {
            break;
        }
        const bool is_note = std::exchange(is_first, false) && has_note;
        put(theme.body, x, text_y, is_note ? theme.accent : theme.muted, text);
        if (is_note) {
            name_area(context, "timeline.note",
                      {{x, text_y}, {x + needed, text_y + ImGui::GetFontSize()}});
        }
        x += needed;
    }
    name_area(context, "timeline.status",
              {{row.min.x, text_y + ImGui::GetFontSize()}, {x, text_y + ImGui::GetFontSize() + 1}});
}

} // namespace entente::ui
