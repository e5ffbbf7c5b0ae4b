// SPDX-License-Identifier: MIT
// What the canvas says over the network: why a window is empty, and what playing leapt over.
#include "app/document/other_times.hpp"
#include "app/document/words.hpp"
#include "app/ui/canvas_panel.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace entente::ui {
namespace {

using base::Rect;
using document::counted;
using model::Day;

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                                  ImGuiWindowFlags_AlwaysAutoResize |
                                  ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

/// The window on the events nearest to it, as key N brings it there.
struct NearestEvents {
    Day day{};
    bool is_after = true;
    model::Window window;
};

std::optional<NearestEvents> nearest_events(const document::Document& document) {
    const model::Window& now = document.view().window;
    const graph::EventDays& days = document.event_days();
    NearestEvents nearest;
    if (const auto next = days.next_after(now.span.last)) {
        nearest.day = *next;
    } else if (const auto before = days.last_before(now.span.first)) {
        nearest.day = *before;
        nearest.is_after = false;
    } else {
        return std::nullopt;
    }
    nearest.window = document::brought_to(document.time_mode(), now, nearest.day, document.domain(),
                                          document.playback().settings.unit);
    return nearest;
}

/// Text in the middle of the line, with a halo that keeps it readable over the network.
void centred(Context& context, ImFont* font, const std::string& words, ImU32 color, float width) {
    ImGui::PushFont(font);
    const std::string shown = shortened(words, width);
    const ImVec2 size = ImGui::CalcTextSize(shown.c_str());
    const ImVec2 at{ImGui::GetCursorScreenPos().x + (width - size.x) / 2,
                    ImGui::GetCursorScreenPos().y};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 halo =
        to_imgui(scene::palette(context.app.style.theme).background.with_alpha(0.35F));
    const float reach = context.px(1.6F);
    for (int step = 0; step < 12; ++step) {
        const float turn = static_cast<float>(step) * 0.5236F;
        list.AddText({at.x + reach * std::cos(turn), at.y + reach * std::sin(turn)}, halo,
                     shown.c_str());
    }
    list.AddText(at, color, shown.c_str());
    ImGui::Dummy({width, size.y});
    ImGui::PopFont();
}

/// A button in the middle of the line.
bool centred_button(Context& context, const char* name, const std::string& label, float width) {
    const float own = ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, (width - own) / 2));
    return button(context, name, label);
}

} // namespace

/// Never an empty canvas without a word: why it is empty, and where events are.
void CanvasPanel::show_empty_window(Context& context, const Rect& area) {
    const document::Document& document = context.document;
    if (!document.snapshot().nodes.empty() || context.app.is_loading) {
        return;
    }
    const model::EventStore& store = document.store();
    const model::Window& window = document.view().window;
    const std::string when = document::describe_window(
        document::told_window(window, document.domain()), document.view().calendar);
    const float width = std::max(1.0F, std::min(context.px(640), area.width() - context.px(24)));
    ImGui::SetNextWindowPos({area.center().x, area.center().y}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::Begin("##empty", nullptr, bare);
    const auto say = [&](const std::string& words) {
        centred(context, context.theme.title, words, context.theme.text, width);
    };
    const auto add = [&](const std::string& words) {
        centred(context, context.theme.body, words, context.theme.muted, width);
    };
    const auto offer_all = [&] {
        if (centred_button(context, "canvas.clear_filters", "Clear all filters", width)) {
            context.actions.add(document::SetFilter{});
        }
    };
    if (store.event_count() == 0) {
        say("There are no events in this data");
    } else if (document.filters().passing_count() == 0) {
        say("No event passes the filters");
        offer_all();
    } else if (document.ties().event_count() > 0) {
        say("Nothing is drawn of " + when);
        add(counted(document.ties().event_count(), "event lies", "events lie") +
            " in it; what is to be shown leaves all of it out");
        if (centred_button(context, "canvas.clear_thinning", "Show all", width)) {
            graph::Thinning all;
            all.with_offices = document.view().thinning.with_offices;
            all.idle_offices = document.view().thinning.idle_offices;
            context.actions.add(document::SetThinning{all});
        }
    } else {
        if (all_days_.store != &store) {
            all_days_ = {&store, graph::EventDays::of(store)};
        }
        const std::uint32_t left_out =
            window.mode == model::WindowMode::window ? all_days_.days.count_in(window.span) : 0;
        say("No events in " + when);
        if (left_out > 0) {
            add("The filters leave out " + counted(left_out, "event") + " of it");
        }
        if (const auto nearest = nearest_events(document)) {
            const std::string day = model::words_for_span({nearest->day, nearest->day});
            const std::string label = nearest->is_after ? "Next: " + day + " \xe2\x86\x92"
                                                        : "\xe2\x86\x90 Before: " + day;
            if (centred_button(context, "canvas.next_event", label, width)) {
                context.actions.add(document::SetWindow{nearest->window});
            }
            if (ImGui::IsItemHovered()) {
                tip(context, nearest->is_after ? "Go to the next events (N)"
                                               : "Go to the events before (P)");
            }
        }
        if (left_out > 0) {
            offer_all();
        }
    }
    ImGui::End();
}

/// While playing, for the step that leapt over a quiet stretch: that time was left out.
void CanvasPanel::show_quiet_break(Context& context, const Rect& area) const {
    const document::Playback& playback = context.document.playback();
    if (!playback.is_playing() || !playback.last_break()) {
        return;
    }
    const document::QuietBreak& leapt = *playback.last_break();
    const std::string words =
        fmt::format("{} skipped: {}", counted(static_cast<std::size_t>(leapt.steps), "quiet step"),
                    model::words_for_span(leapt.skipped));
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const ImVec2 text = theme.bold->CalcTextSizeA(theme.bold->FontSize, FLT_MAX, 0, words.c_str());
    // Two strokes, as where an axis is broken.
    const float mark = context.px(22);
    const ImVec2 size{text.x + mark + context.px(36), context.px(34)};
    const ImVec2 min{area.center().x - size.x / 2, area.max.y - size.y - context.px(18)};
    const ImVec2 max{min.x + size.x, min.y + size.y};
    list.AddRectFilled(min, max, theme.panel, size.y / 2);
    list.AddRect(min, max, theme.accent, size.y / 2, 0, std::max(1.0F, theme.scale * 1.5F));
    const float middle = (min.y + max.y) / 2;
    for (const float x : {0.0F, 6.0F}) {
        const float left = min.x + context.px(18 + x);
        list.AddLine({left, middle + context.px(7)}, {left + context.px(5), middle - context.px(7)},
                     theme.accent, context.px(2));
    }
    list.AddText(theme.bold, theme.bold->FontSize,
                 {min.x + context.px(16) + mark, middle - text.y / 2}, theme.text, words.c_str());
    name_area(context, "canvas.quiet_break", {{min.x, min.y}, {max.x, max.y}});
}

} // namespace entente::ui
