// SPDX-License-Identifier: MIT
#include "app/ui/canvas_panel.hpp"

#include "app/scene/figure_fit.hpp"
#include "app/ui/pointer.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using Picked = scene::Picked;

graph::Dyad dyad_of(const document::Document& document, std::uint32_t tie) {
    return document.ties().dyads()[tie];
}

} // namespace

void CanvasPanel::reset() {
    hovered_.reset();
    above_ = {};
    gesture_ = Gesture::none;
    follows_layout_ = true;
    wanted_camera_.reset();
    made_ = {};
    legend_graph_ = {};
    picture_of_ = nullptr;
    all_days_ = {};
    can_stand_in_ = false;
    legend_.reset();
    annotations_.reset();
}

void CanvasPanel::draw(Context& context, const Rect& area) {
    camera_.viewport = area;
    if (wanted_camera_ && area.width() >= 1 && area.height() >= 1) {
        camera_ = wanted_camera_->adapted_to(area);
        wanted_camera_.reset();
        follows_layout_ = false;
    }
    follow_layout(context, area);
    take_pointer(context, area);
    if (gesture_ == Gesture::none && hovered_) {
        hover_seconds_ += static_cast<double>(ImGui::GetIO().DeltaTime);
        if (hover_seconds_ >= tip_delay_seconds) {
            show_tip(context);
        }
    }
    show_empty_window(context, area);
    show_quiet_break(context, area);
    name_area(context, "canvas", area);
    if (legend_.rect()) {
        name_area(context, "canvas.legend", *legend_.rect());
    }
    annotations_.draw(context, area, camera_);
}

// ---- pointer ------------------------------------------------------------------------------------

void CanvasPanel::take_pointer(Context& context, const Rect& area) {
    ImGui::SetNextWindowPos({area.min.x, area.min.y});
    ImGui::SetNextWindowSize({area.width(), area.height()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("##canvas", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::InvisibleButton("##surface",
                           {std::max(1.0F, area.width()), std::max(1.0F, area.height())},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight |
                               ImGuiButtonFlags_MouseButtonMiddle);
    const bool is_over = ImGui::IsItemHovered();
    const ImGuiIO& io = ImGui::GetIO();
    const Vec2 pointer = pointer_now();

    if (gesture_ == Gesture::none) {
        hover(context, pointer, is_over);
        if (is_over && io.MouseWheel != 0) {
            follows_layout_ = false;
            camera_.zoom_at(pointer, std::pow(1.18F, io.MouseWheel));
        }
        for (const int which : {0, 1, 2}) {
            if (is_over && ImGui::IsMouseClicked(which)) {
                button_ = which;
                begin(context, pointer);
                break;
            }
        }
    }
    if (gesture_ != Gesture::none) {
        go_on(context, pointer);
        if (!ImGui::IsMouseDown(button_)) {
            finish(context, pointer);
        }
    }
    set_cursor(is_over);
    draw_rectangle(context, pointer);
    ImGui::PopStyleVar();
    menu_.draw(context, scene_input(context, true), annotations_);
    ImGui::End();
}

void CanvasPanel::hover(const Context& context, Vec2 pointer, bool is_over) {
    above_ = {};
    if (is_over) {
        above_.note = annotations_.note_under(pointer);
        above_.is_legend = !above_.note && legend_.is_under(pointer);
    }
    const std::optional<Picked> before = hovered_;
    hovered_ =
        is_over && !above_.any() ? scene::pick(marks_, pointer, context.theme.scale) : std::nullopt;
    if (is_over && !above_.any() && !hovered_) {
        above_.hull_name = annotations_.hull_name_under(pointer);
    }
    const bool is_same =
        before && hovered_ && before->what == hovered_->what && before->id == hovered_->id;
    if (!is_same) {
        hover_seconds_ = 0;
    }
}

void CanvasPanel::set_cursor(bool is_over) const {
    const bool is_moving = gesture_ == Gesture::moving_note || gesture_ == Gesture::moving_legend;
    if (is_moving || (is_over && gesture_ == Gesture::none && (above_.note || above_.is_legend))) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    } else if (is_over && gesture_ == Gesture::none && (hovered_ || above_.hull_name)) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

void CanvasPanel::draw_rectangle(const Context& context, Vec2 pointer) const {
    if (gesture_ != Gesture::rectangle) {
        return;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 a{std::min(pressed_at_.x, pointer.x), std::min(pressed_at_.y, pointer.y)};
    const ImVec2 b{std::max(pressed_at_.x, pointer.x), std::max(pressed_at_.y, pointer.y)};
    list.AddRectFilled(a, b, context.theme.accent_soft);
    list.AddRect(a, b, context.theme.accent, 0, 0, std::max(1.0F, context.theme.scale));
}

void CanvasPanel::begin(Context& context, Vec2 pointer) {
    pressed_at_ = last_pointer_ = pointer;
    pressed_on_ = hovered_;
    pressed_above_ = above_;
    is_adding_ = ImGui::GetIO().KeyShift;
    gesture_ = Gesture::pressed;
    if (button_ == 0 && ImGui::IsMouseDoubleClicked(0)) {
        double_click(context, pointer);
    }
}

void CanvasPanel::double_click(Context& context, Vec2 pointer) {
    if (pressed_above_.note) {
        annotations_.edit_note(context, *pressed_above_.note);
        gesture_ = Gesture::none;
    } else if (pressed_above_.is_legend) {
        CanvasLegend::free(context);
    } else if (pressed_above_.hull_name) {
        annotations_.rename_hull(context, *pressed_above_.hull_name);
        gesture_ = Gesture::none;
    } else if (!pressed_on_) {
        follows_layout_ = false;
        camera_.zoom_at(pointer, 1.8F);
    } else if (pressed_on_->what == Picked::What::node) {
        context.actions.add(document::FreeNodes{{graph::NodeId{pressed_on_->id}}});
    }
}

void CanvasPanel::go_on(Context& context, Vec2 pointer) {
    const Vec2 moved = pointer - last_pointer_;
    last_pointer_ = pointer;
    if (gesture_ == Gesture::pressed &&
        base::length(pointer - pressed_at_) >= context.px(drag_threshold)) {
        start_drag(context);
        if (gesture_ == Gesture::panning) {
            camera_.pan(pointer - pressed_at_ - moved);
        }
    }
    if (moved.x == 0 && moved.y == 0) {
        return;
    }
    if (gesture_ == Gesture::panning) {
        follows_layout_ = false;
        camera_.pan(moved);
    } else if (gesture_ == Gesture::moving_node) {
        context.actions.add(document::MoveNode{graph::NodeId{pressed_on_->id},
                                               camera_.to_world(pointer + grip_),
                                               document::Phase::live});
    } else if (gesture_ == Gesture::moving_note) {
        annotations_.drag(context, pointer, camera_, document::Phase::live);
    } else if (gesture_ == Gesture::moving_legend) {
        legend_.drag(context, pointer, legend_room_.value_or(camera_.viewport));
    }
}

/// The pointer has moved far enough: what it holds goes with it.
void CanvasPanel::start_drag(Context& context) {
    if (button_ != 0) {
        gesture_ = Gesture::panning;
    } else if (pressed_above_.note) {
        annotations_.begin_drag(context, *pressed_above_.note, pressed_at_, camera_);
        annotations_.select_note(pressed_above_.note);
        gesture_ = Gesture::moving_note;
    } else if (pressed_above_.is_legend) {
        legend_.begin_drag(context, pressed_at_);
        // The view stays as it is, wherever the legend goes.
        follows_layout_ = false;
        gesture_ = Gesture::moving_legend;
    } else if (pressed_on_ && pressed_on_->what == Picked::What::node) {
        const auto positions = context.document.positions();
        const std::uint32_t node = pressed_on_->id;
        grip_ = node < positions.size() ? camera_.to_pixels(positions[node]) - pressed_at_ : Vec2{};
        gesture_ = Gesture::moving_node;
        follows_layout_ = false;
    } else if (is_adding_) {
        gesture_ = Gesture::rectangle;
    } else {
        gesture_ = Gesture::panning;
    }
}

void CanvasPanel::finish(Context& context, Vec2 pointer) {
    const Gesture done = std::exchange(gesture_, Gesture::none);
    if (done == Gesture::pressed && button_ == 0) {
        click(context);
    } else if (done == Gesture::pressed && button_ == 1) {
        open_menu(context);
    } else if (done == Gesture::moving_node) {
        context.actions.add(document::MoveNode{graph::NodeId{pressed_on_->id},
                                               camera_.to_world(pointer + grip_),
                                               document::Phase::final});
    } else if (done == Gesture::moving_note) {
        annotations_.drag(context, pointer, camera_, document::Phase::final);
    } else if (done == Gesture::rectangle) {
        const Rect rect{{std::min(pressed_at_.x, pointer.x), std::min(pressed_at_.y, pointer.y)},
                        {std::max(pressed_at_.x, pointer.x), std::max(pressed_at_.y, pointer.y)}};
        document::Selection selection = context.document.selection();
        selection.ties.clear();
        for (const std::uint32_t node : scene::pick_rectangle(marks_, rect)) {
            if (!selection.has(graph::NodeId{node})) {
                selection.nodes.emplace_back(node);
            }
        }
        context.actions.add(document::SetSelection{std::move(selection)});
    }
}

void CanvasPanel::click(Context& context) {
    annotations_.select_note(pressed_above_.note);
    if (pressed_above_.note || pressed_above_.is_legend) {
        return;
    }
    document::Selection selection =
        is_adding_ ? context.document.selection() : document::Selection{};
    if (pressed_above_.hull_name) {
        // A hull's name stands for its nodes.
        const auto& hulls = context.document.annotations().hulls;
        if (*pressed_above_.hull_name < hulls.size()) {
            for (const graph::NodeId node : hulls[*pressed_above_.hull_name].nodes) {
                if (!selection.has(node)) {
                    selection.nodes.push_back(node);
                }
            }
        }
    } else if (pressed_on_) {
        if (pressed_on_->what == Picked::What::node) {
            selection.toggle(graph::NodeId{pressed_on_->id});
        } else if (pressed_on_->id < context.document.ties().dyads().size()) {
            selection.toggle(dyad_of(context.document, pressed_on_->id));
        }
    }
    if (selection != context.document.selection()) {
        context.actions.add(document::SetSelection{std::move(selection)});
    }
}

void CanvasPanel::open_menu(Context& context) {
    if (pressed_above_.is_legend) {
        return;
    }
    CanvasMenu::Target target{camera_.to_world(pressed_at_), pressed_above_.note,
                              annotations_.hull_under(pressed_at_)};
    if (pressed_on_ && pressed_on_->what == Picked::What::node) {
        target.what = graph::NodeId{pressed_on_->id};
    } else if (pressed_on_ && pressed_on_->id < context.document.ties().dyads().size()) {
        target.what = dyad_of(context.document, pressed_on_->id);
    }
    menu_.open(std::move(target));
}

/// The selection, else what is under the pointer.
document::Selection CanvasPanel::attended(const document::Document& document) const {
    document::Selection what = document.selection();
    if (what.is_empty() && hovered_) {
        if (hovered_->what == Picked::What::node) {
            what.nodes.emplace_back(hovered_->id);
        } else if (hovered_->id < document.ties().dyads().size()) {
            what.ties.push_back(dyad_of(document, hovered_->id));
        }
    }
    return what;
}

bool CanvasPanel::press_escape(Context& context) {
    if (annotations_.is_editing()) {
        annotations_.cancel_editing();
        return true;
    }
    if (gesture_ != Gesture::none) {
        if (gesture_ == Gesture::moving_node || gesture_ == Gesture::moving_note) {
            context.actions.add(document::CancelGesture{});
        } else if (gesture_ == Gesture::moving_legend) {
            legend_.cancel_drag(context);
        }
        gesture_ = Gesture::none;
        return true;
    }
    if (annotations_.selected_note()) {
        annotations_.select_note(std::nullopt);
        return true;
    }
    if (!context.document.selection().is_empty()) {
        context.actions.add(document::SetSelection{});
        return true;
    }
    return false;
}

bool CanvasPanel::press(const KeyPress& key, Context& context) {
    if (key.is(Key::escape)) {
        return press_escape(context);
    }
    if (key.is(Key::f)) {
        fit();
        return true;
    }
    if (key.is(Key::h)) {
        const document::Selection what = attended(context.document);
        CanvasAnnotations::toggle_highlight(context, what);
        return !what.is_empty();
    }
    if (key.is(Key::del) && annotations_.selected_note()) {
        annotations_.delete_note(context, *annotations_.selected_note());
        return true;
    }
    if (key.is(Key::a, ctrl)) {
        document::Selection all;
        all.nodes = context.document.snapshot().nodes;
        context.actions.add(document::SetSelection{std::move(all)});
        return true;
    }
    return false;
}

// ---- camera -------------------------------------------------------------------------------------

void CanvasPanel::follow_layout(Context& context, const Rect& area) {
    const document::Document& document = context.document;
    if (!follows_layout_ || document.homes().empty() || area.width() < 1 || area.height() < 1) {
        framed_.reset();
        return;
    }
    if (shown_frame_) {
        const std::array<Vec2, 2> corners{shown_frame_->min, shown_frame_->max};
        camera_.fit(corners, context.px(30));
        framed_.reset();
        return;
    }
    const Framed now{document.homes_version(), &document.all_time(), area, legend_.rect()};
    if (framed_ == now && camera_.viewport == framed_viewport_) {
        return;
    }
    // A legend that grows or shrinks a little with the window's words does not move the picture.
    if (framed_ && camera_.viewport == framed_viewport_ && now.legend && framed_->legend) {
        Framed but_for_legend = now;
        but_for_legend.legend = framed_->legend;
        const bool is_moving = document.is_in_gesture() || document.playback().is_playing();
        const bool is_within = now.legend->width() <= framed_->legend->width() &&
                               now.legend->height() <= framed_->legend->height() &&
                               now.legend->width() > framed_->legend->width() - context.px(90) &&
                               now.legend->height() > framed_->legend->height() - context.px(40);
        if (but_for_legend == framed_ && (is_moving || is_within)) {
            return;
        }
    }
    framed_ = now;
    framed_viewport_ = camera_.viewport;
    // All nodes of all time, so that the picture does not move with the window.
    const float label_px = context.px(26);
    const float node_px = context.px(14);
    std::vector<scene::FitBox> boxes;
    boxes.reserve(document.all_time().nodes.size());
    for (const graph::NodeId node : document.all_time().nodes) {
        const Vec2 place = document.homes()[node.index()];
        if (is_finite(place)) {
            boxes.push_back({place, {-label_px, -node_px}, {label_px, node_px}});
        }
    }
    if (boxes.empty()) {
        return;
    }
    const float margin = context.px(38);
    const Rect frame{area.min + Vec2{margin, margin}, area.max - Vec2{margin, margin}};
    const scene::Fit fit = scene::BoxFitter(boxes, frame).fit(legend_.rect(), context.px(230));
    camera_.scale = fit.scale;
    camera_.center = (camera_.viewport.center() - fit.offset) / fit.scale;
}

void CanvasPanel::bring_into_view(const document::Selection& selection, const Context& context) {
    std::vector<graph::NodeId> nodes = selection.nodes;
    for (const graph::Dyad& dyad : selection.ties) {
        nodes.push_back(dyad.a);
        nodes.push_back(dyad.b);
    }
    const auto positions = context.document.positions();
    std::vector<Vec2> places;
    for (const graph::NodeId node : nodes) {
        if (node.index() < positions.size() && std::isfinite(positions[node.index()].x) &&
            std::isfinite(positions[node.index()].y)) {
            places.push_back(positions[node.index()]);
        }
    }
    const float margin = context.px(40);
    const Rect inside{camera_.viewport.min + Vec2{margin, margin},
                      camera_.viewport.max - Vec2{margin, margin}};
    const bool is_in_view = std::all_of(places.begin(), places.end(), [&](Vec2 place) {
        return inside.contains(camera_.to_pixels(place));
    });
    if (places.empty() || is_in_view) {
        return;
    }
    follows_layout_ = false;
    const float scale = camera_.scale;
    camera_.fit(places, context.px(90));
    camera_.scale = std::min(camera_.scale, scale); // no closer than it was
}

void CanvasPanel::go_to(graph::NodeId node, Context& context) {
    const auto positions = context.document.positions();
    if (node.index() < positions.size()) {
        follows_layout_ = false;
        camera_.center = positions[node.index()];
    }
    document::Selection selection;
    selection.nodes.push_back(node);
    context.actions.add(document::SetSelection{std::move(selection)});
}

} // namespace entente::ui
