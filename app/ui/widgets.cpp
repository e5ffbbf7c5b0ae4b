// SPDX-License-Identifier: MIT
#include "app/ui/widgets.hpp"

#include "app/base/utf8.hpp"
#include "app/scene/palette.hpp"
#include "app/ui/shaped_glyphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

base::Rect rect_of(ImVec2 min, ImVec2 max) {
    return {{min.x, min.y}, {max.x, max.y}};
}

} // namespace

void name_area(Context& context, std::string_view name, const base::Rect& rect) {
    context.widgets.insert_or_assign(std::string(name), rect);
}

void name_item(Context& context, std::string_view name) {
    if (!ImGui::IsItemVisible()) {
        return;
    }
    // Of what is scrolled out of sight in part, only the rest can be pressed.
    const ImDrawList& list = *ImGui::GetWindowDrawList();
    const base::Rect seen = rect_of(list.GetClipRectMin(), list.GetClipRectMax());
    const base::Rect item = rect_of(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    name_area(context, name,
              {{std::max(item.min.x, seen.min.x), std::max(item.min.y, seen.min.y)},
               {std::min(item.max.x, seen.max.x), std::min(item.max.y, seen.max.y)}});
}

bool button(Context& context, std::string_view name, std::string_view label, bool is_on,
            bool is_enabled) {
    const Theme& theme = context.theme;
    if (is_on) {
        ImGui::PushStyleColor(ImGuiCol_Button, theme.accent_soft);
        ImGui::PushStyleColor(ImGuiCol_Text, theme.accent);
    }
    ImGui::BeginDisabled(!is_enabled);
    const std::string id = shown_text(label) + "##" + std::string(name);
    const bool is_pressed = ImGui::Button(id.c_str());
    ImGui::EndDisabled();
    if (is_on) {
        ImGui::PopStyleColor(2);
    }
    name_item(context, name);
    return is_pressed;
}

bool check_box(Context& context, std::string_view name, std::string_view label, bool& value,
               std::string_view told) {
    const std::string id = shown_text(label) + "##" + std::string(name);
    // A line around it: an empty box is hardly to be told from the panel else.
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, std::max(1.0F, context.theme.scale));
    const bool is_pressed = ImGui::Checkbox(id.c_str(), &value);
    ImGui::PopStyleVar();
    name_item(context, name);
    if (!told.empty() && ImGui::IsItemHovered()) {
        tip(context, told);
    }
    return is_pressed;
}

void draw_icon(ImDrawList& list, Icon icon, const base::Rect& rect, ImU32 color, float scale) {
    const base::Vec2 c = rect.center();
    const float u = scale; // one unit of a 16-unit grid around the middle
    const float stroke = 1.6F * u;
    const auto at = [&](float x, float y) { return ImVec2{c.x + x * u, c.y + y * u}; };
    const auto line = [&](std::initializer_list<ImVec2> points, bool is_closed = false) {
        list.AddPolyline(points.begin(), static_cast<int>(points.size()), color,
                         is_closed ? ImDrawFlags_Closed : ImDrawFlags_None, stroke);
    };
    const auto filled = [&](ImVec2 a, ImVec2 b, ImVec2 d) {
        list.AddTriangleFilled(a, b, d, color);
    };
    const auto bar = [&](float x0, float y0, float x1, float y1) {
        list.AddRectFilled(at(x0, y0), at(x1, y1), color, 0.6F * u);
    };
    constexpr float pi = 3.14159265F;
    switch (icon) {
    case Icon::play:
        filled(at(-4, -6), at(6.5F, 0), at(-4, 6));
        break;
    case Icon::pause:
        bar(-5, -6, -1.5F, 6);
        bar(1.5F, -6, 5, 6);
        break;
    case Icon::step_back:
        filled(at(3.5F, -5), at(-5, 0), at(3.5F, 5));
        break;
    case Icon::step_forward:
        filled(at(-3.5F, -5), at(-3.5F, 5), at(5, 0));
        break;
    case Icon::to_start:
        bar(-6, -5, -4, 5);
        filled(at(5, -5), at(-3.5F, 0), at(5, 5));
        break;
    case Icon::to_end:
        bar(4, -5, 6, 5);
        filled(at(-5, -5), at(-5, 5), at(3.5F, 0));
        break;
    case Icon::loop:
        list.PathArcTo(at(0, 0), 5.2F * u, -0.35F * pi, 1.25F * pi, 24);
        list.PathStroke(color, ImDrawFlags_None, stroke);
        filled(at(0.2F, -7.6F), at(5.6F, -5.2F), at(1.4F, -1.4F));
        break;
    case Icon::cross:
        line({at(-3.6F, -3.6F), at(3.6F, 3.6F)});
        line({at(3.6F, -3.6F), at(-3.6F, 3.6F)});
        break;
    case Icon::undo:
    case Icon::redo: {
        const float way = icon == Icon::undo ? 1.0F : -1.0F;
        const auto flip = [&](float x, float y) { return at(x * way, y); };
        line({flip(-2.2F, -6), flip(-6, -2.4F), flip(-2.2F, 1.2F)});
        list.PathLineTo(flip(-6, -2.4F));
        list.PathLineTo(flip(1.5F, -2.4F));
        list.PathBezierCubicCurveTo(flip(7, -2.4F), flip(7, 5.4F), flip(1.5F, 5.4F), 12);
        list.PathLineTo(flip(-1, 5.4F));
        list.PathStroke(color, ImDrawFlags_None, stroke);
        break;
    }
    case Icon::search:
        list.AddCircle(at(-1.2F, -1.2F), 4.3F * u, color, 20, stroke);
        line({at(2, 2), at(6, 6)});
        break;
    case Icon::fit:
        for (const float x : {-1.0F, 1.0F}) {
            for (const float y : {-1.0F, 1.0F}) {
                line({at(6 * x, 2.2F * y), at(6 * x, 6 * y), at(2.2F * x, 6 * y)});
            }
        }
        break;
    case Icon::sun:
        list.AddCircle(at(0, 0), 3.1F * u, color, 20, stroke);
        for (int i = 0; i < 8; ++i) {
            const float turn = static_cast<float>(i) * pi / 4;
            const float x = std::cos(turn);
            const float y = std::sin(turn);
            line({at(5.2F * x, 5.2F * y), at(7.2F * x, 7.2F * y)});
        }
        break;
    case Icon::moon:
        list.PathArcTo(at(0, 0), 6 * u, 0.05F * pi, 1.45F * pi, 24);
        list.PathBezierCubicCurveTo(at(-3.2F, -1), at(1, 3.2F), at(5.9F, 0.9F), 14);
        list.PathStroke(color, ImDrawFlags_Closed, stroke);
        break;
    case Icon::chevron_left:
        line({at(2.2F, -4.6F), at(-2.6F, 0), at(2.2F, 4.6F)});
        break;
    case Icon::chevron_right:
        line({at(-2.2F, -4.6F), at(2.6F, 0), at(-2.2F, 4.6F)});
        break;
    case Icon::chevron_down:
        line({at(-4.4F, -2.2F), at(0, 2.6F), at(4.4F, -2.2F)});
        break;
    case Icon::warning:
        line({at(0, -6), at(6.6F, 5.4F), at(-6.6F, 5.4F)}, true);
        bar(-0.8F, -2.4F, 0.8F, 1.8F);
        bar(-0.8F, 2.8F, 0.8F, 4.2F);
        break;
    case Icon::plus:
        line({at(-5, 0), at(5, 0)});
        line({at(0, -5), at(0, 5)});
        break;
    case Icon::minus:
        line({at(-5, 0), at(5, 0)});
        break;
    case Icon::pin:
        list.AddCircleFilled(at(0, -2.4F), 3.6F * u, color, 20);
        line({at(0, 0), at(0, 6.4F)});
        break;
    }
}

bool icon_button(Context& context, std::string_view name, Icon icon, std::string_view told,
                 bool is_on, bool is_enabled) {
    const Theme& theme = context.theme;
    const float side = context.px(30);
    ImGui::BeginDisabled(!is_enabled);
    const bool is_pressed = ImGui::InvisibleButton(std::string(name).c_str(), {side, side});
    ImGui::EndDisabled();
    name_item(context, name);
    const base::Rect rect = rect_of(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_hovered = is_enabled && ImGui::IsItemHovered();
    if (is_on || is_hovered) {
        list.AddRectFilled({rect.min.x, rect.min.y}, {rect.max.x, rect.max.y},
                           is_on ? theme.accent_soft : theme.hover, context.px(6));
    }
    const ImU32 color = !is_enabled ? theme.faint : is_on ? theme.accent : theme.text;
    draw_icon(list, icon, rect, color, theme.scale);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tip(context, told);
    }
    return is_pressed;
}

std::string shown_text(std::string_view utf8) {
    ShapedGlyphs* glyphs = ShapedGlyphs::current();
    if (glyphs != nullptr && text::needs_shaping(utf8)) {
        return glyphs->shown(utf8);
    }
    std::string shown =
        base::has_right_to_left(utf8) ? text::visual_order(utf8) : std::string(utf8);
    // What is typed, or met first in a file's name, may be of a script that the data do not have.
    return glyphs == nullptr || glyphs->has_all(shown) ? shown : glyphs->shown(utf8);
}

std::string name_of_tie(const model::EventStore& store, const graph::Dyad& dyad) {
    return base::isolated(graph::label_of(store, dyad.a)) +
           (dyad.is_directed ? " \xe2\x86\x92 " : " \xe2\x80\x93 ") +
           base::isolated(graph::label_of(store, dyad.b));
}

std::string shortened(std::string_view utf8, float width_px, ImFont* font) {
    ImFont* used = font != nullptr ? font : ImGui::GetFont();
    const float size = font != nullptr ? font->FontSize : ImGui::GetFontSize();
    const auto fits = [&](const std::string& text) {
        return used->CalcTextSizeA(size, FLT_MAX, 0, text.c_str()).x <= width_px;
    };
    std::string shown = shown_text(utf8);
    if (fits(shown)) {
        return shown;
    }
    // Cut before it is ordered, so that the end of right-to-left text goes, not its beginning.
    std::string_view kept = utf8;
    while (!kept.empty()) {
        do {
            kept.remove_suffix(1);
        } while (!kept.empty() && (static_cast<unsigned char>(utf8[kept.size()]) & 0xc0U) == 0x80);
        shown = shown_text(std::string(kept) + "\xe2\x80\xa6");
        if (fits(shown)) {
            break;
        }
    }
    return shown;
}

namespace {

/// Lines of right-to-left text must be broken before they are ordered.
std::string wrapped_right_to_left(std::string_view utf8, float width_px) {
    std::string all;
    std::string line;
    const auto end_line = [&] {
        all += (all.empty() ? "" : "\n") + shown_text(line);
        line.clear();
    };
    while (!utf8.empty()) {
        const std::size_t end = std::min(utf8.find_first_of(" \n"), utf8.size());
        const std::string word(utf8.substr(0, end));
        const std::string longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && ImGui::CalcTextSize(shown_text(longer).c_str()).x > width_px) {
            end_line();
            line = word;
        } else {
            line = longer;
        }
        if (end < utf8.size() && utf8[end] == '\n') {
            end_line();
        }
        utf8.remove_prefix(std::min(end + 1, utf8.size()));
    }
    end_line();
    return all;
}

} // namespace

void paragraph(Context& context, std::string_view utf8, ImU32 color) {
    const bool needs_order = base::has_right_to_left(utf8);
    const std::string shown = needs_order
                                  ? wrapped_right_to_left(utf8, ImGui::GetContentRegionAvail().x)
                                  : shown_text(utf8);
    ImGui::PushStyleColor(ImGuiCol_Text, color == 0 ? context.theme.text : color);
    ImGui::PushTextWrapPos(needs_order ? -1.0F : 0.0F);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
}

void line_of_text(Context& context, std::string_view utf8, float width_px, ImU32 color) {
    const std::string shown = shortened(utf8, width_px);
    ImGui::PushStyleColor(ImGuiCol_Text, color == 0 ? context.theme.text : color);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    ImGui::PopStyleColor();
}

void heading(Context& context, std::string_view utf8) {
    ImGui::PushFont(context.theme.bold);
    ImGui::PushStyleColor(ImGuiCol_Text, context.theme.text);
    const std::string shown = shown_text(utf8);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void tip(Context& context, std::string_view utf8) {
    if (utf8.empty()) {
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(9), context.px(6)});
    ImGui::BeginTooltip();
    const float width = context.px(340);
    const bool needs_order = base::has_right_to_left(utf8);
    ImGui::PushTextWrapPos(needs_order ? -1.0F : width);
    const std::string shown = needs_order ? wrapped_right_to_left(utf8, width) : shown_text(utf8);
    ImGui::TextUnformatted(shown.data(), shown.data() + shown.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void draw_kind(Context& context, ImDrawList& list, model::NodeKind kind, ImVec2 middle,
               float radius) {
    const scene::Theme canvas = context.app.style.theme;
    const ImU32 fill = to_imgui(scene::kind_color(kind, canvas));
    const auto polygon = [&](int corners, float turn, float reach) {
        std::array<ImVec2, 8> points;
        for (int i = 0; i < corners; ++i) {
            const float angle =
                turn + 6.2831853F * static_cast<float>(i) / static_cast<float>(corners);
            points[static_cast<std::size_t>(i)] = {middle.x + reach * std::cos(angle),
                                                   middle.y + reach * std::sin(angle)};
        }
        list.AddConvexPolyFilled(points.data(), corners, fill);
    };
    constexpr float quarter = 1.5707963F;
    const float half_side = radius * 0.8862F; // a square of the disc's area
    switch (scene::kind_shape(kind)) {
    case scene::Shape::disc:
        list.AddCircleFilled(middle, radius, fill, 24);
        break;
    case scene::Shape::ring:
        list.AddCircle(middle, radius * 0.8F, fill, 24, radius * 0.45F);
        break;
    case scene::Shape::square:
    case scene::Shape::rounded_square:
        list.AddRectFilled({middle.x - half_side, middle.y - half_side},
                           {middle.x + half_side, middle.y + half_side}, fill,
                           scene::kind_shape(kind) == scene::Shape::square ? 0 : radius * 0.4F);
        break;
    case scene::Shape::diamond:
        polygon(4, 0, half_side * 1.4142F);
        break;
    case scene::Shape::hexagon:
        polygon(6, 0, radius * 1.0996F);
        break;
    case scene::Shape::triangle:
        polygon(3, -quarter, radius * 1.5551F * 0.9F);
        break;
    }
}

std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

bool begin_area(Context& context, const char* id, const base::Rect& area, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos({area.min.x, area.min.y});
    ImGui::SetNextWindowSize({area.width(), area.height()});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, context.theme.panel);
    const bool is_open = ImGui::Begin(
        id, nullptr,
        flags | ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
            ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavInputs);
    ImGui::PopStyleColor();
    return is_open;
}

void end_area() {
    ImGui::End();
}

} // namespace entente::ui
