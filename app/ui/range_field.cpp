// SPDX-License-Identifier: MIT
#include "app/ui/range_field.hpp"

#include "app/model/edtf.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/timeline_controls.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using document::TimeMode;
using model::Day;
using model::Span;
using std::chrono::days;

/// One end as it would be typed, as short as the other end allows: `2014` of whole years, `2014-03`
/// of whole months.
std::string text_of_end(const Span& span, Day day) {
    // As it is read back: years are the calendar's, whatever year the user's begins with.
    for (const graph::UnitKind kind : {graph::UnitKind::year, graph::UnitKind::month}) {
        const graph::CalendarUnit unit = graph::Calendar{}.unit(kind);
        const bool is_whole =
            graph::start_of_unit(span.first, unit) == span.first &&
            graph::start_of_unit(span.last + days{1}, unit) == span.last + days{1};
        if (is_whole) {
            const Day first = graph::start_of_unit(day, unit);
            return typed_text({first, graph::add_units(first, unit, 1) - days{1}});
        }
    }
    return typed_text({day, day});
}

/// The window as it would be typed; of the modes with one edge, that one.
std::string text_of(const document::Document& document, RangePart part) {
    const model::Window window = present_window(document);
    const TimeMode mode = document.time_mode();
    if (part != RangePart::range) {
        const bool is_start = part == RangePart::from;
        // Where the mode has one edge it is told to the day, as it is beside the field.
        const bool is_alone =
            mode == TimeMode::from_here || window.mode != model::WindowMode::window;
        const Day day = is_start ? window.span.first : window.span.last;
        return is_alone ? typed_text({day, day}) : text_of_end(window.span, day);
    }
    if (mode == TimeMode::from_here) {
        return typed_text({window.span.first, window.span.first});
    }
    return window.mode == model::WindowMode::window
               ? typed_text(window.span)
               : typed_text({window.span.last, window.span.last});
}

} // namespace

float RangeField::open_width(const Context& context) {
    return context.px(128);
}

float RangeField::draw_words(Context& context, std::string_view name, RangePart part,
                             const std::string& words, ImFont* font) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    if (is_open_) {
        const float width = open_width(context);
        ImGui::SetCursorScreenPos(
            {corner.x, corner.y - (ImGui::GetFrameHeight() - ImGui::GetFontSize()) / 2});
        draw(context, name, part, width);
        return width;
    }
    ImGui::PushFont(font);
    const ImVec2 size = ImGui::CalcTextSize(words.c_str());
    const bool is_pressed = ImGui::InvisibleButton(std::string(name).c_str(), size);
    name_item(context, name);
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 color = is_hovered ? context.theme.accent : context.theme.text;
    list.AddText({std::floor(corner.x), std::floor(corner.y)}, color, words.c_str());
    ImGui::PopFont();
    const float line = std::max(1.0F, std::floor(context.px(1)));
    const float y = std::floor(corner.y + size.y + context.px(1));
    list.AddRectFilled({corner.x, y}, {corner.x + size.x, y + line},
                       is_hovered ? color : with_alpha(context.theme.faint, 0.55F));
    if (is_hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        tip(context, part == RangePart::from ? "Click to type another start"
                     : part == RangePart::to ? "Click to type another end"
                                             : "Click to type another range");
    }
    if (is_pressed) {
        focus();
    }
    return size.x;
}

void RangeField::draw(Context& context, std::string_view name, RangePart part, float width) {
    const std::string now = text_of(context.document, part);
    if (!is_typing_) {
        text_ = now;
    }
    shown_ = now;
    if (wants_focus_) {
        ImGui::SetKeyboardFocusHere();
        wants_focus_ = false;
        frames_to_focus_ = 3; // it comes with one of the next frames
    }
    const bool is_colored = is_refused_ && is_typing_;
    if (is_colored) {
        ImGui::PushStyleColor(ImGuiCol_Text, context.theme.error);
    }
    const bool is_entered =
        text_field(context, name, part == RangePart::range ? "2014..2016" : "2014-03", text_, width,
                   ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (is_colored) {
        ImGui::PopStyleColor();
    }
    const bool is_active = ImGui::IsItemActive();
    if (ImGui::IsItemHovered() && !is_active) {
        tip(context,
            "Type a range (T): 2014, 2014-03, 2014..2016, 2014Q2, FY2015, 2014-W07, March 2014, "
            "since 2014, last 18 months");
    }
    frames_to_focus_ = is_active ? 0 : std::max(0, frames_to_focus_ - 1);
    if (is_active) {
        is_typing_ = true;
        understand(context, part);
    }
    if (is_entered) {
        understand(context, part);
        if (result_) {
            send_window(context, *result_, document::Phase::final);
            is_typing_ = false;
        } else if (text_ == shown_ || text_.empty()) {
            is_typing_ = false;
        } else {
            wants_focus_ = true; // the text stays, to be mended
            return;
        }
    } else if (!is_active && !wants_focus_ && frames_to_focus_ == 0) {
        is_typing_ = false;
        is_open_ = false;
    }
    if (!is_typing_) {
        is_open_ = is_open_ && frames_to_focus_ > 0;
        said_.clear();
        result_.reset();
        preview_.reset();
        is_refused_ = false;
    }
}

void RangeField::refuse(std::string why) {
    is_refused_ = true;
    said_ = std::move(why);
}

void RangeField::understand(Context& context, RangePart part) {
    said_.clear();
    result_.reset();
    preview_.reset();
    is_refused_ = false;
    if (text_.empty() || text_ == shown_) {
        said_ = part == RangePart::range
                    ? "a date or a range: 2014, 2014..2016, 2014Q2, 1990s, last 18 months"
                    : "a date: 2014, 2014-03, 2014-03-07, March 2014";
        return;
    }
    const auto range =
        parse_typed_range(text_, context.document.domain(), context.document.view().calendar);
    if (!range) {
        refuse(range.error().message);
        return;
    }
    take(context, *range, part);
}

/// What the range makes of the window in its mode.
void RangeField::take(const Context& context, const TypedRange& range, RangePart part) {
    const document::Document& document = context.document;
    const Span& domain = document.domain();
    const TimeMode mode = document.time_mode();
    model::Window window = present_window(document);
    const Span now = window.span;
    if (part == RangePart::from && mode != TimeMode::from_here && mode != TimeMode::instant) {
        if (range.span.first > now.last) {
            refuse(fmt::format("The start, {}, comes after the end, {}.",
                               words_of_day(range.span.first), words_of_day(now.last)));
            return;
        }
        window.span.first = range.span.first;
    } else if (part == RangePart::to && mode != TimeMode::instant) {
        if (range.span.last < now.first) {
            refuse(fmt::format("The end, {}, comes before the start, {}.",
                               words_of_day(range.span.last), words_of_day(now.first)));
            return;
        }
        window.span.last = range.span.last;
    } else if (mode == TimeMode::window) {
        window.span = range.span;
    } else if (mode == TimeMode::growing || mode == TimeMode::memory) {
        window.span = {std::min(now.first, range.span.last), range.span.last};
    } else {
        window.span = {range.span.first, range.span.first};
    }
    result_ = document::fitted(mode, window, domain, document.playback().settings.unit);
    preview_ = result_->span;
    const bool is_cumulative = result_->mode != model::WindowMode::window;
    if (mode == TimeMode::window && part == RangePart::range) {
        said_ = words_for_range(range, domain, document.view().calendar);
    } else if (mode == TimeMode::from_here) {
        said_ = "from " + short_words_for_span({preview_->first, preview_->first}) + " on";
    } else if (is_cumulative) {
        said_ = "until " + short_words_for_span({preview_->last, preview_->last});
    } else {
        said_ = short_words_for_span(*preview_) + ", " +
                words_for_length(*preview_, document.view().calendar);
    }
}

} // namespace entente::ui
