// SPDX-License-Identifier: MIT
#include "app/ui/timeline_numbers.hpp"

#include "app/ui/timeline_colors.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {

using graph::BarScale;

void TimelineNumbers::update(const Context& context, const TimelinePlaces& at,
                             const TimelineGesture& gesture) {
    const document::Document& document = context.document;
    const Style& style = context.app.style;
    document::BinsWanted wanted = bins_wanted(document.playback().settings.unit, document.domain(),
                                              at.scale, context.px(1.5F));
    wanted.stack = style.timeline.stack;
    wanted.lines = document.lines();
    bins_ = &document.timeline_bins(wanted);
    classes_ = document.timeline_classes();

    class_colors_.clear();
    for (const base::Color& color : stack_colors(wanted.stack, classes_, style.theme)) {
        class_colors_.push_back(to_imgui(color));
    }
    line_colors_.clear();
    line_names_.clear();
    for (std::size_t i = 0; i < document.lines().size(); ++i) {
        line_colors_.push_back(to_imgui(line_color(i, style.theme)));
        line_names_.push_back(name_of_line(document.store(), document.lines()[i], style.language));
    }

    const std::vector<double> totals = totals_in_view(bins_->bins, at.scale);
    top_ = totals.empty() ? 0 : *std::max_element(totals.begin(), totals.end());
    line_top_ = top_of_lines(*bins_, at.scale);
    const bool is_new = store_ != &document.store();
    const bool is_held = gesture.held != TimelinePart::none && unit_ == bins_->unit && !is_new;
    const auto seconds = static_cast<double>(ImGui::GetIO().DeltaTime);
    // Other bins are no other view of the same ones.
    const bool jumps = is_new || unit_ != bins_->unit || !document.has_motion();
    // A tenth of an event is no high bar, even where there is nothing else.
    eased_top_.follow(std::max(top_, 1.0), seconds, is_held, jumps);
    eased_line_top_.follow(std::max(line_top_, 1.0), seconds, is_held, jumps);
    unit_ = bins_->unit;
    store_ = &document.store();

    const BarScale fitting = graph::fitting_scale(totals);
    bar_scale_ = style.timeline.scale.value_or(BarScale::linear);
    proposed_ =
        !style.timeline.scale && fitting != bar_scale_ ? std::optional(fitting) : std::nullopt;
    gaps_ = model::gaps_in_coverage(document.store().header().coverage, document.domain(),
                                    document.view().filter.sources.any);
}

bool TimelineNumbers::is_gap(const model::Span& span) const {
    return std::any_of(gaps_.begin(), gaps_.end(), [&](const model::Span& gap) {
        return gap.first <= span.first && span.last <= gap.last;
    });
}

std::string name_of_line(const model::EventStore& store, const document::TimelineLine& line,
                         std::string_view language) {
    if (const auto* node = std::get_if<graph::NodeId>(&line)) {
        return std::string(graph::label_of(store, *node, language));
    }
    return name_of_tie(store, std::get<graph::Dyad>(line));
}

std::string words_for_amount(double amount) {
    const double whole = std::round(amount);
    if (amount >= 99.5 || std::abs(amount - whole) < 0.005) {
        return grouped(static_cast<std::size_t>(std::max(0.0, whole)));
    }
    return amount < 0.05 ? "less than 0.1" : fmt::format("{:.1f}", amount);
}

} // namespace entente::ui
