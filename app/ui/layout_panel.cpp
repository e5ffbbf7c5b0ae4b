// SPDX-License-Identifier: MIT
#include "app/ui/layout_panel.hpp"

#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente::ui {
namespace {

using document::LayoutWorker;
using Stage = LayoutWorker::Stage;

constexpr float name_width = 96; ///< units, of the words before a bar
constexpr float measure_width = 52;

void leave_gap(Context& context, float units = 4) {
    ImGui::Dummy({0, context.px(units)});
}

std::string duration(double ms) {
    return ms >= 9'950 ? fmt::format("{:.0f} s", ms / 1000)
           : ms >= 995 ? fmt::format("{:.1f} s", ms / 1000)
           : ms >= 9.5 ? fmt::format("{:.0f} ms", ms)
                       : fmt::format("{:.1f} ms", ms);
}

/// A number as a bar between words and digits, with a tip. Greyed where it is out of date; without
/// a value there is a dash in its place.
struct Meter {
    const char* name;
    const char* label;
    const char* told;
    std::optional<double> value;
    double full = 1; ///< the value that fills the bar
    std::string digits{};
    bool is_current = true;
    bool is_main = true; ///< else in the colour of what it is held against
};
void draw_meter(Context& context, const Meter& meter) {
    const Theme& theme = context.theme;
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, context.px(19)});
    name_item(context, meter.name);
    if (ImGui::IsItemHovered()) {
        tip(context, meter.told);
    }
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = (min.y + max.y) / 2;
    const float text_y = middle - ImGui::GetFontSize() / 2;
    list.AddText({min.x, text_y}, theme.muted, meter.label);
    const std::string digits = meter.value ? meter.digits : "\xe2\x80\x93";
    const ImU32 color = meter.is_current && meter.value ? theme.text : theme.faint;
    list.AddText({max.x - ImGui::CalcTextSize(digits.c_str()).x, text_y}, color, digits.c_str());
    const float left = min.x + context.px(name_width);
    const float right = max.x - context.px(measure_width);
    const float half = context.px(3.5F);
    list.AddRectFilled({left, middle - half}, {right, middle + half}, theme.line, half);
    if (meter.value && meter.full > 0) {
        const auto share = static_cast<float>(std::clamp(*meter.value / meter.full, 0.0, 1.0));
        const ImU32 fill = meter.is_main ? theme.accent : theme.muted;
        list.AddRectFilled({left, middle - half},
                           {left + std::max(2 * half, (right - left) * share), middle + half},
                           meter.is_current ? fill : with_alpha(fill, 0.35F), half);
    }
}

/// One stage: a dot that is filled where it is done, a ring with what is done of it where it goes
/// on.
void draw_stage(Context& context, const char* name, const char* label, const char* told,
                const std::string& aside, float done, bool is_now) {
    const Theme& theme = context.theme;
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, context.px(20)});
    name_item(context, name);
    if (ImGui::IsItemHovered()) {
        tip(context, told);
    }
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    const ImVec2 dot{min.x + context.px(7), (min.y + max.y) / 2};
    const float radius = context.px(5);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_now) {
        constexpr float turn = 6.2831853F;
        list.AddCircle(dot, radius, theme.line, 20, context.px(2.5F));
        list.PathArcTo(dot, radius, -turn / 4, -turn / 4 + turn * std::clamp(done, 0.04F, 1.0F),
                       20);
        list.PathStroke(theme.accent, 0, context.px(2.5F));
    } else if (done >= 1) {
        list.AddCircleFilled(dot, radius, theme.accent, 20);
        const ImVec2 tick[]{{dot.x - radius * 0.45F, dot.y + radius * 0.02F},
                            {dot.x - radius * 0.1F, dot.y + radius * 0.4F},
                            {dot.x + radius * 0.5F, dot.y - radius * 0.36F}};
        list.AddPolyline(tick, 3, theme.on_accent, 0, context.px(1.4F));
    } else {
        list.AddCircle(dot, radius, theme.faint, 20, context.px(1.2F));
    }
    const float text_y = dot.y - ImGui::GetFontSize() / 2;
    const ImU32 color = is_now ? theme.text : done >= 1 ? theme.muted : theme.faint;
    ImFont* font = is_now ? theme.bold : theme.body;
    list.AddText(font, font->FontSize, {min.x + context.px(22), text_y}, color, label);
    ImGui::PushFont(theme.small);
    const ImVec2 size = ImGui::CalcTextSize(aside.c_str());
    list.AddText({max.x - size.x, dot.y - size.y / 2}, theme.muted, aside.c_str());
    ImGui::PopFont();
}

/// How much of the cooling is done, 0 to 1.
float cooled(float alpha) {
    return 1 - std::pow(std::clamp(alpha, 0.0F, 1.0F), 0.25F);
}

} // namespace

void LayoutPanel::draw(Context& context, const base::Rect& area) {
    begin_area(context, "##layout", area);
    ImGui::BeginChild("##scrolled", {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(8), context.px(3)});
    draw_state(context);
    leave_gap(context, 6);
    draw_quality(context);
    leave_gap(context, 6);
    draw_window(context);
    leave_gap(context, 6);
    draw_settings(context);
    leave_gap(context);
    ImGui::PopStyleVar();
    ImGui::EndChild();
    end_area();
}

void LayoutPanel::draw_state(Context& context) const {
    const LayoutWorker::Status status = context.document.layout_status();
    const bool is_running = status.state == layout::LayoutState::running;
    ImGui::PushFont(context.theme.title);
    const std::string words = status.is_paused && is_running               ? "Paused"
                              : is_running                                 ? "Settling"
                              : context.document.homes().empty()           ? "Nothing to lay out"
                              : status.state == layout::LayoutState::limit ? "Stopped at its limit"
                                                                           : "Settled";
    paragraph(context, words);
    name_item(context, "layout.state");
    ImGui::PopFont();
    const float button_width =
        ImGui::CalcTextSize(status.is_paused ? "Go on" : "Pause").x + context.px(20);
    ImGui::SameLine(ImGui::GetContentRegionMax().x - button_width);
    if (button(context, "layout.pause", status.is_paused ? "Go on" : "Pause", status.is_paused,
               is_running || status.is_paused)) {
        context.actions.add(document::SetLayoutPaused{!status.is_paused});
    }
    leave_gap(context, 2);
    const Stage now = status.stage;
    const auto done = [&](Stage stage) { return now > stage ? 1.0F : 0.0F; };
    const bool begins_with_places = status.placing_ms <= 0 && now != Stage::distances;
    draw_stage(context, "layout.stage.distances", "Distances",
               "A sample of nodes gives the shape, then every node goes to where the ties "
               "between it and the sample want it",
               begins_with_places        ? "kept"
               : now == Stage::distances ? ""
                                         : duration(status.placing_ms),
               now == Stage::distances ? 0.3F : 1, now == Stage::distances);
    const auto ticks = [](std::uint64_t count) {
        return count == 0 ? std::string()
                          : fmt::format("{} tick{}", grouped(count), count == 1 ? "" : "s");
    };
    std::string told = ticks(status.ticks - status.disc_ticks);
    if (!told.empty()) {
        told += fmt::format(", {} each",
                            duration(status.ticking_ms / static_cast<double>(status.ticks)));
    }
    draw_stage(context, "layout.stage.neighbors", "Neighbours",
               "Tick by tick what is tied comes together, as far as the distances allow", told,
               now == Stage::neighbors ? cooled(status.alpha) : done(Stage::neighbors),
               now == Stage::neighbors);
    draw_stage(context, "layout.stage.discs", "Discs apart",
               "Discs that overlap make room for each other", ticks(status.disc_ticks),
               now == Stage::discs ? 0.5F : done(Stage::discs), now == Stage::discs);
}

void LayoutPanel::draw_quality(Context& context) const {
    const auto reading = context.document.home_measures();
    heading(context, "All time");
    const auto value = [&](double document::HomeMeasures::*member) {
        return reading.measures ? std::optional((*reading.measures).*member) : std::nullopt;
    };
    const auto stress = value(&document::HomeMeasures::stress);
    const auto neighbors = value(&document::HomeMeasures::neighborhoods);
    draw_meter(context,
               {"layout.stress", "Stress",
                "How far distances in the picture are from the number of ties between "
                "nodes: 0 is a perfect map. Networks of events lie between 0.12 and 0.20",
                stress, 0.4, fmt::format("{:.3f}", stress.value_or(0)), reading.is_current});
    draw_meter(context, {"layout.neighborhoods", "Neighbours",
                         "How much of what is within two ties of a node is also nearest to it in "
                         "the picture: 100 % is perfect",
                         neighbors, 0.6, fmt::format("{:.1f} %", 100 * neighbors.value_or(0)),
                         reading.is_current});
}

void LayoutPanel::draw_window(Context& context) {
    heading(context, "This window");
    document::Arrangement arrangement = context.document.view().arrangement;
    bool relaxes = arrangement.reach > 0;
    if (check_box(
            context, "layout.relax", "Nodes move for the window", relaxes,
            "Nodes leave home a little, so that the window shows its own distances better, and "
            "go back when it moves on. What is pinned stays")) {
        arrangement.reach = relaxes ? document::usual_reach : 0;
        context.actions.add(document::SetArrangement{arrangement});
    }
    if (relaxes) {
        float percent = arrangement.reach * 100;
        ImGui::AlignTextToFramePadding();
        paragraph(context, "At most", context.theme.muted);
        ImGui::SameLine(context.px(name_width));
        ImGui::SetNextItemWidth(-1);
        const bool is_changed =
            ImGui::SliderFloat("##reach", &percent, 0.5F, document::largest_reach * 100, "%.1f %%",
                               ImGuiSliderFlags_Logarithmic);
        const bool is_final = ImGui::IsItemDeactivatedAfterEdit();
        name_item(context, "layout.reach");
        if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) {
            tip(context, "How far a node may be from home, of the way from corner to corner: 2 % "
                         "is 20 px of a picture 1000 px across");
        }
        if (is_changed || is_final) {
            arrangement.reach = percent / 100;
            context.actions.add(document::SetArrangement{
                arrangement, is_final ? document::Phase::final : document::Phase::live});
        }
    }
    const auto reading = context.document.window_measures();
    const document::WindowMeasures measures = reading.measures.value_or(document::WindowMeasures{});
    const bool has_any = reading.measures.has_value() && measures.nodes > 2;
    const auto known = [&](double number) {
        return has_any ? std::optional(number) : std::nullopt;
    };
    const double full = std::max({measures.stress_at_home, measures.stress,
                                  measures.stress_alone.value_or(0), 0.05}) *
                        1.1;
    leave_gap(context, 1);
    ImGui::PushFont(context.theme.small);
    paragraph(context, "Stress of the window's own ties", context.theme.muted);
    ImGui::PopFont();
    draw_meter(context,
               {"layout.window.home", "At home", "With every node where all time has it",
                known(measures.stress_at_home), full,
                fmt::format("{:.3f}", measures.stress_at_home), reading.is_current, false});
    draw_meter(context, {"layout.window.shown", "As shown", "With the nodes as they are drawn",
                         known(measures.stress), full, fmt::format("{:.3f}", measures.stress),
                         reading.is_current});
    draw_meter(context, {"layout.window.alone", "On its own",
                         "Of a layout made for this window alone: what could be had if no node "
                         "had to be found again",
                         has_any ? measures.stress_alone : std::nullopt, full,
                         fmt::format("{:.3f}", measures.stress_alone.value_or(0)),
                         reading.is_current, false});
    leave_gap(context, 1);
    ImGui::PushFont(context.theme.small);
    paragraph(context, "Against movement, of the way from corner to corner", context.theme.muted);
    ImGui::PopFont();
    const auto moved = has_any ? measures.movement : std::nullopt;
    draw_meter(context,
               {"layout.window.moved", "Last step",
                "Mean way of the nodes that both windows show, since the window before", moved,
                0.05, fmt::format("{:.2f} %", 100 * moved.value_or(0)), reading.is_current});
    draw_meter(context,
               {"layout.window.farthest", "From home", "Of the node farthest from home",
                known(measures.farthest), 0.25, fmt::format("{:.1f} %", 100 * measures.farthest),
                reading.is_current, false});
}

void LayoutPanel::draw_settings(Context& context) {
    heading(context, "Settings");
    document::Arrangement arrangement = context.document.view().arrangement;
    bool is_changed = check_box(context, "layout.discs", "Keep discs apart",
                                arrangement.parts_discs, "No node lies on another");
    is_changed = check_box(context, "layout.kinds", "Group kinds", arrangement.groups_kinds,
                           "Officials near their states, topics apart from actors") ||
                 is_changed;
    if (is_changed) {
        context.actions.add(document::SetArrangement{arrangement});
    }
    leave_gap(context, 2);
    const std::uint64_t seed = context.document.seed();
    const bool has_filter = context.document.view().filter.is_active();
    if (button(context, "layout.again", "Lay out again")) {
        context.actions.add(document::RestartLayout{seed});
    }
    if (ImGui::IsItemHovered()) {
        tip(context, "On all ties of all time, from the same seed; pins are kept");
    }
    ImGui::SameLine();
    if (button(context, "layout.again.filter", "With this filter",
               context.document.is_laid_out_by_filter(), has_filter)) {
        context.actions.add(document::RestartLayout{seed, true});
    }
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tip(context, has_filter ? "On the ties that pass the present filter, of all time"
                                : "Nothing is filtered");
    }
    const std::size_t pins = context.document.pins().size();
    if (pins > 0) {
        ImGui::SameLine();
        if (button(context, "layout.free",
                   fmt::format("Free {} pin{}", grouped(pins), pins == 1 ? "" : "s"))) {
            context.actions.add(document::FreeNodes{});
        }
    }
    draw_seed(context);
}

void LayoutPanel::draw_seed(Context& context) {
    const std::uint64_t seed = context.document.seed();
    ImGui::AlignTextToFramePadding();
    paragraph(context, "Seed", context.theme.muted);
    ImGui::SameLine(context.px(52));
    if (!is_typing_seed_) {
        seed_text_ = std::to_string(seed);
    }
    const bool is_entered =
        text_field(context, "layout.seed", "", seed_text_, context.px(90),
                   ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CharsDecimal);
    is_typing_seed_ = ImGui::IsItemActive();
    if (is_entered) {
        std::uint64_t typed = 0;
        const char* const end = seed_text_.data() + seed_text_.size();
        const auto [stop, fault] = std::from_chars(seed_text_.data(), end, typed);
        if (fault == std::errc() && stop == end && typed != seed) {
            context.actions.add(
                document::RestartLayout{typed, context.document.is_laid_out_by_filter()});
        }
    }
    ImGui::SameLine();
    if (button(context, "layout.another", "Another")) {
        context.actions.add(
            document::RestartLayout{seed + 1, context.document.is_laid_out_by_filter()});
    }
    if (ImGui::IsItemHovered()) {
        tip(context, "The next seed: another layout, as good as this one");
    }
}

} // namespace entente::ui
