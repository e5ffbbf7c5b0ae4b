// SPDX-License-Identifier: MIT
#include "app/ui/toolbar_panel.hpp"

#include "app/ui/text_field.hpp"
#include "app/ui/view_menu.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace entente::ui {
namespace {

constexpr std::size_t most_results = 9;

} // namespace

void ToolbarPanel::reset() {
    search_.clear();
    searched_.clear();
    found_.clear();
}

void ToolbarPanel::draw(Context& context, const base::Rect& area) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(10), context.px(8)});
    begin_area(context, "##toolbar", area,
               ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    const document::Document& document = context.document;
    const auto group_gap = [&] { ImGui::SameLine(0, context.px(14)); };
    const bool is_roomy = area.width() > context.px(1060);

    if (icon_button(context, "toolbar.filters", Icon::chevron_left,
                    filters_are_open ? "Hide the filters" : "Show the filters", filters_are_open)) {
        wishes.toggle_filters = true;
    }
    ImGui::SameLine();
    if (button(context, "toolbar.open", "Open\xe2\x80\xa6")) {
        wishes.open = true;
    }
    tip(context, ImGui::IsItemHovered()
                     ? "Open data, a view or a figure (Ctrl+O), or drop files on the window"
                     : "");
    ImGui::SameLine();
    if (button(context, "toolbar.save", "Save picture\xe2\x80\xa6")) {
        wishes.save = true;
    }
    tip(context, ImGui::IsItemHovered() ? "Save the network as a picture (Ctrl+S)" : "");
    ImGui::SameLine(0, context.px(1));
    draw_picture_menu(context);
    group_gap();
    const document::History& history = document.history();
    if (icon_button(context, "toolbar.undo", Icon::undo,
                    history.undo_count() > 0 ? "Undo: " + history.undo_name() + " (Ctrl+Z)"
                                             : "Nothing to undo",
                    false, history.undo_count() > 0)) {
        context.actions.add(document::Undo{});
    }
    ImGui::SameLine(0, context.px(2));
    if (icon_button(context, "toolbar.redo", Icon::redo,
                    history.redo_count() > 0
                        ? "Do again: " + history.redo_name() + " (Ctrl+Shift+Z)"
                        : "Nothing to do again",
                    false, history.redo_count() > 0)) {
        context.actions.add(document::Redo{});
    }
    group_gap();

    // What is open, in the room that the right side leaves.
    const float search_width = context.px(is_roomy ? 230 : 140);
    const bool has_problems = context.app.error_count + context.app.warning_count > 0;
    const float right_width = search_width + context.px(has_problems ? 254 : 220);
    const float title_width =
        area.max.x - right_width - ImGui::GetCursorScreenPos().x - context.px(10);
    if (title_width > context.px(60)) {
        std::string title = document.store().header().title;
        const auto& files = document.info().files;
        const std::string file =
            files.empty() ? "" : std::filesystem::path(files.front()).filename().string();
        if (title.empty()) {
            title = file;
        }
        ImGui::AlignTextToFramePadding();
        ImGui::BeginGroup();
        ImGui::PushFont(context.theme.bold);
        line_of_text(context, title, title_width);
        ImGui::PopFont();
        ImGui::EndGroup();
        if (ImGui::IsItemHovered()) {
            std::string told = title;
            for (const std::string& path : files) {
                told += "\n" + path;
            }
            if (const auto& about = document.store().header().description; !about.empty()) {
                told += "\n\n" + about;
            }
            tip(context, told);
        }
    }
    ImGui::SameLine(area.max.x - right_width);
    draw_search(context, search_width);
    group_gap();
    if (icon_button(context, "toolbar.fit", Icon::fit, "Show the whole network (F)")) {
        wishes.fit = true;
    }
    ImGui::SameLine(0, context.px(2));
    const bool is_dark = context.app.style.theme == scene::Theme::dark;
    if (icon_button(context, "toolbar.theme", is_dark ? Icon::sun : Icon::moon,
                    is_dark ? "Light theme" : "Dark theme")) {
        Style style = context.app.style;
        style.theme = is_dark ? scene::Theme::light : scene::Theme::dark;
        context.actions.ask(SetStyle{style});
    }
    ImGui::SameLine();
    draw_view_menu(context);
    if (has_problems) {
        ImGui::SameLine(0, context.px(4));
        if (icon_button(context, "toolbar.problems", Icon::warning,
                        fmt::format("{} error{} and {} warning{} in the data",
                                    grouped(context.app.error_count),
                                    context.app.error_count == 1 ? "" : "s",
                                    grouped(context.app.warning_count),
                                    context.app.warning_count == 1 ? "" : "s"))) {
            wishes.problems = true;
        }
    }
    ImGui::SameLine();
    if (button(context, "toolbar.help", "?")) {
        wishes.help = true;
    }
    tip(context, ImGui::IsItemHovered() ? "Gestures and keys (F1)" : "");
    ImGui::SameLine(0, context.px(4));
    if (icon_button(context, "toolbar.details", Icon::chevron_right,
                    details_are_open ? "Hide the events" : "Show the events", details_are_open)) {
        wishes.toggle_details = true;
    }
    end_area();
}

/// What else can be done with the picture.
void ToolbarPanel::draw_picture_menu(Context& context) {
    if (icon_button(context, "toolbar.save.menu", Icon::chevron_down, "More for pictures")) {
        ImGui::OpenPopup("##picture");
    }
    const ImVec2 below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + context.px(6)};
    ImGui::SetNextWindowPos(below, ImGuiCond_Appearing);
    if (!ImGui::BeginPopup("##picture")) {
        return;
    }
    const auto item = [&](const char* name, const char* label, const char* keys, bool& wish) {
        if (ImGui::MenuItem(label, keys, false, !context.app.is_saving)) {
            wish = true;
        }
        name_item(context, name);
    };
    item("toolbar.save.dialog", "Save picture\xe2\x80\xa6", "Ctrl+S", wishes.save);
    item("toolbar.save.again", "Save again", "Ctrl+Alt+S", wishes.save_again);
    item("toolbar.save.copy", "Copy picture", "Ctrl+Shift+C", wishes.copy);
    ImGui::Separator();
    item("toolbar.save.film", "Save film or strip\xe2\x80\xa6", "Ctrl+Shift+F", wishes.film);
    item("toolbar.save.view", "Save view\xe2\x80\xa6", "Ctrl+Shift+S", wishes.save_view);
    ImGui::EndPopup();
}

void ToolbarPanel::draw_view_menu(Context& context) {
    if (button(context, "toolbar.view", "View")) {
        ImGui::OpenPopup("##view");
    }
    const ImVec2 below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + context.px(6)};
    ImGui::SetNextWindowPos(below, ImGuiCond_Appearing);
    ImGui::SetNextWindowSizeConstraints(
        {context.px(290), 0},
        {context.px(290),
         std::max(context.px(240), ImGui::GetIO().DisplaySize.y - context.px(70))});
    if (ImGui::BeginPopup("##view")) {
        if (draw_view_settings(context)) {
            wishes.layout = true;
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
}

void ToolbarPanel::draw_search(Context& context, float width) {
    if (wants_search_focus_) {
        ImGui::SetKeyboardFocusHere();
        wants_search_focus_ = false;
    }
    const bool is_entered =
        text_field(context, "toolbar.search", "Find an actor or a topic", search_, width,
                   ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    const bool is_active = ImGui::IsItemActive();
    const base::Rect field{{ImGui::GetItemRectMin().x, ImGui::GetItemRectMin().y},
                           {ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y}};
    if (searched_ != search_) {
        searched_ = search_;
        highlighted_ = 0;
        if (!finder_ || !finder_->is_of(context.document.shared_store())) {
            finder_.emplace(context.document.shared_store(), context.document.all_time());
        }
        found_ = finder_->find(searched_, most_results);
    }
    const auto take = [&](graph::NodeId node) {
        wishes.go_to = node;
        reset();
    };
    if (is_entered && !found_.empty()) {
        take(found_[std::min(highlighted_, found_.size() - 1)]);
        return;
    }
    if (searched_.empty()) {
        return;
    }
    // The results stay open while the pointer is on them, though the field loses the focus to a
    // click.
    ImGui::SetNextWindowPos({field.min.x, field.max.y + context.px(4)});
    ImGui::SetNextWindowSize({std::max(field.width(), context.px(300)), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(6), context.px(6)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, context.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, context.theme.scale));
    ImGui::Begin("##results", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    const bool is_on_results =
        ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (found_.empty()) {
        ImGui::TextDisabled("No actor or topic of that name");
    }
    const model::EventStore& store = context.document.store();
    graph::NodeId chosen;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        const graph::NodeId node = found_[i];
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable("##result", i == highlighted_, 0, {0, context.px(24)})) {
            chosen = node;
        }
        name_item(context, fmt::format("search.result.{}", i));
        const ImVec2 min = ImGui::GetItemRectMin();
        const float middle = (min.y + ImGui::GetItemRectMax().y) / 2;
        ImDrawList& list = *ImGui::GetWindowDrawList();
        draw_kind(context, list, graph::kind_of(store, node), {min.x + context.px(12), middle},
                  context.px(5));
        const std::string label = shown_text(graph::label_of(store, node));
        list.AddText({min.x + context.px(26), middle - ImGui::GetFontSize() / 2},
                     context.theme.text, label.c_str());
        ImGui::PopID();
    }
    ImGui::End();
    ImGui::PopStyleVar(3);
    if (chosen.is_valid()) {
        take(chosen);
    } else if (!is_active && !is_on_results &&
               (ImGui::IsMouseClicked(0) || ImGui::IsMouseClicked(1))) {
        reset();
    }
}

} // namespace entente::ui
