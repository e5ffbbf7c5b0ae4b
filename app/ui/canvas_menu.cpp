// SPDX-License-Identifier: MIT
#include "app/ui/canvas_menu.hpp"

#include "app/base/utf8.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::ui {
namespace {

using base::Vec2;

bool item(Context& context, const char* name, std::string_view label, const char* keys = nullptr,
          bool is_enabled = true) {
    const std::string id = shown_text(label) + "##" + name;
    const bool is_chosen = ImGui::MenuItem(id.c_str(), keys, false, is_enabled);
    name_item(context, name);
    return is_chosen;
}

/// A name in a menu: short enough to leave it narrow, and not yet ordered for ImGui.
std::string quoted(std::string_view name) {
    constexpr int most_letters = 24;
    std::string_view rest = name;
    for (int i = 0; i < most_letters && !rest.empty(); ++i) {
        base::take_code_point(rest);
    }
    const std::string beginning(name.substr(0, name.size() - rest.size()));
    return "\u201c" + beginning + (rest.empty() ? "\u201d" : "\u2026\u201d");
}

} // namespace

/// What of the click can be highlighted: the selection, where it was clicked on or nothing else
/// was.
document::Selection CanvasMenu::clicked_selection(const document::Document& document) const {
    const document::Selection& selection = document.selection();
    document::Selection clicked;
    if (const auto* node = std::get_if<graph::NodeId>(&target_.what)) {
        clicked.nodes.push_back(*node);
        return selection.has(*node) ? selection : clicked;
    }
    if (const auto* dyad = std::get_if<graph::Dyad>(&target_.what)) {
        clicked.ties.push_back(*dyad);
        return selection.has(*dyad) ? selection : clicked;
    }
    return selection;
}

std::string CanvasMenu::title(const document::Document& document) const {
    const model::EventStore& store = document.store();
    if (const auto* node = std::get_if<graph::NodeId>(&target_.what)) {
        return std::string(graph::label_of(store, *node));
    }
    if (const auto* dyad = std::get_if<graph::Dyad>(&target_.what)) {
        return name_of_tie(store, *dyad);
    }
    return {};
}

void CanvasMenu::draw(Context& context, const scene::SceneInput& input,
                      CanvasAnnotations& annotations) {
    if (std::exchange(is_opening_, false)) {
        ImGui::OpenPopup("##canvas_menu");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(8), context.px(8)});
    if (ImGui::BeginPopup("##canvas_menu")) {
        if (target_.note) {
            draw_note_items(context, annotations);
        } else {
            if (const std::string name = title(context.document); !name.empty()) {
                ImGui::PushFont(context.theme.bold);
                line_of_text(context, name, context.px(240));
                ImGui::PopFont();
                ImGui::Separator();
            }
            draw_target_items(context, input, annotations);
            draw_hull_items(context, annotations);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void CanvasMenu::draw_note_items(Context& context, CanvasAnnotations& annotations) const {
    if (item(context, "canvas.menu.edit", "Change the note\xe2\x80\xa6", "Double click")) {
        annotations.edit_note(context, *target_.note);
    }
    if (item(context, "canvas.menu.delete", "Delete the note", "Delete")) {
        annotations.delete_note(context, *target_.note);
    }
}

void CanvasMenu::draw_target_items(Context& context, const scene::SceneInput& input,
                                   CanvasAnnotations& annotations) const {
    const document::Document& document = context.document;
    if (item(context, "canvas.menu.note", "Write a note here\xe2\x80\xa6")) {
        // Room for a line or two is looked for; what will be typed is not known yet.
        const graph::Note likely{"Words of a note of two lines", target_.what, {}};
        const auto place = scene::free_note_place(input, likely, context.fonts);
        const auto* at = std::get_if<Vec2>(&target_.what);
        annotations.write_note(target_.what, place ? *place : at != nullptr ? *at : Vec2{});
    }
    const document::Selection clicked = clicked_selection(document);
    const bool is_on = CanvasAnnotations::is_highlighted(document, clicked);
    if (item(context, "canvas.menu.highlight", is_on ? "Remove highlight" : "Highlight", "H",
             !clicked.is_empty())) {
        CanvasAnnotations::toggle_highlight(context, clicked);
    }
    const auto* node = std::get_if<graph::NodeId>(&target_.what);
    std::vector<graph::NodeId> group = document.selection().nodes;
    const bool is_selection = !group.empty();
    if (group.empty() && node != nullptr) {
        group.push_back(*node);
    }
    if (item(context, "canvas.menu.hull",
             is_selection || node == nullptr ? "Draw a hull around the selection\xe2\x80\xa6"
                                             : "Draw a hull around it\xe2\x80\xa6",
             nullptr, !group.empty())) {
        annotations.draw_hull(group);
    }
    if (node != nullptr) {
        ImGui::Separator();
        draw_node_items(context, *node);
    }
    if (node != nullptr || std::holds_alternative<graph::Dyad>(target_.what)) {
        if (item(context, "canvas.menu.copy", "Copy name")) {
            context.actions.ask(CopyText{title(document), "Name copied"});
        }
    }
}

void CanvasMenu::draw_node_items(Context& context, graph::NodeId node) const {
    const document::Document& document = context.document;
    if (document.pins().contains(node.value())) {
        if (item(context, "canvas.menu.pin", "Free", "Double click")) {
            context.actions.add(document::FreeNodes{{node}});
        }
    } else if (item(context, "canvas.menu.pin", "Pin here")) {
        if (node.index() < document.positions().size()) {
            context.actions.add(document::MoveNode{node, document.positions()[node.index()],
                                                   document::Phase::final});
        }
    }
    graph::Thinning thinning = document.view().thinning;
    const bool is_around = thinning.around == std::vector{node};
    if (item(context, "canvas.menu.around",
             is_around ? "Show everything" : "Show only around it")) {
        thinning.around.clear();
        if (!is_around) {
            thinning.around.push_back(node);
        }
        context.actions.add(document::SetThinning{thinning});
    }
}

void CanvasMenu::draw_hull_items(Context& context, CanvasAnnotations& annotations) const {
    const auto& hulls = context.document.annotations().hulls;
    if (!target_.hull || *target_.hull >= hulls.size()) {
        return;
    }
    const std::string& name = hulls[*target_.hull].name;
    const std::string which = name.empty() ? std::string("the hull") : quoted(name);
    ImGui::Separator();
    if (item(context, "canvas.menu.rename", "Rename " + which + "\xe2\x80\xa6")) {
        annotations.rename_hull(context, *target_.hull);
    }
    if (item(context, "canvas.menu.recolor", "Another colour for " + which)) {
        CanvasAnnotations::recolor_hull(context, *target_.hull);
    }
    if (item(context, "canvas.menu.unhull", "Remove " + which)) {
        CanvasAnnotations::remove_hull(context, *target_.hull);
    }
}

} // namespace entente::ui
