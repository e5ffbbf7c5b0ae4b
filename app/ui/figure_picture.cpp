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
        for (int column = row % 2;
             rect.min.x + static_cast<float>(column) * side < rect.max.x; column += 2) {
            const ImVec2 at{rect.min.x + static_cast<float>(column) * side,
                            rect.min.y + static_cast<float>(row) * side};
            list.AddRectFilled(at,
                               {std::min(at.x + side, rect.max.x),
                                std::min(at.y + side, rect.max.y)},
                               dark);
        }
    }
}

} // namespace

void FigureDialog::draw_preview(Context& context) {
    const FigureState& figure = context.app.figure;
    const Theme& theme = context.theme;
    const float across = ImGui::GetContentRegionAvail().x;
    const float height =
        std::min(context.px(preview_height), ImGui::GetContentRegionAvail().y * 0.34F);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::Dummy({across, height});
    const base::Rect room{{corner.x, corner.y}, {corner.x + across, corner.y + height}};
    name_area(context, "figure.preview", room);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({room.min.x, room.min.y}, {room.max.x, room.max.y}, theme.panel_raised,
                       context.px(6));
    const float border = std::round(context.px(8));
    const base::Vec2 free{std::floor(across - 2 * border), std::floor(height - 2 * border)};
    context.actions.ask(PreviewFigure{path(context), order(context), free});

    const auto say = [&](const std::string& words, ImU32 color) {
        const ImVec2 size = ImGui::CalcTextSize(words.c_str(), nullptr, false, free.x);
        list.AddText(nullptr, 0,
                     {room.center().x - std::min(size.x, free.x) / 2,
                      room.center().y - size.y / 2},
                     color, words.c_str(), nullptr, free.x);
    };
    if (!figure.error.empty()) {
        say(figure.error, theme.error);
    } else if (figure.texture == 0) {
        say("Drawing\xe2\x80\xa6", theme.muted);
    } else {
        // One pixel of the picture is one of the screen, where it has the size that was asked for.
        const float fit = std::min({free.x / figure.texture_px.x, free.y / figure.texture_px.y,
                                    1.0F});
        const base::Vec2 size{std::round(figure.texture_px.x * fit),
                              std::round(figure.texture_px.y * fit)};
        const base::Vec2 min{std::round(room.center().x - size.x / 2),
                             std::round(room.center().y - size.y / 2)};
        const base::Rect rect{min, min + size};
        if (form_.choices.background == FigureBackground::transparent) {
            draw_checkerboard(context, list, rect);
        }
        list.AddImage(texture_id(figure.texture), {rect.min.x, rect.min.y},
                      {rect.max.x, rect.max.y});
        const float line = std::max(1.0F, theme.scale);
        list.AddRect({rect.min.x - line, rect.min.y - line},
                     {rect.max.x + line, rect.max.y + line}, theme.line, 0, 0, line);
        name_area(context, "figure.picture", rect);
        if (figure.is_busy) { // the picture is out of date
            list.AddRectFilled({room.max.x - context.px(14), room.min.y + context.px(6)},
                               {room.max.x - context.px(6), room.min.y + context.px(14)},
                               theme.accent, context.px(4));
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

void FigureDialog::draw_frame(Context& context, const scene::Camera& canvas) {
    if (!is_aside()) {
        return;
    }
    const base::Rect& area = canvas.viewport;
    const FigureChoices& choices = form_.choices;
    base::Rect frame;
    if (choices.framing == FigureFraming::canvas) {
        frame = frame_on_canvas(canvas, choices.pixels_across(), choices.pixels_down(),
                                context.px(frame_inset))
                    .viewport;
    } else if (context.app.figure.frame) {
        frame = {canvas.to_pixels(context.app.figure.frame->min),
                 canvas.to_pixels(context.app.figure.frame->max)};
    } else {
        return;
    }
    const base::Rect seen{
        {std::clamp(frame.min.x, area.min.x, area.max.x),
         std::clamp(frame.min.y, area.min.y, area.max.y)},
        {std::clamp(frame.max.x, area.min.x, area.max.x),
         std::clamp(frame.max.y, area.min.y, area.max.y)}};
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect({area.min.x, area.min.y}, {area.max.x, area.max.y});
    const ImU32 shade =
        context.theme.is_dark ? IM_COL32(0, 0, 0, 120) : IM_COL32(70, 80, 92, 70);
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
