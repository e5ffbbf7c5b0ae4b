// SPDX-License-Identifier: MIT
#include "app/ui/choice_list.hpp"

#include "app/base/utf8.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::ui {
namespace {

constexpr std::size_t rows_at_first = 8;
constexpr float row_height = 25;     ///< units
constexpr float list_height = 12.5F; ///< rows of a scrolled list

/// Draws one line; returns whether it was pressed.
bool draw_row(Context& context, const ChoiceRow& row, int id) {
    const Theme& theme = context.theme;
    const float height = context.px(row_height);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(id);
    const bool is_pressed = ImGui::InvisibleButton("##row", {width, height});
    ImGui::PopID();
    name_item(context, row.name);
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    const bool is_on = row.state == ChoiceState::included;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_on || ImGui::IsItemHovered()) {
        list.AddRectFilled(min, max, is_on ? theme.accent_soft : theme.hover, context.px(5));
    }
    const ImU32 color = is_on ? theme.accent : row.count == 0 ? theme.faint : theme.text;
    const float middle = (min.y + max.y) / 2;
    const float top = middle - ImGui::GetFontSize() / 2;
    float x = min.x + context.px(8 + 14 * static_cast<float>(std::min(row.depth, 4)));
    if (row.kind) {
        draw_kind(context, list, *row.kind, {x + context.px(5), middle}, context.px(4.6F));
        x += context.px(17);
    }
    const std::string count = grouped(row.count);
    const ImVec2 count_size =
        theme.small->CalcTextSizeA(theme.small->FontSize, FLT_MAX, 0, count.c_str());
    const float right = max.x - context.px(8) - count_size.x;
    list.AddText(theme.small, theme.small->FontSize, {right, middle - count_size.y / 2},
                 is_on ? theme.accent : theme.muted, count.c_str());
    const float label_end = right - context.px(10);
    const std::string label = shortened(row.label, label_end - x);
    const float label_width = ImGui::CalcTextSize(label.c_str()).x;
    list.AddText({x, top}, color, label.c_str());
    if (row.state == ChoiceState::excluded) {
        list.AddLine({x, middle + context.px(1)}, {x + label_width, middle + context.px(1)},
                     theme.error, context.px(1.5F));
    }
    if (ImGui::IsItemHovered() && label != shown_text(row.label)) {
        tip(context, row.label);
    }
    return is_pressed;
}

} // namespace

std::optional<PressedChoice> draw_choices(Context& context, std::string_view name,
                                          std::size_t count,
                                          const std::function<ChoiceRow(std::size_t)>& row,
                                          ChoiceListState& state) {
    std::optional<PressedChoice> pressed;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(6), context.px(1)});
    const auto draw = [&](std::size_t i, const ChoiceRow& line) {
        if (draw_row(context, line, static_cast<int>(i))) {
            pressed = {i, ImGui::GetIO().KeyShift ? ChoicePress::exclude : ChoicePress::include};
        }
    };
    const bool is_long = count > rows_at_first;
    if (!is_long || !state.shows_all) {
        std::size_t drawn = 0;
        for (std::size_t i = 0; i < count; ++i) {
            // Beyond the first few, what is chosen is always seen.
            if (is_long && drawn >= rows_at_first && i >= 400) {
                break;
            }
            const ChoiceRow line = row(i);
            if (drawn < rows_at_first || line.state != ChoiceState::open) {
                draw(i, line);
                ++drawn;
            }
        }
    } else {
        ImGui::Dummy({0, context.px(2)});
        text_field(context, fmt::format("filter.search.{}", name), "Search", state.search, -1);
        ImGui::BeginChild(fmt::format("##list.{}", name).c_str(),
                          {0, context.px(row_height * list_height)});
        if (state.search.empty()) {
            ImGuiListClipper clipper;
            clipper.Begin(static_cast<int>(count), context.px(row_height + 1));
            while (clipper.Step()) {
                for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                    draw(static_cast<std::size_t>(i), row(static_cast<std::size_t>(i)));
                }
            }
        } else {
            const std::string wanted = base::fold_case(state.search);
            std::size_t found = 0;
            for (std::size_t i = 0; i < count && found < 200; ++i) {
                const ChoiceRow line = row(i);
                if (base::fold_case(line.label).find(wanted) != std::string::npos) {
                    draw(i, line);
                    ++found;
                }
            }
            if (found == 0) {
                paragraph(context, "Nothing of that name.", context.theme.muted);
            }
        }
        ImGui::EndChild();
    }
    ImGui::PopStyleVar();
    if (is_long) {
        ImGui::PushFont(context.theme.small);
        if (button(context, fmt::format("filter.more.{}", name),
                   state.shows_all ? "Fewer" : fmt::format("All {}", grouped(count)))) {
            state.shows_all = !state.shows_all;
            state.search.clear();
        }
        ImGui::PopFont();
    }
    return pressed;
}

} // namespace entente::ui
