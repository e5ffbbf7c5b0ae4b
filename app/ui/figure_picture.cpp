// SPDX-License-Identifier: MIT
#include "app/ui/figure_dialog.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <type_traits>

// The part of the dialog that shows the figure before it is saved: small, and its frame on the
// canvas.
namespace entente::ui {
namespace {

constexpr float preview_height = 212; ///< units

/// Dear ImGui before 1.91 has pointers for the names of textures, later releases have numbers.
template <class Id = ImTextureID>
Id texture_id(std::uint64_t name) {
    if constexpr (std::is_pointer_v<Id>) {
        return reinterpret_cast<Id>(static_cast<std::uintptr_t>(name));
    } else {
        return static_cast<Id>(name);
    }
}

/// What shows through a picture without a background.
void draw_checkerboard(Context& context, ImDrawList& list, const base::Rect& rect) {
    const float side = context.px(8);
    const ImU32 light = context.theme.is_dark ? IM_COL32(60, 66, 74, 255) : IM_COL32_WHITE;
    const ImU32 dark =
        context.theme.is_dark ? IM_COL32(46, 52, 59, 255) : IM_COL32(228, 231, 235, 255);
    list.AddRectFilled({rect.min.x, rect.min.y}, {rect.max.x, rect.max.y}, light);
    for (int row = 0; rect.min.y + static_cast<float>(row) * side < rect.max.y; ++row) {
        for (int column = row % 2; rect.min.x + static_cast<float>(column) * side < rect.max.x;
             column += 2) {
            const ImVec2 at{rect.min.x + static_cast<float>(column) * side,
                            rect.min.y + static_cast<float>(row) * side};
            list.AddRectFilled(
                at, {std::min(at.x + side, rect.max.x), std::min(at.y + side, rect.max.y)}, dark);
        }
    }
}

} // namespace

std::optional<base::Rect> FigureDialog::draw_picture(Context& context, const base::Rect& room) {
    const FigureState& figure = context.app.figure;
    const Theme& theme = context.theme;
    const base::Vec2 free{room.width(), room.height()};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (!figure.error.empty() || figure.texture == 0) {
        const std::string words =
            figure.error.empty() ? std::string("Drawing\xe2\x80\xa6") : figure.error;
        const ImVec2 size = ImGui::CalcTextSize(words.c_str(), nullptr, false, free.x);
        list.AddText(nullptr, 0,
                     {room.center().x - std::min(size.x, free.x) / 2, room.center().y - size.y / 2},
                     figure.error.empty() ? theme.muted : theme.error, words.c_str(), nullptr,
                     free.x);
        return std::nullopt;
    }
    // One pixel of the picture is one of the screen, where it has the size that was asked for.
    const float fit = std::min(free.x / figure.texture_px.x, free.y / figure.texture_px.y);
    const base::Vec2 size{std::round(figure.texture_px.x * fit),
                          std::round(figure.texture_px.y * fit)};
    const base::Vec2 min{std::round(room.center().x - size.x / 2),
                         std::round(room.center().y - size.y / 2)};
    const base::Rect rect{min, min + size};
    if (form_.choices.background == FigureBackground::transparent) {
        draw_checkerboard(context, list, rect);
    }
    list.AddImage(texture_id(figure.texture), {rect.min.x, rect.min.y}, {rect.max.x, rect.max.y});
    const float line = std::max(1.0F, theme.scale);
    list.AddRect({rect.min.x - line, rect.min.y - line}, {rect.max.x + line, rect.max.y + line},
                 theme.line, 0, 0, line);
    return rect;
}

void FigureDialog::draw_preview(Context& context) {
    const FigureState& figure = context.app.figure;
    const Theme& theme = context.theme;
    const float across = ImGui::GetContentRegionAvail().x;
    const float height =
        std::min(context.px(preview_height), ImGui::GetContentRegionAvail().y * 0.34F);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("##preview", {std::max(across, 1.0F), std::max(height, 1.0F)}) &&
        is_aside_) {
        is_large_ = !is_large_;
    }
    if (is_aside_ && ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        tip(context, is_large_ ? "Show the network again" : "Look at it closely");
    }
    const base::Rect all{{corner.x, corner.y}, {corner.x + across, corner.y + height}};
    name_area(context, "figure.preview", all);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({all.min.x, all.min.y}, {all.max.x, all.max.y}, theme.panel_raised,
                       context.px(6));
    const float border = std::round(context.px(8));
    const base::Rect room{all.min + base::Vec2{border, border},
                          all.max - base::Vec2{border, border}};
    const base::Rect& asked = is_large_ && is_aside_ ? large_room_ : room;
    context.actions.ask(PreviewFigure{
        path(context),
        order(context),
        {std::max(1.0F, std::floor(asked.width())), std::max(1.0F, std::floor(asked.height()))}});
    if (const auto picture = draw_picture(context, room)) {
        name_area(context, "figure.picture", *picture);
        if (figure.is_busy) { // the picture is out of date
            list.AddCircleFilled({all.max.x - context.px(11), all.min.y + context.px(11)},
                                 context.px(4), theme.accent, 16);
        }
    }
    const FigureChoices& choices = form_.choices;
    const bool is_known = form_.choices.is_trimmed && figure.width_px > 0;
    std::string words =
        words_for_size(is_known ? figure.width_px : choices.pixels_across(),
                       is_known ? figure.height_px : choices.pixels_down(), choices.dots_per_inch);
    if (figure.bytes > 0) {
        const std::string_view ending = ending_of(choices.format);
        std::string format(ending.substr(1));
        std::transform(format.begin(), format.end(), format.begin(),
                       [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        words += ", " + format + " " + words_for_about(figure.bytes);
    }
    ImGui::PushFont(theme.small);
    line_of_text(context, words, across, theme.muted);
    name_item(context, "figure.words");
    ImGui::PopFont();
}

void FigureDialog::draw_large(Context& context, const base::Rect& area) {
    const float border = std::round(context.px(20));
    large_room_ = {area.min + base::Vec2{border, border}, area.max - base::Vec2{border, border}};
    if (!is_aside() || !is_large_) {
        return;
    }
    ImGui::SetNextWindowPos({area.min.x, area.min.y});
    ImGui::SetNextWindowSize({area.width(), area.height()});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, context.theme.panel_raised);
    ImGui::Begin("##figure.large", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleColor();
    ImGui::SetCursorScreenPos({area.min.x, area.min.y});
    if (ImGui::InvisibleButton("##back",
                               {std::max(area.width(), 1.0F), std::max(area.height(), 1.0F)})) {
        is_large_ = false;
    }
    if (const auto picture = draw_picture(context, large_room_)) {
        name_area(context, "figure.large", *picture);
    }
    ImGui::End();
}

std::optional<base::Rect> FigureDialog::following_frame(const Context& context,
                                                        const scene::Camera& canvas) const {
    const FigureChoices& choices = form_.choices;
    if (!is_aside() || choices.framing != FigureFraming::canvas) {
        return std::nullopt;
    }
    return frame_on_canvas(canvas, choices.pixels_across(), choices.pixels_down(),
                           context.px(frame_inset))
        .viewport;
}

std::optional<base::Rect> FigureDialog::shown_frame(const Context& context) const {
    return is_aside() && form_.choices.framing != FigureFraming::canvas ? context.app.figure.frame
                                                                        : std::nullopt;
}

void FigureDialog::draw_frame(Context& context, const scene::Camera& canvas) {
    if (!is_aside()) {
        return;
    }
    const base::Rect& area = canvas.viewport;
    base::Rect frame;
    if (const auto following = following_frame(context, canvas)) {
        frame = *following;
    } else if (context.app.figure.frame) {
        frame = {canvas.to_pixels(context.app.figure.frame->min),
                 canvas.to_pixels(context.app.figure.frame->max)};
    } else {
        return;
    }
    const base::Rect seen{{std::clamp(frame.min.x, area.min.x, area.max.x),
                           std::clamp(frame.min.y, area.min.y, area.max.y)},
                          {std::clamp(frame.max.x, area.min.x, area.max.x),
                           std::clamp(frame.max.y, area.min.y, area.max.y)}};
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect({area.min.x, area.min.y}, {area.max.x, area.max.y});
    const ImU32 shade = context.theme.is_dark ? IM_COL32(0, 0, 0, 120) : IM_COL32(70, 80, 92, 70);
    list.AddRectFilled({area.min.x, area.min.y}, {area.max.x, seen.min.y}, shade);
    list.AddRectFilled({area.min.x, seen.max.y}, {area.max.x, area.max.y}, shade);
    list.AddRectFilled({area.min.x, seen.min.y}, {seen.min.x, seen.max.y}, shade);
    list.AddRectFilled({seen.max.x, seen.min.y}, {area.max.x, seen.max.y}, shade);
    const float line = std::max(1.0F, std::round(1.5F * context.theme.scale));
    list.AddRect({std::round(frame.min.x), std::round(frame.min.y)},
                 {std::round(frame.max.x), std::round(frame.max.y)}, context.theme.accent, 0, 0,
                 line);
    list.PopClipRect();
    name_area(context, "figure.frame.rect", frame);
}

} // namespace entente::ui
