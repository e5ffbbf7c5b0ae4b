// SPDX-License-Identifier: MIT
#include "app/ui/timeline_calendar.hpp"

#include "app/ui/timeline_buttons.hpp"
#include "app/ui/timeline_words.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

namespace entente::ui {
namespace {

using graph::Calendar;

constexpr int weekday_count = 7;
constexpr int month_count = 12;
constexpr int months_a_line = 6;
constexpr float form_label_width = 104; ///< units
constexpr float form_width = 420;

std::string in_lower_case(std::string_view name) {
    std::string word(name);
    word.front() = static_cast<char>(word.front() - 'A' + 'a');
    return word;
}

void set_calendar(Context& context, const Calendar& calendar) {
    if (!(calendar == context.document.view().calendar)) {
        context.actions.add(document::SetCalendar{calendar});
    }
}

/// The number a step further, from 1 to `count` and round.
std::uint8_t turned(int number, int step, int count) {
    return static_cast<std::uint8_t>((number - 1 + step + count) % count + 1);
}

/// What the settings come to, on a year that the data have.
std::string words_for_year(const document::Document& document) {
    const Calendar& calendar = document.view().calendar;
    if (!calendar.is_fiscal()) {
        return "Years, quarters and decades are the calendar's.";
    }
    const auto year = calendar.unit(graph::UnitKind::year);
    const model::Day last = document.domain().last;
    const int number = graph::year_number(last, calendar);
    return fmt::format("{} is {}. Typed: FY{} or {}. Quarters and decades follow.",
                       graph::name_of_year(number, calendar),
                       words_for_stretch(graph::unit_around(last, year)), number,
                       graph::name_of_year(number, calendar));
}

} // namespace

std::string words_for_settings(const Calendar& calendar) {
    return fmt::format("Weeks from {}, years from {}", graph::name_of_weekday(calendar.week_start),
                       graph::name_of_month(calendar.fiscal_start));
}

void TimelineCalendar::draw(Context& context, const TimelineControls& controls) {
    const Calendar& calendar = context.document.view().calendar;
    const bool is_usual = calendar == Calendar{};
    if (transport_button(context, controls, "timeline.calendar", TransportIcon::calendar,
                         words_for_settings(calendar) + ": change", !is_usual, true)) {
        wants_form_ = true;
    }
    button_ = last_item();
    draw_form(context);
}

void TimelineCalendar::draw_form(Context& context) {
    if (std::exchange(wants_form_, false)) {
        ImGui::OpenPopup("##timeline.calendar");
        row_ = Row::week;
    }
    ImGui::SetNextWindowPos({button_.min.x, button_.min.y - context.px(4)}, ImGuiCond_Always,
                            {0.5F, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(12), context.px(12)});
    is_open_ = ImGui::BeginPopup("##timeline.calendar");
    ImGui::PopStyleVar();
    if (!is_open_) {
        return;
    }
    Calendar calendar = context.document.view().calendar;
    const float left = ImGui::GetCursorPosX();
    const auto label = [&](std::string_view words, Row row) {
        ImGui::AlignTextToFramePadding();
        const ImU32 color = row == row_ ? context.theme.accent : context.theme.muted;
        ImGui::PushStyleColor(ImGuiCol_Text, color);
        ImGui::TextUnformatted(words.data(), words.data() + words.size());
        ImGui::PopStyleColor();
        ImGui::SameLine(left + context.px(form_label_width));
    };
    label("Weeks begin on", Row::week);
    for (int day = 1; day <= weekday_count; ++day) {
        const std::string_view name = graph::name_of_weekday(day);
        if (button(context, "timeline.calendar.week." + in_lower_case(name), name.substr(0, 3),
                   calendar.week_start == day)) {
            calendar.week_start = static_cast<std::uint8_t>(day);
            row_ = Row::week;
        }
        ImGui::SameLine(0, context.px(3));
    }
    ImGui::NewLine();
    ImGui::Dummy({0, context.px(2)});
    label("Years begin in", Row::year);
    for (int month = 1; month <= month_count; ++month) {
        const std::string_view name = graph::name_of_month(month);
        if (month == months_a_line + 1) {
            ImGui::NewLine();
            ImGui::SetCursorPosX(left + context.px(form_label_width));
        }
        if (button(context, "timeline.calendar.year." + in_lower_case(name), name.substr(0, 3),
                   calendar.fiscal_start == month)) {
            calendar.fiscal_start = static_cast<std::uint8_t>(month);
            row_ = Row::year;
        }
        ImGui::SameLine(0, context.px(3));
    }
    ImGui::NewLine();
    ImGui::Dummy({0, context.px(2)});
    ImGui::PushTextWrapPos(left + context.px(form_width));
    paragraph(context, words_for_year(context.document), context.theme.muted);
    ImGui::PopTextWrapPos();
    name_item(context, "timeline.calendar.said");
    set_calendar(context, calendar);
    ImGui::EndPopup();
}

bool TimelineCalendar::press(const KeyPress& key, Context& context) {
    if (!is_open_) {
        return false;
    }
    Calendar calendar = context.document.view().calendar;
    const int step = key.is(Key::left) ? -1 : key.is(Key::right) ? 1 : 0;
    if (key.is(Key::up) || key.is(Key::down) || key.is(Key::tab)) {
        row_ = row_ == Row::week ? Row::year : Row::week;
    } else if (step != 0 && row_ == Row::week) {
        calendar.week_start = turned(calendar.week_start, step, weekday_count);
    } else if (step != 0) {
        calendar.fiscal_start = turned(calendar.fiscal_start, step, month_count);
    } else if (key.is(Key::enter) || key.is(Key::space)) {
        return true;
    } else {
        return false;
    }
    set_calendar(context, calendar);
    return true;
}

} // namespace entente::ui
