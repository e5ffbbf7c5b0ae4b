// SPDX-License-Identifier: MIT
#include "app/ui/timeline_head.hpp"

#include "app/base/utf8.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using graph::BarScale;
using graph::StackBy;

constexpr std::array stacks{StackBy::none, StackBy::topic, StackBy::type, StackBy::kind,
                            StackBy::tone};
constexpr std::array scales{BarScale::linear, BarScale::root, BarScale::log};

const char* words_of(StackBy by) {
    switch (by) {
    case StackBy::none:
        return "Nothing";
    case StackBy::topic:
        return "Topic";
    case StackBy::type:
        return "Type of event";
    case StackBy::tone:
        return "Tone";
    case StackBy::kind:
        break;
    }
    return "Kind of actor";
}

const char* words_of(BarScale scale) {
    return scale == BarScale::linear ? "Linear"
           : scale == BarScale::root ? "Square root"
                                     : "Logarithmic";
}

/// As it is told on the axis: "√ scale".
const char* sign_of(BarScale scale) {
    return scale == BarScale::linear ? "linear scale"
           : scale == BarScale::root ? "\xe2\x88\x9a scale"
                                     : "log scale";
}

float width_of(const std::string& text) {
    return ImGui::CalcTextSize(text.c_str()).x;
}

void set_style(Context& context, const TimelineStyle& timeline) {
    Style style = context.app.style;
    style.timeline = timeline;
    context.actions.ask(SetStyle{style});
}

/// A rectangle of the head that can be pressed.
struct Pressed {
    bool is_pressed = false;
    bool is_hovered = false;
    Rect rect;
};
Pressed press_area(Context& context, const std::string& name, const Rect& rect,
                   std::string_view key_pressed = {}) {
    ImGui::SetCursorScreenPos({rect.min.x, rect.min.y});
    Pressed pressed;
    pressed.rect = rect;
    pressed.is_pressed = ImGui::InvisibleButton(name.c_str(), {std::max(1.0F, rect.width()),
                                                               std::max(1.0F, rect.height())}) ||
                         key_pressed == name;
    pressed.is_hovered = ImGui::IsItemHovered();
    name_area(context, name, rect);
    return pressed;
}

/// A small rounded button with a text, its right end at `right`.
Pressed chip(Context& context, const std::string& name, const std::string& text, float right,
             const Rect& row, bool is_on, std::string_view key_pressed) {
    const Theme& theme = context.theme;
    const float pad = context.px(8);
    const float width = std::ceil(width_of(text)) + 2 * pad;
    const Rect rect{{std::floor(right - width), row.min.y + context.px(0.5F)},
                    {std::floor(right), row.max.y - context.px(2)}};
    const Pressed pressed = press_area(context, name, rect, key_pressed);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{rect.min.x, rect.min.y};
    const ImVec2 max{rect.max.x, rect.max.y};
    const ImU32 fill = is_on                ? theme.accent_soft
                       : pressed.is_hovered ? theme.hover
                                            : theme.panel_raised;
    list.AddRectFilled(min, max, fill, context.px(9));
    if (!is_on) {
        list.AddRect(min, max, theme.line, context.px(9), 0, std::max(1.0F, theme.scale));
    }
    list.AddText(
        {std::floor(rect.min.x + pad), std::floor(rect.center().y - ImGui::GetFontSize() / 2)},
        is_on                ? theme.accent
        : pressed.is_hovered ? theme.text
                             : theme.muted,
        text.c_str());
    return pressed;
}

} // namespace

std::string words_for_outliers(const graph::BulkOfTime& bulk) {
    const std::size_t outside = std::size_t{bulk.before} + bulk.after;
    const auto year = [](model::Day day) {
        return static_cast<int>(std::chrono::year_month_day{day}.year());
    };
    const int first = year(bulk.span.first);
    const int last = year(bulk.span.last);
    const std::string years =
        first == last ? fmt::format("{}", first) : fmt::format("{} \xe2\x80\x93 {}", first, last);
    return fmt::format("fit to {}, {} event{} outside", years, grouped(outside),
                       outside == 1 ? "" : "s");
}

void TimelineHead::draw(Context& context, const TimelinePlaces& at, const TimelineNumbers& numbers,
                        const TimelineGesture& gesture, TimelineView& view) {
    key_pressed_ = gesture.key_pressed;
    hovered_class_.reset();
    hovered_line_.reset();
    if (at.head.height() <= 0) {
        return;
    }
    ImGui::PushFont(context.theme.small);
    const float until = draw_offers(context, at, numbers, view);
    const float x = draw_choice(context, at, numbers);
    draw_key(context, at, numbers, x, until);
    ImGui::PopFont();
}

float TimelineHead::draw_offers(Context& context, const TimelinePlaces& at,
                                const TimelineNumbers& numbers, TimelineView& view) {
    const document::Document& document = context.document;
    const float gap = context.px(6);
    float right = draw_undated(context, at, at.head.max.x);
    const auto told = [&](const Pressed& pressed, const std::string& words) {
        if (pressed.is_hovered) {
            tip(context, words);
        }
        right = pressed.rect.min.x - gap;
    };
    if (const auto& bulk = document.bulk_of_time()) {
        const model::Span& domain = document.domain();
        const double first = at.view.first;
        const double end = at.view.end;
        const auto bulk_first = static_cast<double>(model::day_number(bulk->span.first));
        const auto bulk_end = static_cast<double>(model::day_number(bulk->span.last)) + 1;
        const double slack = (bulk_end - bulk_first) * 0.25;
        const bool shows_beyond = first < bulk_first - slack || end > bulk_end + slack;
        const Pressed pressed = chip(context, "timeline.outliers",
                                     shows_beyond ? words_for_outliers(*bulk) : "all time", right,
                                     at.head, shows_beyond, key_pressed_);
        if (pressed.is_pressed) {
            if (shows_beyond) {
                view.show(bulk->span, domain);
            } else {
                view = {};
                view.keep_within(domain);
            }
        }
        told(pressed, shows_beyond ? "A few dates lie far from the others. Shows the others; "
                                     "nothing is left out of the network"
                                   : "Shows the outlying dates too");
    }
    if (const auto proposed = numbers.proposed()) {
        const std::string text = fmt::format("{} fits better", sign_of(*proposed));
        const Pressed pressed =
            chip(context, "timeline.scale.hint", text, right, at.head, false, key_pressed_);
        if (pressed.is_pressed) {
            TimelineStyle timeline = context.app.style.timeline;
            timeline.scale = proposed;
            set_style(context, timeline);
        }
        told(pressed, "The highest bar is more than 20 times as high as most: few others can be "
                      "seen. (Choose \"Linear\" at the left to keep it so.)");
    }
    const document::Selection& selection = document.selection();
    const std::size_t chosen = selection.nodes.size() + selection.ties.size();
    if (chosen > 0 && document.lines().size() < graph::StackedHistogram::most_lines) {
        std::vector<document::TimelineLine> lines = document.lines();
        const auto add = [&](const document::TimelineLine& line) {
            if (std::find(lines.begin(), lines.end(), line) == lines.end() &&
                lines.size() < graph::StackedHistogram::most_lines) {
                lines.push_back(line);
            }
        };
        for (const graph::NodeId node : selection.nodes) {
            add(node);
        }
        for (const graph::Dyad& dyad : selection.ties) {
            add(dyad);
        }
        if (lines.size() > document.lines().size()) {
            const Pressed pressed =
                chip(context, "timeline.lines.add", "+ line", right, at.head, false, key_pressed_);
            if (pressed.is_pressed) {
                context.actions.add(document::SetLines{lines});
            }
            told(pressed, "Keeps the events of what is selected as a line, whatever is selected "
                          "next (up to five lines)");
        }
    }
    return right;
}

/// At the right end of the histogram: the events that lie nowhere on it. Returns where it begins.
float TimelineHead::draw_undated(Context& context, const TimelinePlaces& at, float right) {
    const document::Document& document = context.document;
    if (store_ != &document.store()) {
        store_ = &document.store();
        undated_ = undated_count(*store_);
    }
    if (undated_ == 0) {
        return right;
    }
    model::Filter filter = document.view().filter;
    const bool is_in = filter.with_undated;
    const Pressed pressed =
        chip(context, "timeline.undated", fmt::format("no date ({})", grouped(undated_)), right,
             at.head, is_in, key_pressed_);
    if (!is_in) { // struck through: they are out
        const Rect& rect = pressed.rect;
        const float middle = std::floor(rect.center().y);
        ImGui::GetWindowDrawList()->AddLine({rect.min.x + context.px(6), middle},
                                            {rect.max.x - context.px(6), middle},
                                            context.theme.muted, std::max(1.0F, context.px(1)));
    }
    if (pressed.is_hovered) {
        const std::string events =
            fmt::format("{} event{} without a date {}", grouped(undated_), undated_ == 1 ? "" : "s",
                        undated_ == 1 ? "is" : "are");
        tip(context, is_in ? events + " in every window; click to leave them out"
                           : events + " left out; click to take them into every window");
    }
    if (pressed.is_pressed) {
        filter.with_undated = !is_in;
        context.actions.add(document::SetFilter{filter});
    }
    return pressed.rect.min.x - context.px(6);
}

float TimelineHead::draw_choice(Context& context, const TimelinePlaces& at,
                                const TimelineNumbers& numbers) {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const graph::StackedBins& bins = numbers.bins();
    std::string text = fmt::format("Events by {}", graph::name_of(bins.unit));
    if (context.app.style.timeline.stack != StackBy::none) {
        text += fmt::format(" and {}", graph::name_of(context.app.style.timeline.stack));
    }
    const float arrow = context.px(12);
    const float pad = context.px(5);
    const float x = at.head.min.x - pad;
    const Rect rect{
        {x, at.head.min.y + context.px(0.5F)},
        {x + std::ceil(width_of(text)) + 2 * pad + arrow, at.head.max.y - context.px(2)}};
    const Pressed pressed = press_area(context, "timeline.chart", rect, key_pressed_);
    const bool is_open = ImGui::IsPopupOpen("##timeline.chart");
    if (pressed.is_hovered || is_open) {
        list.AddRectFilled({rect.min.x, rect.min.y}, {rect.max.x, rect.max.y},
                           is_open ? theme.accent_soft : theme.hover, context.px(5));
    }
    const float y = std::floor(rect.center().y - ImGui::GetFontSize() / 2);
    list.AddText({std::floor(rect.min.x + pad), y}, theme.text, text.c_str());
    draw_icon(list, Icon::chevron_down,
              {{rect.max.x - arrow - pad / 2, rect.min.y}, {rect.max.x - pad / 2, rect.max.y}},
              theme.muted, theme.scale * 0.62F);
    if (pressed.is_hovered && !is_open) {
        tip(context, "How the bars are stacked, and their scale");
    }
    if (pressed.is_pressed) {
        ImGui::OpenPopup("##timeline.chart");
    }
    draw_popup(context, at);

    float after = rect.max.x + context.px(4);
    if (numbers.top() > 0) {
        std::string told = fmt::format("up to {}", words_for_amount(numbers.top()));
        if (numbers.bar_scale() != BarScale::linear) {
            told += fmt::format("  \xc2\xb7  {}", sign_of(numbers.bar_scale()));
        }
        list.AddText({std::floor(after), y}, theme.muted, told.c_str());
        name_area(context, "timeline.scale",
                  {{after, rect.min.y}, {after + width_of(told), rect.max.y}});
        after += width_of(told);
    }
    return after + context.px(14);
}

void TimelineHead::draw_popup(Context& context, const TimelinePlaces& at) {
    const Theme& theme = context.theme;
    ImGui::PushFont(theme.body);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(8), context.px(8)});
    ImGui::SetNextWindowPos({at.head.min.x - context.px(6), at.head.min.y - context.px(4)},
                            ImGuiCond_Always, {0, 1});
    if (ImGui::BeginPopup("##timeline.chart")) {
        TimelineStyle timeline = context.app.style.timeline;
        const float width = context.px(190);
        const auto caption = [&](const char* text) {
            ImGui::PushFont(theme.small);
            ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(theme.muted), "%s", text);
            ImGui::PopFont();
        };
        caption("Stack the bars by");
        for (const StackBy by : stacks) {
            if (ImGui::Selectable(words_of(by), timeline.stack == by, 0, {width, 0})) {
                timeline.stack = by;
            }
            name_item(context, fmt::format("timeline.stack.{}", graph::name_of(by)));
        }
        ImGui::Spacing();
        caption("Scale of their height");
        const BarScale now = timeline.scale.value_or(BarScale::linear);
        for (const BarScale scale : scales) {
            if (ImGui::Selectable(words_of(scale), now == scale, 0, {width, 0})) {
                timeline.scale = scale;
            }
            name_item(context, fmt::format("timeline.scale.{}", graph::name_of(scale)));
        }
        ImGui::Spacing();
        bool has_turns = timeline.has_turning_points;
        if (check_box(context, "timeline.turning_points", "Mark where the network turns",
                      has_turns)) {
            timeline.has_turning_points = has_turns;
        }
        if (timeline != context.app.style.timeline) {
            set_style(context, timeline);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

void TimelineHead::draw_key(Context& context, const TimelinePlaces& at,
                            const TimelineNumbers& numbers, float x, float until) {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y0 = at.head.min.y;
    const float y1 = at.head.max.y - context.px(2);
    const float middle = std::floor((y0 + y1) / 2);
    const float text_y = std::floor(middle - ImGui::GetFontSize() / 2);
    const float swatch = context.px(9);
    const float gap = context.px(12);
    const float most_text = context.px(150);

    // Lines first: they were asked for one by one.
    const std::size_t lines = numbers.line_names().size();
    for (std::size_t i = 0; i < lines; ++i) {
        const float cross = context.px(14);
        const float around = context.px(18) + context.px(3) + cross;
        const float room = std::min(until - x - around, most_text);
        if (room < context.px(24)) {
            break;
        }
        const std::string text = shortened(numbers.line_names()[i], room);
        const float width = around + width_of(text);
        const std::string name = fmt::format("timeline.line.{}", i);
        const Rect removed{{x + width - cross, y0}, {x + width, y1}};
        const Pressed cross_pressed = press_area(context, name + ".remove", removed);
        const Pressed pressed = press_area(context, name, {{x, y0}, {x + width - cross, y1}});
        const ImU32 color = numbers.line_colors()[i];
        list.AddRectFilled({x, middle - context.px(1)},
                           {x + context.px(14), middle + context.px(1)}, color, context.px(1));
        list.AddCircleFilled({x + context.px(7), middle}, context.px(2.5F), color, 12);
        list.AddText({std::floor(x + context.px(18)), text_y}, theme.text, text.c_str());
        draw_icon(list, Icon::cross, removed, cross_pressed.is_hovered ? theme.text : theme.muted,
                  theme.scale * 0.55F);
        if (pressed.is_hovered || cross_pressed.is_hovered) {
            hovered_line_ = i;
            tip(context, cross_pressed.is_hovered
                             ? "Takes the line away"
                             : base::isolated(numbers.line_names()[i]) +
                                   ": events of each bin, on the scale of the lines");
        }
        if (cross_pressed.is_pressed) {
            std::vector<document::TimelineLine> left = context.document.lines();
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
            context.actions.add(document::SetLines{left});
        }
        x += width + gap;
    }
    if (lines > 0) {
        const std::string text =
            fmt::format("lines up to {}", words_for_amount(numbers.line_top()));
        if (x + width_of(text) < until) {
            list.AddText({std::floor(x), text_y}, theme.muted, text.c_str());
            name_area(context, "timeline.lines.scale", {{x, y0}, {x + width_of(text), y1}});
            x += width_of(text) + gap;
        }
    }

    const auto classes = numbers.classes();
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::size_t after = classes.size() - i - 1;
        const std::string more = fmt::format("+{}", after + 1);
        const float reserve = after > 0 ? width_of(more) + gap : 0;
        const float around = swatch + context.px(5);
        const float room = std::min(until - x - around - reserve, most_text);
        const std::string text = shortened(classes[i].name, std::max(room, 0.0F));
        if (room < std::min(width_of(shown_text(classes[i].name)), context.px(46))) {
            // What has no room is told in a tip.
            std::string rest;
            for (std::size_t k = i; k < classes.size(); ++k) {
                rest += (rest.empty() ? "" : "\n") + classes[k].name;
            }
            const Pressed pressed =
                press_area(context, "timeline.key.more", {{x, y0}, {x + width_of(more), y1}});
            list.AddText({std::floor(x), text_y}, theme.muted, more.c_str());
            if (pressed.is_hovered) {
                tip(context, rest);
            }
            break;
        }
        const float width = around + width_of(text);
        const Pressed pressed =
            press_area(context, fmt::format("timeline.key.{}", i), {{x, y0}, {x + width, y1}});
        const bool is_back = hovered_class_ && *hovered_class_ != i;
        list.AddRectFilled({x, middle - swatch / 2}, {x + swatch, middle + swatch / 2},
                           numbers.class_colors()[i], context.px(2));
        list.AddText({std::floor(x + around), text_y}, is_back ? theme.muted : theme.text,
                     text.c_str());
        if (pressed.is_hovered) {
            hovered_class_ = i;
            tip(context, fmt::format("{}: {} events of all", base::isolated(classes[i].name),
                                     words_for_amount(classes[i].events)));
        }
        x += width + gap;
    }
}

} // namespace entente::ui
