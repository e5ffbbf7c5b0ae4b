// SPDX-License-Identifier: MIT
#include "app/ui/canvas_annotations.hpp"

#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using graph::Annotations;

void change(Context& context, Annotations annotations, std::string name,
            document::Phase phase = document::Phase::final) {
    context.actions.add(document::SetAnnotations{std::move(annotations), std::move(name), phase});
}

std::string trimmed(const std::string& text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    const auto begin = std::find_if_not(text.begin(), text.end(), is_blank);
    const auto end = std::find_if_not(text.rbegin(), text.rend(), is_blank).base();
    return begin < end ? std::string(begin, end) : std::string();
}

/// Inside a convex area, in whichever direction its corners run.
bool is_inside(const std::vector<Vec2>& corners, Vec2 point) {
    bool any_left = false;
    bool any_right = false;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vec2 along = corners[(i + 1) % corners.size()] - corners[i];
        const Vec2 to = point - corners[i];
        const float side = along.x * to.y - along.y * to.x;
        any_left = any_left || side < 0;
        any_right = any_right || side > 0;
    }
    return !corners.empty() && !(any_left && any_right);
}

float extent_of(const std::vector<Vec2>& corners) {
    Rect bounds{corners.front(), corners.front()};
    for (const Vec2 corner : corners) {
        bounds.min = {std::min(bounds.min.x, corner.x), std::min(bounds.min.y, corner.y)};
        bounds.max = {std::max(bounds.max.x, corner.x), std::max(bounds.max.y, corner.y)};
    }
    return bounds.width() * bounds.height();
}

/// The colour that the fewest hulls have.
int free_color(const std::vector<graph::Hull>& hulls) {
    int best = 0;
    std::ptrdiff_t least = std::numeric_limits<std::ptrdiff_t>::max();
    for (int color = 0; color < scene::hull_color_count; ++color) {
        const auto used = std::count_if(hulls.begin(), hulls.end(), [&](const graph::Hull& hull) {
            return hull.color % scene::hull_color_count == color;
        });
        if (used < least) {
            least = used;
            best = color;
        }
    }
    return best;
}

template <class T>
void toggle_all(std::vector<T>& marked, const std::vector<T>& what, bool is_on) {
    for (const T& one : what) {
        const auto found = std::find(marked.begin(), marked.end(), one);
        if (is_on && found == marked.end()) {
            marked.push_back(one);
        } else if (!is_on && found != marked.end()) {
            marked.erase(found);
        }
    }
}

template <class T>
bool has_all(const std::vector<T>& marked, const std::vector<T>& what) {
    return std::all_of(what.begin(), what.end(), [&](const T& one) {
        return std::find(marked.begin(), marked.end(), one) != marked.end();
    });
}

} // namespace

// ---- what is drawn ------------------------------------------------------------------------------

std::optional<std::size_t> CanvasAnnotations::note_under(Vec2 pointer) const {
    for (auto note = placed_.notes.rbegin(); note != placed_.notes.rend(); ++note) {
        if (note->box.contains(pointer)) {
            return note->note;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> CanvasAnnotations::hull_name_under(Vec2 pointer) const {
    for (auto hull = placed_.hulls.rbegin(); hull != placed_.hulls.rend(); ++hull) {
        if (hull->name.contains(pointer)) {
            return hull->hull;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> CanvasAnnotations::hull_under(Vec2 pointer) const {
    if (const auto named = hull_name_under(pointer)) {
        return named;
    }
    std::optional<std::size_t> found;
    float least = std::numeric_limits<float>::infinity();
    for (const scene::PlacedHull& hull : placed_.hulls) {
        if (is_inside(hull.corners, pointer) && extent_of(hull.corners) < least) {
            least = extent_of(hull.corners);
            found = hull.hull;
        }
    }
    return found;
}

// ---- notes --------------------------------------------------------------------------------------

void CanvasAnnotations::write_note(const std::variant<graph::NodeId, graph::Dyad, Vec2>& about,
                                   Vec2 place) {
    editor_ = Editor{};
    editor_->about = about;
    editor_->place = place;
}

void CanvasAnnotations::edit_note(Context& context, std::size_t note) {
    const auto& notes = context.document.annotations().notes;
    if (note < notes.size()) {
        editor_ = Editor{};
        editor_->index = note;
        editor_->text = notes[note].text;
        editor_->about = notes[note].about;
        editor_->place = notes[note].place;
    }
}

void CanvasAnnotations::delete_note(Context& context, std::size_t note) {
    Annotations next = context.document.annotations();
    if (note < next.notes.size()) {
        next.notes.erase(next.notes.begin() + static_cast<std::ptrdiff_t>(note));
        change(context, std::move(next), "Delete a note");
    }
    selected_.reset();
}

void CanvasAnnotations::begin_drag(Context& context, std::size_t note, Vec2 pointer,
                                   const scene::Camera& camera) {
    const auto& notes = context.document.annotations().notes;
    dragged_ = note;
    grip_ = note < notes.size() ? camera.to_pixels(notes[note].place) - pointer : Vec2{};
}

void CanvasAnnotations::drag(Context& context, Vec2 pointer, const scene::Camera& camera,
                             document::Phase phase) const {
    Annotations next = context.document.annotations();
    if (dragged_ < next.notes.size()) {
        next.notes[dragged_].place = camera.to_world(pointer + grip_);
        change(context, std::move(next), "Move a note", phase);
    }
}

// ---- hulls and highlights -----------------------------------------------------------------------

void CanvasAnnotations::draw_hull(std::vector<graph::NodeId> nodes) {
    if (!nodes.empty()) {
        editor_ = Editor{};
        editor_->is_hull = true;
        editor_->nodes = std::move(nodes);
    }
}

void CanvasAnnotations::rename_hull(Context& context, std::size_t hull) {
    const auto& hulls = context.document.annotations().hulls;
    if (hull < hulls.size()) {
        editor_ = Editor{};
        editor_->is_hull = true;
        editor_->index = hull;
        editor_->text = hulls[hull].name;
        editor_->nodes = hulls[hull].nodes;
    }
}

void CanvasAnnotations::recolor_hull(Context& context, std::size_t hull) {
    Annotations next = context.document.annotations();
    if (hull < next.hulls.size()) {
        next.hulls[hull].color = (next.hulls[hull].color + 1) % scene::hull_color_count;
        change(context, std::move(next), "Change a hull's colour");
    }
}

void CanvasAnnotations::remove_hull(Context& context, std::size_t hull) {
    Annotations next = context.document.annotations();
    if (hull < next.hulls.size()) {
        next.hulls.erase(next.hulls.begin() + static_cast<std::ptrdiff_t>(hull));
        change(context, std::move(next), "Remove a hull");
    }
}

bool CanvasAnnotations::is_highlighted(const document::Document& document,
                                       const document::Selection& what) {
    const Annotations& annotations = document.annotations();
    return !what.is_empty() && has_all(annotations.highlighted_nodes, what.nodes) &&
           has_all(annotations.highlighted_ties, what.ties);
}

void CanvasAnnotations::toggle_highlight(Context& context, const document::Selection& what) {
    if (what.is_empty()) {
        return;
    }
    const bool is_on = !is_highlighted(context.document, what);
    Annotations next = context.document.annotations();
    toggle_all(next.highlighted_nodes, what.nodes, is_on);
    toggle_all(next.highlighted_ties, what.ties, is_on);
    change(context, std::move(next), is_on ? "Highlight" : "Remove a highlight");
}

// ---- typing -------------------------------------------------------------------------------------

void CanvasAnnotations::draw(Context& context, const Rect& canvas, const scene::Camera& camera) {
    const Annotations& annotations = context.document.annotations();
    if (selected_ && *selected_ >= annotations.notes.size()) {
        selected_.reset();
    }
    const auto name_seen = [&](const std::string& name, const Rect& rect) {
        if (rect.meets(canvas)) {
            name_area(context, name, rect);
        }
    };
    for (const scene::PlacedNote& note : placed_.notes) {
        name_seen(fmt::format("note.{}", note.note), note.box);
        if (selected_ == note.note) {
            ImDrawList& list = *ImGui::GetBackgroundDrawList();
            list.AddRect({note.box.min.x - 1, note.box.min.y - 1},
                         {note.box.max.x + 1, note.box.max.y + 1}, context.theme.accent,
                         context.px(5), 0, context.px(1.8F));
        }
    }
    for (const scene::PlacedHull& hull : placed_.hulls) {
        name_seen(fmt::format("hull.{}", hull.hull), hull.name);
    }
    if (editor_) {
        draw_editor(context, canvas, camera);
    }
}

/// The upper left corner, where the words stand or will stand.
Vec2 CanvasAnnotations::place_of_editor(const Context& context, const scene::Camera& camera) const {
    if (!editor_->is_hull) {
        for (const scene::PlacedNote& note : placed_.notes) {
            if (editor_->index == note.note) {
                return note.box.min;
            }
        }
        return camera.to_pixels(editor_->place) - Vec2{context.px(60), context.px(16)};
    }
    for (const scene::PlacedHull& hull : placed_.hulls) {
        if (editor_->index == hull.hull && hull.name.width() > 0) {
            return hull.name.min;
        }
    }
    // Above the nodes that it is to hold.
    const auto positions = context.document.positions();
    Vec2 middle;
    float top = std::numeric_limits<float>::infinity();
    float count = 0;
    for (const graph::NodeId node : editor_->nodes) {
        if (node.index() < positions.size()) {
            const Vec2 at = camera.to_pixels(positions[node.index()]);
            middle += at;
            top = std::min(top, at.y);
            ++count;
        }
    }
    return count > 0 ? Vec2{middle.x / count - context.px(100), top - context.px(70)}
                     : camera.viewport.center();
}

void CanvasAnnotations::draw_editor(Context& context, const Rect& canvas,
                                    const scene::Camera& camera) {
    Editor& editor = *editor_;
    const float width = context.px(230);
    const auto rows = 1 + std::count(editor.text.begin(), editor.text.end(), '\n');
    const float line = ImGui::GetTextLineHeight();
    const float field_height =
        editor.is_hull ? 0
                       : line * (static_cast<float>(std::clamp<std::ptrdiff_t>(rows, 2, 8)) + 1);
    const Vec2 wanted = place_of_editor(context, camera);
    const Vec2 corner{
        std::clamp(wanted.x, canvas.min.x + 4,
                   std::max(canvas.max.x - width - context.px(24), canvas.min.x + 4)),
        std::clamp(wanted.y, canvas.min.y + 4,
                   std::max(canvas.max.y - field_height - context.px(60), canvas.min.y + 4))};
    ImGui::SetNextWindowPos({corner.x, corner.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, context.px(6));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(8), context.px(7)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, context.theme.scale));
    ImGui::PushStyleColor(ImGuiCol_Border, context.theme.accent);
    ImGui::Begin("##annotation", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
    if (editor.frames == 0) {
        ImGui::SetKeyboardFocusHere();
    }
    bool is_done = false;
    if (editor.is_hull) {
        is_done = text_field(context, "canvas.hull.name", "Name of the group", editor.text, width,
                             ImGuiInputTextFlags_EnterReturnsTrue);
    } else {
        // With Shift held, Enter is a line break; else it ends.
        is_done =
            text_area(context, "canvas.note.text", editor.text, width, field_height,
                      ImGuiInputTextFlags_EnterReturnsTrue |
                          (ImGui::GetIO().KeyShift ? ImGuiInputTextFlags_None
                                                   : ImGuiInputTextFlags_CtrlEnterForNewLine));
    }
    const bool has_left = editor.frames > 2 && ImGui::IsItemDeactivated();
    ImGui::PushFont(context.theme.small);
    ImGui::PushStyleColor(ImGuiCol_Text, context.theme.muted);
    ImGui::TextUnformatted(editor.is_hull
                               ? "Enter: done   Esc: never mind"
                               : "Enter: done   Shift+Enter: new line   Esc: never mind");
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    ++editor.frames;
    // Who clicks elsewhere keeps what was typed.
    if (is_done || has_left) {
        finish_editing(context);
    }
}

void CanvasAnnotations::finish_editing(Context& context) {
    Editor editor = std::move(*editor_);
    editor_.reset();
    editor.text = trimmed(editor.text);
    if (editor.is_hull) {
        finish_hull(context, editor);
    } else {
        finish_note(context, editor);
    }
}

void CanvasAnnotations::finish_note(Context& context, const Editor& editor) {
    Annotations next = context.document.annotations();
    if (editor.index && *editor.index < next.notes.size()) {
        if (editor.text.empty()) {
            delete_note(context, *editor.index);
        } else if (next.notes[*editor.index].text != editor.text) {
            next.notes[*editor.index].text = editor.text;
            change(context, std::move(next), "Change a note");
        }
    } else if (!editor.index && !editor.text.empty()) {
        next.notes.push_back({editor.text, editor.about, editor.place});
        change(context, std::move(next), "Write a note");
    }
}

void CanvasAnnotations::finish_hull(Context& context, const Editor& editor) {
    Annotations next = context.document.annotations();
    if (editor.index && *editor.index < next.hulls.size()) {
        if (next.hulls[*editor.index].name != editor.text) {
            next.hulls[*editor.index].name = editor.text;
            change(context, std::move(next), "Rename a hull");
        }
    } else if (!editor.index) {
        next.hulls.push_back({editor.text, editor.nodes, free_color(next.hulls)});
        change(context, std::move(next), "Draw a hull");
    }
}

} // namespace entente::ui
