// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/document/other_times.hpp"
#include "app/ui/filter_panel.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::ui {
namespace {

constexpr float longest_chip = 420; ///< units, of its words

struct Chip {
    std::string name;
    std::string words;
    document::Action clear;
};

std::string_view short_name(model::FilterDimension dimension) {
    constexpr std::array<std::string_view, model::filter_dimension_count> names{
        "year", "topic", "type", "actor", "kind", "source", "tone", "text"};
    return names[static_cast<std::size_t>(dimension)];
}

std::vector<Chip> chips_of(const document::Document& document) {
    const document::View& view = document.view();
    std::vector<Chip> chips;
    for (const document::ActiveChoice& active :
         document::describe_filter(document.store(), view.filter)) {
        model::Filter without = view.filter;
        without.clear(active.dimension);
        chips.push_back({fmt::format("chip.{}", short_name(active.dimension)), active.words,
                         document::SetFilter{without}});
    }
    const auto thinned = [&](std::string_view name, const std::string& words, auto change) {
        graph::Thinning without = view.thinning;
        change(without);
        chips.push_back({fmt::format("chip.{}", name), words, document::SetThinning{without}});
    };
    if (view.rules.roll_up) {
        chips.push_back(
            {"chip.roll_up", "officials stand for their states", document::SetRollUp{false}});
    }
    if (view.thinning.min_strength > 0) {
        thinned("min_strength",
                fmt::format("ties of strength {:.3g} and more", view.thinning.min_strength),
                [](auto& t) { t.min_strength = 0; });
    }
    if (view.thinning.top > 0) {
        thinned("top", fmt::format("the {} strongest nodes", view.thinning.top),
                [](auto& t) { t.top = 0; });
    }
    if (!view.thinning.around.empty()) {
        std::string words = fmt::format("within {} tie{} of ", view.thinning.hops,
                                        view.thinning.hops == 1 ? "" : "s");
        words += base::isolated(graph::label_of(document.store(), view.thinning.around.front()));
        if (view.thinning.around.size() > 1) {
            words += fmt::format(" and {} more", view.thinning.around.size() - 1);
        }
        thinned("around", words, [](auto& t) { t.around.clear(); });
    }
    if (const auto& pinned = document.pinned_window()) {
        chips.push_back({"chip.compare",
                         "compared with " + document::describe_pinned(
                                                document::told_window(*pinned, document.domain()),
                                                document.view().calendar),
                         document::CompareWith{}});
    }
    return chips;
}

} // namespace

float FilterChips::draw(Context& context, const base::Rect& area) {
    const std::vector<Chip> chips = chips_of(context.document);
    if (chips.empty()) {
        return 0;
    }
    const Theme& theme = context.theme;
    ImGui::SetNextWindowPos({area.min.x + context.px(12), area.min.y + context.px(10)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(6), context.px(6)});
    ImGui::Begin("##chips", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    const float width = area.width() - context.px(24);
    float x = 0;
    for (const Chip& chip : chips) {
        const std::string words =
            shortened(chip.words, std::min(context.px(longest_chip), width - context.px(40)));
        const ImVec2 text = ImGui::CalcTextSize(words.c_str());
        const ImVec2 size{text.x + context.px(40), context.px(28)};
        if (x > 0 && x + size.x <= width) {
            ImGui::SameLine();
        } else {
            x = 0;
        }
        x += size.x + context.px(6);
        if (ImGui::InvisibleButton(chip.name.c_str(), size)) {
            context.actions.add(chip.clear);
        }
        name_item(context, chip.name);
        const bool is_hovered = ImGui::IsItemHovered();
        const ImVec2 min = ImGui::GetItemRectMin();
        const ImVec2 max = ImGui::GetItemRectMax();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(min, max, theme.panel, size.y / 2);
        list.AddRectFilled(min, max, theme.accent_soft, size.y / 2);
        list.AddRect(min, max, is_hovered ? theme.accent : with_alpha(theme.accent, 0.45F),
                     size.y / 2, 0, std::max(1.0F, theme.scale));
        list.AddText({min.x + context.px(13), (min.y + max.y - text.y) / 2}, theme.text,
                     words.c_str());
        draw_icon(list, Icon::cross,
                  {{max.x - context.px(24), min.y}, {max.x - context.px(6), max.y}},
                  is_hovered ? theme.accent : theme.muted, theme.scale * 0.8F);
        if (is_hovered) {
            tip(context, chip.words + "\nClick to clear it");
        }
    }
    const float height = ImGui::GetWindowHeight();
    ImGui::End();
    ImGui::PopStyleVar(2);
    return height;
}

} // namespace entente::ui
