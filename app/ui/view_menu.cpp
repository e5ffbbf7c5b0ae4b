// SPDX-License-Identifier: MIT
#include "app/ui/view_menu.hpp"

#include "app/model/names.hpp"
#include "app/ui/compare_panel.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>

namespace entente::ui {
namespace {

void gap(Context& context) {
    ImGui::Dummy({0, context.px(3)});
}

void draw_colors(Context& context) {
    heading(context, "Colour of ties");
    const Style& style = context.app.style;
    const auto choice = [&](scene::ColorBy by, std::string_view name, std::string_view label) {
        if (button(context, name, label, style.color_by == by)) {
            Style next = style;
            next.color_by = by;
            context.actions.ask(SetStyle{next});
        }
    };
    choice(scene::ColorBy::tone, "view.color.tone", "Tone of events");
    ImGui::SameLine();
    choice(scene::ColorBy::kind, "view.color.kind", "Kind of tie");
    if (context.document.pinned_window()) {
        paragraph(context, "While windows are compared, colour tells what changed.",
                  context.theme.muted);
    }
}

/// What is drawn of other times than the window.
void draw_other_times(Context& context) {
    const Style& style = context.app.style;
    const auto choose = [&](std::string_view name, std::string_view label, std::string_view told,
                            auto Style::*member, auto value) {
        if (button(context, name, label, style.*member == value)) {
            Style next = style;
            next.*member = value;
            context.actions.ask(SetStyle{next});
        }
        if (ImGui::IsItemHovered()) {
            tip(context, told);
        }
    };
    using scene::Absent;
    using scene::FigureFrame;
    heading(context, "Not in the window");
    choose("view.absent.dimmed", "Dimmed", "Pale, in their places", &Style::absent, Absent::dimmed);
    ImGui::SameLine(0, context.px(4));
    choose("view.absent.hidden", "Hidden", "Not drawn, unless they are selected or pinned",
           &Style::absent, Absent::hidden);
    ImGui::SameLine(0, context.px(4));
    choose("view.absent.neighbors", "Neighbours",
           "Only those that a tie joins, at some time, to what is selected", &Style::absent,
           Absent::neighbors);
    gap(context);
    heading(context, "Scales of sizes and widths");
    choose("view.scales.all", "All time", "Sizes can be compared between windows", &Style::scales,
           FigureFrame::all_time);
    ImGui::SameLine(0, context.px(4));
    choose("view.scales.window", "Per window", "The strongest of each window is largest",
           &Style::scales, FigureFrame::window);
    gap(context);
    const bool is_comparing = context.document.pinned_window().has_value();
    if (button(context, "view.compare",
               is_comparing ? "End comparing (C)" : "Compare with this window (C)", is_comparing)) {
        ComparePanel::toggle(context);
    }
}

void draw_kinds(Context& context) {
    heading(context, "Shown");
    graph::Thinning thinning = context.document.view().thinning;
    bool any = false;
    for (std::size_t i = 0; i < model::node_kind_count; ++i) {
        const auto kind = static_cast<model::NodeKind>(i);
        constexpr std::string_view labels[]{"States", "Officials", "Organizations", "Groups",
                                            "Topics"};
        const std::uint32_t bit = 1U << i;
        ImGui::Dummy({context.px(14), ImGui::GetFrameHeight()});
        const ImVec2 min = ImGui::GetItemRectMin();
        draw_kind(context, *ImGui::GetWindowDrawList(), kind,
                  {min.x + context.px(6), min.y + ImGui::GetFrameHeight() / 2}, context.px(5.5F));
        ImGui::SameLine();
        bool is_on = (thinning.kinds & bit) != 0;
        if (check_box(context, fmt::format("view.kind.{}", model::name_of(kind)), labels[i],
                      is_on)) {
            thinning.kinds = is_on ? thinning.kinds | bit : thinning.kinds & ~bit;
            any = true;
        }
    }
    any = check_box(context, "view.offices", "Offices (dashed)", thinning.with_offices) || any;
    if (any) {
        context.actions.add(document::SetThinning{thinning});
    }
    bool roll_up = context.document.view().rules.roll_up;
    if (check_box(context, "view.roll_up", "Officials stand for their states", roll_up)) {
        context.actions.add(document::SetRollUp{roll_up});
    }
}

/// Names as the data give them, whatever their language: a tag for a second line, where "" is none.
constexpr const char* any_language = "und";

/// A list of languages under their own names, beside a word that tells what it is of.
/// @param first  what stands before the languages: label, tag and the end of its stable name.
struct FirstChoice {
    const char* label;
    const char* tag;
    const char* name;
};
bool draw_language_list(Context& context, const std::string& name, const char* what,
                        std::span<const FirstChoice> first,
                        const std::map<std::string, std::size_t>& languages, std::string& chosen) {
    bool is_changed = false;
    std::string now = model::name_of_language(chosen);
    for (const FirstChoice& choice : first) {
        if (chosen == choice.tag) {
            now = choice.label;
        }
    }
    ImGui::AlignTextToFramePadding();
    paragraph(context, what, context.theme.muted);
    ImGui::SameLine(context.px(110));
    ImGui::SetNextItemWidth(-1);
    if (ImGui::BeginCombo(("##" + name).c_str(), shown_text(now).c_str(),
                          ImGuiComboFlags_HeightLarge)) {
        const auto choose = [&](const std::string& label, const std::string& tag,
                                const std::string& widget) {
            if (ImGui::Selectable((label + "##" + tag).c_str(), chosen == tag)) {
                chosen = tag;
                is_changed = true;
            }
            name_item(context, name + "." + widget);
        };
        for (const FirstChoice& choice : first) {
            choose(choice.label, choice.tag, choice.name);
        }
        for (const auto& [tag, count] : languages) {
            choose(shown_text(model::name_of_language(tag)), tag, tag);
            if (ImGui::IsItemHovered()) {
                tip(context, fmt::format("{} name{} in it ({})", grouped(count),
                                         count == 1 ? "" : "s", tag));
            }
        }
        ImGui::EndCombo();
    }
    name_item(context, name);
    return is_changed;
}

bool draw_languages(Context& context, Style& style) {
    const auto languages = model::languages_of(context.document.store());
    if (languages.empty()) {
        return false;
    }
    constexpr FirstChoice own[]{{"As in the data", "", "none"}};
    constexpr FirstChoice none_or_own[]{{"None", "", "none"},
                                        {"As in the data", any_language, "data"}};
    bool is_changed =
        draw_language_list(context, "view.language", "Language", own, languages, style.language);
    is_changed = draw_language_list(context, "view.second_language", "Second line", none_or_own,
                                    languages, style.second_language) ||
                 is_changed;
    return is_changed;
}

void draw_labels(Context& context) {
    heading(context, "Labels");
    Style next = context.app.style;
    bool is_changed = false;
    int labels = next.max_labels < 0 ? 200 : next.max_labels;
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderInt("##labels", &labels, 0, 200,
                         labels >= 200 ? "all that fit" : "the %d strongest")) {
        next.max_labels = labels >= 200 ? -1 : labels;
        is_changed = true;
    }
    name_item(context, "view.labels");
    is_changed = draw_languages(context, next) || is_changed;
    is_changed = check_box(context, "view.legend", "Legend", next.with_legend) || is_changed;
    is_changed = check_box(context, "view.motion", "Motion between windows", next.has_motion,
                           "What is gone fades, what changes grows or shrinks, what is new "
                           "appears. Off where the system asks for less motion") ||
                 is_changed;
    if (is_changed) {
        context.actions.ask(SetStyle{next});
    }
}

void draw_thinning(Context& context) {
    heading(context, "Thin the picture");
    graph::Thinning thinning = context.document.view().thinning;
    const graph::TieGraph& scales = context.document.scale_graph();
    document::Phase phase = document::Phase::live;
    bool is_changed = false;
    const auto slider_phase = [&] {
        if (ImGui::IsItemDeactivatedAfterEdit()) {
            is_changed = true;
            phase = document::Phase::final;
        }
    };
    double strongest = 1;
    for (const graph::Tie& tie : scales.ties) {
        strongest = std::max(strongest, tie.strength);
    }
    auto least = static_cast<float>(thinning.min_strength);
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderFloat("##least", &least, 0, static_cast<float>(strongest),
                           least <= 0 ? "ties of any strength" : "ties of strength %.2g and more",
                           ImGuiSliderFlags_Logarithmic)) {
        thinning.min_strength = static_cast<double>(least);
        is_changed = true;
    }
    slider_phase();
    name_item(context, "view.min_strength");
    const int all = std::max(1, static_cast<int>(scales.nodes.size()));
    int top = thinning.top == 0 ? all : std::min(all, static_cast<int>(thinning.top));
    ImGui::SetNextItemWidth(-1);
    if (ImGui::SliderInt("##top", &top, 1, all, top >= all ? "all nodes" : "the %d strongest nodes",
                         ImGuiSliderFlags_Logarithmic)) {
        thinning.top = top >= all ? 0 : static_cast<std::uint32_t>(top);
        is_changed = true;
    }
    slider_phase();
    name_item(context, "view.top");
    const auto& selected = context.document.selection().nodes;
    if (!thinning.around.empty()) {
        for (std::uint32_t hops = 1; hops <= 3; ++hops) {
            if (button(context, fmt::format("view.hops.{}", hops),
                       fmt::format("{} tie{}", hops, hops == 1 ? "" : "s"),
                       thinning.hops == hops)) {
                thinning.hops = hops;
                is_changed = true;
                phase = document::Phase::final;
            }
            ImGui::SameLine();
        }
        if (button(context, "view.around.clear", "Show all")) {
            thinning.around.clear();
            is_changed = true;
            phase = document::Phase::final;
        }
    } else if (button(context, "view.around", "Only around the selection", false,
                      !selected.empty())) {
        thinning.around = selected;
        thinning.hops = 1;
        is_changed = true;
        phase = document::Phase::final;
    }
    if (is_changed) {
        context.actions.add(document::SetThinning{thinning, phase});
    }
}

bool draw_layout(Context& context) {
    heading(context, "Layout");
    const document::LayoutWorker::Status status = context.document.layout_status();
    const bool is_running = status.state == layout::LayoutState::running;
    const std::string words =
        status.is_paused ? "paused"
        : is_running     ? fmt::format("settling, {:.0f} %",
                                       100 * (1 - std::pow(static_cast<double>(status.alpha), 0.25)))
                         : fmt::format("settled after {} ticks", grouped(status.ticks));
    paragraph(context, words, context.theme.muted);
    if (button(context, "view.layout.pause", status.is_paused ? "Go on" : "Pause", status.is_paused,
               is_running || status.is_paused)) {
        context.actions.add(document::SetLayoutPaused{!status.is_paused});
    }
    ImGui::SameLine();
    if (button(context, "view.layout.restart", "Lay out again")) {
        context.actions.add(document::RestartLayout{context.document.seed()});
    }
    ImGui::SameLine();
    if (button(context, "view.layout.free", "Free pins", false, !context.document.pins().empty())) {
        context.actions.add(document::FreeNodes{});
    }
    const bool wants_panel =
        button(context, "view.layout.more", "Stages, quality, settings\xe2\x80\xa6");
    if (ImGui::IsItemHovered()) {
        tip(context, "The panel of the layout (F4)");
    }
    gap(context);
    heading(context, "Size of the interface");
    for (const int percent : {80, 100, 125, 150, 200}) {
        const float scale = static_cast<float>(percent) / 100;
        if (button(context, fmt::format("view.scale.{}", percent), fmt::format("{} %", percent),
                   std::abs(context.app.ui_scale - scale) < 0.01F)) {
            context.actions.ask(SetUiScale{scale});
        }
        if (percent != 200) {
            ImGui::SameLine(0, context.px(4));
        }
    }
    return wants_panel;
}

} // namespace

bool draw_view_settings(Context& context) {
    draw_colors(context);
    gap(context);
    draw_other_times(context);
    gap(context);
    draw_kinds(context);
    gap(context);
    draw_labels(context);
    gap(context);
    draw_thinning(context);
    gap(context);
    return draw_layout(context);
}

} // namespace entente::ui
