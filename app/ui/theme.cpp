// SPDX-License-Identifier: MIT
#include "app/ui/theme.hpp"

#include <algorithm>

namespace entente::ui {
namespace {

ImU32 hex(std::string_view srgb, float alpha = 1) {
    return to_imgui(scene::from_srgb(srgb).with_alpha(alpha));
}

ImVec4 vec(ImU32 color) {
    return ImGui::ColorConvertU32ToFloat4(color);
}

} // namespace

ImU32 to_imgui(const base::Color& color) {
    const auto alpha = static_cast<ImU32>(std::clamp(color.a, 0.0F, 1.0F) * 255.0F + 0.5F);
    return IM_COL32(scene::to_srgb_byte(color.r), scene::to_srgb_byte(color.g),
                    scene::to_srgb_byte(color.b), alpha);
}

ImU32 with_alpha(ImU32 color, float alpha) {
    const auto a = static_cast<ImU32>(std::clamp(alpha, 0.0F, 1.0F) * 255.0F + 0.5F);
    return (color & ~IM_COL32_A_MASK) | (a << IM_COL32_A_SHIFT);
}

Theme make_theme(scene::Theme canvas, float scale) {
    Theme theme;
    theme.scale = scale;
    theme.is_dark = canvas == scene::Theme::dark;
    theme.accent = to_imgui(scene::palette(canvas).accent);
    if (theme.is_dark) {
        theme.panel = hex("#1b1f24");
        theme.panel_raised = hex("#252a31");
        theme.line = hex("#343b44");
        theme.text = hex("#e6e9ed");
        theme.muted = hex("#a3acb8");
        theme.faint = hex("#5d6773");
        theme.hover = hex("#2e353e");
        theme.on_accent = hex("#0d1116");
        theme.bar = hex("#8fa3b8");
        theme.bar_pale = hex("#3d4754");
        theme.error = hex("#ff8f7a");
        theme.warning = hex("#e8b45a");
    } else {
        theme.panel = hex("#ffffff");
        theme.panel_raised = hex("#f3f5f7");
        theme.line = hex("#dfe3e8");
        theme.text = hex("#1d2329");
        theme.muted = hex("#5a6572");
        theme.faint = hex("#a3acb6");
        theme.hover = hex("#e9edf1");
        theme.on_accent = hex("#ffffff");
        theme.bar = hex("#63788e");
        theme.bar_pale = hex("#d3dbe3");
        theme.error = hex("#b3321c");
        theme.warning = hex("#8f6200");
    }
    theme.accent_soft = with_alpha(theme.accent, theme.is_dark ? 0.26F : 0.14F);
    return theme;
}

void apply_theme(const Theme& theme) {
    ImGuiStyle style;
    style.WindowPadding = {14, 12};
    style.FramePadding = {9, 5};
    style.ItemSpacing = {8, 7};
    style.ItemInnerSpacing = {7, 5};
    style.ScrollbarSize = 11;
    style.GrabMinSize = 12;
    style.WindowRounding = 0;
    style.ChildRounding = 6;
    style.FrameRounding = 5;
    style.PopupRounding = 8;
    style.GrabRounding = 5;
    style.TabRounding = 5;
    style.ScrollbarRounding = 6;
    style.WindowBorderSize = 0;
    style.FrameBorderSize = 0;
    style.PopupBorderSize = 1;
    style.ChildBorderSize = 1;
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.ScaleAllSizes(theme.scale);
    style.PopupBorderSize = std::max(1.0F, theme.scale);

    ImVec4* colors = style.Colors;
    const auto set = [&](std::initializer_list<ImGuiCol_> which, ImU32 color) {
        for (const ImGuiCol_ one : which) {
            colors[one] = vec(color);
        }
    };
    const ImU32 none = IM_COL32(0, 0, 0, 0);
    const ImU32 pressed = with_alpha(theme.accent, theme.is_dark ? 0.38F : 0.22F);
    set({ImGuiCol_Text}, theme.text);
    set({ImGuiCol_TextDisabled}, theme.muted);
    set({ImGuiCol_WindowBg, ImGuiCol_PopupBg, ImGuiCol_MenuBarBg, ImGuiCol_TitleBg,
         ImGuiCol_TitleBgActive, ImGuiCol_TitleBgCollapsed},
        theme.panel);
    set({ImGuiCol_ChildBg, ImGuiCol_BorderShadow, ImGuiCol_ScrollbarBg, ImGuiCol_TableRowBg}, none);
    set({ImGuiCol_Border, ImGuiCol_Separator, ImGuiCol_TableBorderLight,
         ImGuiCol_TableBorderStrong},
        theme.line);
    set({ImGuiCol_FrameBg, ImGuiCol_Button, ImGuiCol_TableHeaderBg}, theme.panel_raised);
    set({ImGuiCol_TableRowBgAlt}, with_alpha(theme.panel_raised, 0.5F));
    set({ImGuiCol_FrameBgHovered, ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered,
         ImGuiCol_TabHovered},
        theme.hover);
    set({ImGuiCol_FrameBgActive, ImGuiCol_ButtonActive, ImGuiCol_HeaderActive, ImGuiCol_TabActive},
        pressed);
    set({ImGuiCol_Header, ImGuiCol_TextSelectedBg, ImGuiCol_DragDropTarget}, theme.accent_soft);
    set({ImGuiCol_CheckMark, ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive, ImGuiCol_PlotHistogram,
         ImGuiCol_NavHighlight, ImGuiCol_SeparatorActive, ImGuiCol_SeparatorHovered,
         ImGuiCol_ResizeGripActive, ImGuiCol_ResizeGripHovered},
        theme.accent);
    set({ImGuiCol_ScrollbarGrab, ImGuiCol_ResizeGrip}, with_alpha(theme.faint, 0.45F));
    set({ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive}, theme.faint);
    set({ImGuiCol_Tab, ImGuiCol_TabUnfocused, ImGuiCol_TabUnfocusedActive}, theme.panel_raised);
    set({ImGuiCol_ModalWindowDimBg}, IM_COL32(10, 14, 18, theme.is_dark ? 140 : 90));
    ImGui::GetStyle() = style;
}

} // namespace entente::ui
