// SPDX-License-Identifier: MIT
#include "app/ui/timeline_tip.hpp"

#include "app/base/utf8.hpp"
#include "app/model/edtf.hpp"
#include "app/ui/pointer.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::ui {
namespace {

using document::TimeMark;
using model::Span;
using std::chrono::days;

constexpr std::size_t classes_told = 4;
constexpr double least_told = 0.05; ///< of an event

std::string counted(double amount) {
    const std::string number = words_for_amount(amount);
    return number == "0" ? "no events" : number + (number == "1" ? " event" : " events");
}

std::string words_for_topics(const document::Document& document, const graph::SpanDetails& details,
                             std::string_view language) {
    std::string words;
    for (const graph::SpanDetails::Topic& topic : details.topics) {
        if (topic.events < least_told) {
            break;
        }
        const auto node = graph::node_of(document.store(), topic.topic);
        words += words.empty() ? "" : "  \xc2\xb7  ";
        words += base::isolated(graph::label_of(document.store(), node, language)) + " " +
                 words_for_amount(topic.events);
    }
    return words;
}

/// The largest classes of the bin, each with its colour.
void add_classes(const graph::StackedBin& bin, const TimelineNumbers& numbers,
                 std::vector<TipLine>& lines) {
    const std::size_t count = std::min(numbers.classes().size(), bin.classes.size());
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return bin.classes[a] > bin.classes[b]; });
    for (std::size_t i = 0; i < std::min(order.size(), classes_told); ++i) {
        if (bin.classes[order[i]] >= least_told) {
            lines.push_back({base::isolated(numbers.classes()[order[i]].name) + "  " +
                                 words_for_amount(bin.classes[order[i]]),
                             numbers.class_colors()[order[i]], false});
        }
    }
}

} // namespace

std::vector<TipLine> tip_of_bin(const Context& context, const graph::StackedBin& bin,
                                const TimelineNumbers& numbers) {
    const document::Document& document = context.document;
    const graph::StackedBins& bins = numbers.bins();
    std::vector<TipLine> lines{{words_for_period(bin.span, bins.unit), 0, true}};
    const bool is_gap = numbers.is_gap(bin.span);
    if (is_gap && bin.total.all <= 0) {
        lines.push_back({"no data: the sources do not reach here", 0, false});
        return lines;
    }
    lines.push_back({counted(bin.total.all), 0, false});
    if (document.view().filter.is_active() && bin.total.all > 0) {
        lines.push_back({counted(bin.passing.all) + " after the filters", 0, false});
    }
    if (bin.passing.pale > 0.005) {
        lines.push_back(
            {words_for_amount(bin.passing.pale) + " of which uncertain in date", 0, false});
    }
    if (!document.selection().is_empty() && bin.passing.all > 0) {
        lines.push_back({counted(bin.selected.all) + " of the selection", 0, false});
    }
    add_classes(bin, numbers, lines);
    const bool are_topics_told = context.app.style.timeline.stack == graph::StackBy::topic;
    if (!are_topics_told && bin.passing.all > 0 && !document.store().topics().empty()) {
        const graph::SpanDetails* details = document.details_of(bin.span);
        if (details == nullptr) {
            lines.push_back({"counting topics \u2026", 0, false, true});
        } else if (const std::string topics =
                       words_for_topics(document, *details, context.app.style.language);
                   !topics.empty()) {
            lines.push_back({topics, 0, false});
        }
    }
    const auto index = static_cast<std::size_t>(&bin - bins.bins.data());
    for (std::size_t line = 0; line < bins.lines.size() && line < numbers.line_names().size();
         ++line) {
        lines.push_back({base::isolated(numbers.line_names()[line]) + "  " +
                             words_for_amount(bins.lines[line][index]),
                         numbers.line_colors()[line], false});
    }
    if (is_gap) {
        lines.push_back({"the sources do not reach here", 0, false});
    }
    return lines;
}

std::vector<TipLine> tip_of_arrow(const EdgeArrow& arrow, bool is_before, const Span& bulk) {
    const std::string events = counted(static_cast<double>(arrow.events));
    if (!arrow.is_outliers) {
        return {{events + " lie " + (is_before ? "before" : "after"), 0, true},
                {"Click to go back to " + words_for_stretch(bulk), 0, false}};
    }
    return {{events + (is_before ? " before " : " after ") +
                 words_of_day(is_before ? bulk.first : bulk.last),
             0, true},
            {"far from all others; nothing is left out of the network", 0, false},
            {"Click to go there", 0, false}};
}

std::vector<TipLine> tip_of_mark(const TimeMark& mark, const Span& domain) {
    std::vector<TipLine> lines{{mark.name, 0, true}};
    std::string when;
    if (!mark.told.empty()) {
        when = mark.told;
    } else if (mark.span.first <= Span::earliest && mark.span.last >= Span::latest) {
        when = "all time";
    } else if (mark.span.first <= Span::earliest) {
        when = "until " + words_of_day(mark.span.last);
    } else if (mark.span.last >= Span::latest) {
        when = "since " + words_of_day(mark.span.first);
    } else {
        when = mark.is_period ? words_for_stretch(mark.span) : words_of_day(mark.span.first);
    }
    lines.push_back({when, 0, false});
    std::string what(words_for_origin(mark.origin));
    if (mark.origin == TimeMark::Origin::turn) {
        what = "Who deals with whom changes more here than usual";
    } else if (!mark.kind.empty() && mark.origin != TimeMark::Origin::office) {
        what += ": " + mark.kind;
    }
    if (mark.span.last < domain.first || mark.span.first > domain.last) {
        what += ", outside of the data";
    }
    lines.push_back({what, 0, false});
    return lines;
}

void TimelineTip::draw_dragged(Context& context, const TimelinePlaces& at,
                               const TimelineGesture& gesture) {
    // The date at the end that is drawn, the whole window where all of it is.
    const document::Document& document = context.document;
    const Span& span = at.window;
    const std::string events =
        words_for_events(document.ties().event_count(), document.store().event_count());
    const std::string length = words_for_length(span, context.document.view().calendar);
    const document::TimeMode mode = document.time_mode();
    const bool is_window = mode == document::TimeMode::window;
    if (gesture.held == TimelinePart::left || mode == document::TimeMode::from_here) {
        show(context, at, at.scale.x_of(span.first),
             {{"From " + words_of_day(span.first), 0, true},
              {length, 0, false},
              {events, 0, false}});
    } else if (gesture.held == TimelinePart::right || mode == document::TimeMode::growing ||
               mode == document::TimeMode::memory) {
        std::vector<TipLine> lines{{"Until " + words_of_day(span.last), 0, true}};
        if (is_window) {
            lines.push_back({length, 0, false});
        }
        lines.push_back({events, 0, false});
        show(context, at, at.scale.x_of(span.last + days{1}), lines);
    } else {
        const float a = std::max(at.scale.x0, at.scale.x_of(span.first));
        const float b = std::min(at.scale.x1, at.scale.x_of(span.last + days{1}));
        show(context, at, (a + b) / 2,
             {{words_for_stretch(span), 0, true}, {length, 0, false}, {events, 0, false}});
    }
}

/// Asks for the nodes of a bin to glow on the canvas, or for none to.
void TimelineTip::glow(Context& context, const graph::StackedBin* bin) {
    const std::optional<Span> span = bin != nullptr ? std::optional(bin->span) : std::nullopt;
    if (span == glowing_) {
        return;
    }
    const graph::SpanDetails* details =
        bin != nullptr ? context.document.details_of(bin->span) : nullptr;
    if (bin != nullptr && details == nullptr) {
        return; // those of before glow until it is known whom this one names
    }
    glowing_ = span;
    context.actions.ask(
        GlowNodes{details != nullptr ? details->nodes : std::vector<graph::NodeId>{}});
}

void TimelineTip::draw(Context& context, const TimelinePlaces& at, const TimelineGesture& gesture,
                       const TimelineNumbers& numbers) {
    const float x = gesture.pointer.x;
    if (gesture.is_dragging()) {
        glow(context, nullptr);
        if (gesture.held != TimelinePart::overview_view && gesture.held != TimelinePart::overview) {
            draw_dragged(context, at, gesture);
        }
        return;
    }
    const EdgeArrow* arrow = at.arrow(gesture.hovered);
    const bool is_mark = gesture.hovered == TimelinePart::mark;
    const bool is_bin =
        gesture.hovered == TimelinePart::left || gesture.hovered == TimelinePart::right ||
        gesture.hovered == TimelinePart::body || gesture.hovered == TimelinePart::empty;
    if ((!is_mark && !is_bin && arrow == nullptr) ||
        (is_bin && (x < at.scale.x0 || x >= at.scale.x1))) {
        hover_seconds_ = 0;
        glow(context, nullptr);
        return;
    }
    const graph::StackedBin* bin =
        is_bin ? bin_at(numbers.bins().bins, at.scale.day_under(x)) : nullptr;
    if (is_bin) {
        const float line = std::max(1.0F, std::floor(context.px(1)));
        ImGui::GetWindowDrawList()->AddRectFilled({std::floor(x), at.bars.min.y},
                                                  {std::floor(x) + line, at.bars.max.y},
                                                  with_alpha(context.theme.text, 0.35F));
    }
    hover_seconds_ += static_cast<double>(ImGui::GetIO().DeltaTime);
    if (hover_seconds_ < tip_delay_seconds) {
        return;
    }
    if (const TimeMark* mark = is_mark ? at.mark_at(gesture.pointer) : nullptr) {
        glow(context, nullptr);
        show(context, at, x, tip_of_mark(*mark, context.document.domain()));
        return;
    }
    if (arrow != nullptr) {
        glow(context, nullptr);
        show(context, at, x,
             tip_of_arrow(*arrow, gesture.hovered == TimelinePart::arrow_before,
                          context.document.bulk_of_time()->span));
        return;
    }
    glow(context, bin != nullptr && bin->passing.all > 0 ? bin : nullptr);
    if (bin != nullptr) {
        show(context, at, x, tip_of_bin(context, *bin, numbers));
    }
}

void TimelineTip::show(Context& context, const TimelinePlaces& at, float x,
                       const std::vector<TipLine>& lines) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const float pad_x = context.px(10);
    const float pad_y = context.px(6);
    const float indent = context.px(14);
    const float most = context.px(360);
    const float between = context.px(2);
    float width = 0;
    float height = -between;
    std::vector<std::string> texts;
    for (const TipLine& line : lines) {
        ImGui::PushFont(line.is_strong ? theme.bold : theme.small);
        texts.push_back(shortened(line.text, most));
        width = std::max(width, ImGui::CalcTextSize(texts.back().c_str()).x +
                                    (line.swatch != 0 ? indent : 0));
        height += ImGui::GetTextLineHeight() + between;
        ImGui::PopFont();
    }
    width = std::ceil(width) + 2 * pad_x;
    height = std::ceil(height) + 2 * pad_y;
    const float screen = ImGui::GetIO().DisplaySize.x;
    const float x0 = std::floor(std::clamp(
        x - width / 2, context.px(6), std::max(context.px(6), screen - width - context.px(6))));
    // Above the key, which tells its colours.
    const float y1 = (at.head.height() > 0 ? at.head.min.y : at.bars.min.y) - context.px(5);
    const ImVec2 min{x0, std::floor(std::max(context.px(4), y1 - height))};
    const ImVec2 max{x0 + width, min.y + height};
    const float shade = context.px(1);
    list.AddRectFilled({min.x - shade, min.y}, {max.x + shade, max.y + 2 * shade},
                       IM_COL32(0, 0, 0, theme.is_dark ? 90 : 22), context.px(9));
    list.AddRectFilled(min, max, theme.panel, context.px(8));
    list.AddRect(min, max, theme.line, context.px(8), 0, std::max(1.0F, theme.scale));
    float y = min.y + pad_y;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ImGui::PushFont(lines[i].is_strong ? theme.bold : theme.small);
        float text_x = min.x + pad_x;
        if (lines[i].swatch != 0) {
            const float side = context.px(8);
            const float middle = y + ImGui::GetTextLineHeight() / 2;
            list.AddRectFilled({text_x, std::floor(middle - side / 2)},
                               {text_x + side, std::floor(middle - side / 2) + side},
                               lines[i].swatch, context.px(2));
            text_x += indent;
        }
        list.AddText({std::floor(text_x), std::floor(y)},
                     lines[i].is_strong   ? theme.text
                     : lines[i].is_coming ? theme.faint
                                          : theme.muted,
                     texts[i].c_str());
        if (lines[i].is_coming) {
            name_area(context, "timeline.tip.counting",
                      {{text_x, y}, {max.x - pad_x, y + ImGui::GetTextLineHeight()}});
        }
        y += ImGui::GetTextLineHeight() + between;
        ImGui::PopFont();
    }
    name_area(context, "timeline.tip", {{min.x, min.y}, {max.x, max.y}});
}

} // namespace entente::ui
