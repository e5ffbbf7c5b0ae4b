// SPDX-License-Identifier: MIT
#include "app/ui/canvas_panel.hpp"

#include "app/scene/figure.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using Picked = scene::Picked;

constexpr float drag_threshold = 4; ///< units; less is a click
constexpr double tip_delay_seconds = 0.15;

std::uint64_t focus_code(const Picked& picked) {
    return (static_cast<std::uint64_t>(picked.what == Picked::What::tie) << 32U) | picked.id;
}

Vec2 pointer_now() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x, at.y};
}

graph::Dyad dyad_of(const document::Document& document, std::uint32_t tie) {
    return document.ties().dyads()[tie];
}

} // namespace

void CanvasPanel::reset() {
    hovered_.reset();
    gesture_ = Gesture::none;
    follows_layout_ = true;
    made_ = {};
    legend_graph_ = {};
    can_stand_in_ = false;
}

void CanvasPanel::draw(Context& context, const Rect& area) {
    camera_.viewport = area;
    follow_layout(context, area);
    take_pointer(context, area);
    if (gesture_ == Gesture::none && hovered_) {
        hover_seconds_ += static_cast<double>(ImGui::GetIO().DeltaTime);
        if (hover_seconds_ >= tip_delay_seconds) {
            show_tip(context);
        }
    }
    show_empty_window(context, area);
    name_area(context, "canvas", area);
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
        const std::optional<Picked> before = hovered_;
        hovered_ = is_over ? scene::pick(marks_, pointer, context.theme.scale) : std::nullopt;
        if (!before || !hovered_ || focus_code(*before) != focus_code(*hovered_)) {
            hover_seconds_ = 0;
        }
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
    if (is_over && hovered_ && gesture_ == Gesture::none) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (gesture_ == Gesture::rectangle) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 a{std::min(pressed_at_.x, pointer.x), std::min(pressed_at_.y, pointer.y)};
        const ImVec2 b{std::max(pressed_at_.x, pointer.x), std::max(pressed_at_.y, pointer.y)};
        list.AddRectFilled(a, b, context.theme.accent_soft);
        list.AddRect(a, b, context.theme.accent, 0, 0, std::max(1.0F, context.theme.scale));
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

void CanvasPanel::begin(Context& context, Vec2 pointer) {
    pressed_at_ = last_pointer_ = pointer;
    pressed_on_ = button_ == 0 ? hovered_ : std::nullopt;
    is_adding_ = ImGui::GetIO().KeyShift;
    gesture_ = Gesture::pressed;
    if (button_ != 0 || !ImGui::IsMouseDoubleClicked(0)) {
        return;
    }
    if (!pressed_on_) {
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
        const bool is_on_node = pressed_on_ && pressed_on_->what == Picked::What::node;
        if (button_ == 0 && is_on_node) {
            const auto positions = context.document.positions();
            const std::uint32_t node = pressed_on_->id;
            grip_ =
                node < positions.size() ? camera_.to_pixels(positions[node]) - pressed_at_ : Vec2{};
            gesture_ = Gesture::moving_node;
            follows_layout_ = false;
        } else if (button_ == 0 && is_adding_) {
            gesture_ = Gesture::rectangle;
        } else {
            gesture_ = Gesture::panning;
            camera_.pan(pointer - pressed_at_ - moved);
        }
    }
    if (gesture_ == Gesture::panning && (moved.x != 0 || moved.y != 0)) {
        follows_layout_ = false;
        camera_.pan(moved);
    }
    if (gesture_ == Gesture::moving_node && (moved.x != 0 || moved.y != 0)) {
        context.actions.add(document::MoveNode{graph::NodeId{pressed_on_->id},
                                               camera_.to_world(pointer + grip_),
                                               document::Phase::live});
    }
}

void CanvasPanel::finish(Context& context, Vec2 pointer) {
    const Gesture done = std::exchange(gesture_, Gesture::none);
    if (done == Gesture::pressed && button_ == 0) {
        click(context);
    } else if (done == Gesture::moving_node) {
        context.actions.add(document::MoveNode{graph::NodeId{pressed_on_->id},
                                               camera_.to_world(pointer + grip_),
                                               document::Phase::final});
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
    document::Selection selection =
        is_adding_ ? context.document.selection() : document::Selection{};
    if (pressed_on_) {
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

bool CanvasPanel::press(const KeyPress& key, Context& context) {
    if (key.is(Key::escape)) {
        if (gesture_ != Gesture::none) {
            if (gesture_ == Gesture::moving_node) {
                context.actions.add(document::CancelGesture{});
            }
            gesture_ = Gesture::none;
            return true;
        }
        if (!context.document.selection().is_empty()) {
            context.actions.add(document::SetSelection{});
            return true;
        }
        return false;
    }
    if (key.is(Key::f)) {
        fit();
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
    if (!follows_layout_ || document.positions().empty() || area.width() < 1 || area.height() < 1) {
        return;
    }
    // All nodes of all time, so that the picture does not move with the window.
    std::vector<Vec2> points;
    points.reserve(document.all_time().nodes.size());
    for (const graph::NodeId node : document.all_time().nodes) {
        points.push_back(document.positions()[node.index()]);
    }
    // Beside the legend where there is room, and below the chips.
    scene::Camera framing = camera_;
    if (legend_ && area.width() - legend_->width() > context.px(480)) {
        framing.viewport.min.x = legend_->max.x;
    }
    framing.fit(points, context.px(52));
    camera_.center = framing.to_world(camera_.viewport.center());
    camera_.scale = framing.scale;
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

// ---- marks --------------------------------------------------------------------------------------

void CanvasPanel::build(Context& context) {
    const document::Document& document = context.document;
    Made wanted;
    wanted.document = document.version();
    wanted.center = camera_.center;
    wanted.scale = camera_.scale;
    wanted.viewport = camera_.viewport;
    wanted.style = context.app.style;
    wanted.pixel_scale = context.theme.scale;
    wanted.store = &document.store();
    wanted.scales = &document.ties();
    wanted.kinds = document.view().thinning.kinds;
    wanted.with_offices = document.view().thinning.with_offices;
    if (hovered_) {
        wanted.focus = focus_code(*hovered_);
    }
    // A camera in motion outruns the drawing of ties; they follow once it rests for a frame.
    Made but_for_camera = wanted;
    but_for_camera.center = made_.center;
    but_for_camera.scale = made_.scale;
    const bool is_in_motion = but_for_camera == made_ && wanted != made_ && can_stand_in_;
    if (wanted == made_ && has_ties_) {
        return;
    }
    const Style& style = context.app.style;
    if (wanted.scales != made_.scales || wanted.store != made_.store ||
        wanted.style != made_.style || wanted.pixel_scale != made_.pixel_scale) {
        encoding_ = scene::make_encoding(document.scale_graph(), style.theme, style.color_by,
                                         context.theme.scale);
    }
    if (wanted.scales != made_.scales || wanted.store != made_.store ||
        wanted.kinds != made_.kinds || wanted.with_offices != made_.with_offices) {
        legend_graph_ = document::framed_graph(document.ties(), document.scale_graph(),
                                               document.view().thinning);
    }
    made_ = wanted;
    marks_.clear();
    marks_.background = scene::palette(style.theme).background;
    ++marks_version_;
    if (document.positions().empty()) {
        has_ties_ = true;
        can_stand_in_ = false;
        return;
    }
    light_up(document);
    const document::Shown& shown = document.shown();
    std::vector<Rect> taken;
    legend_.reset();
    if (style.with_legend) {
        const float inset = context.px(14);
        const Rect free{camera_.viewport.min + Vec2{inset, inset},
                        camera_.viewport.max - Vec2{inset, inset}};
        const bool has_room = free.width() > context.px(460) && free.height() > context.px(330);
        if (has_room) {
            legend_ = scene::add_legend(legend_graph_, document.store(), encoding_, free,
                                        context.fonts, marks_);
            if (legend_) {
                taken.push_back(*legend_);
            }
        }
    }
    const scene::SceneInput input{.store = document.store(),
                                  .graph = shown.graph,
                                  .positions = document.positions(),
                                  .camera = camera_,
                                  .encoding = encoding_,
                                  .node_appearance = node_appearance_,
                                  .tie_appearance = tie_appearance_,
                                  .node_strength = shown.node_strength,
                                  .tie_strength = shown.tie_strength,
                                  .max_labels = style.max_labels,
                                  .language = style.language,
                                  .keep_clear = taken,
                                  .with_ties = !is_in_motion,
                                  .second_language = style.second_language};
    has_ties_ = !is_in_motion;
    if (has_ties_) {
        tie_camera_ = camera_;
        can_stand_in_ = true;
    }
    scene::build_network(input, context.fonts, marks_);
}

/// What is hovered, else what is selected, and its neighbourhood stand out; the rest is dimmed.
void CanvasPanel::light_up(const document::Document& document) {
    const document::Shown& shown = document.shown();
    const graph::TieGraph& graph = shown.graph;
    const document::Selection& selection = document.selection();
    node_appearance_.assign(graph.nodes.size(), {});
    tie_appearance_.assign(graph.ties.size(), {});
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        node_appearance_[i].presence = shown.node_presence[i];
        node_appearance_[i].is_pinned = document.pins().contains(graph.nodes[i].value());
    }
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
        tie_appearance_[i].presence = shown.tie_presence[i];
    }
    std::vector<graph::NodeId> focus_nodes = selection.nodes;
    std::vector<std::uint32_t> focus_ties;
    for (const graph::Dyad& dyad : selection.ties) {
        if (const auto tie = document.find_tie(dyad); tie >= 0) {
            focus_ties.push_back(static_cast<std::uint32_t>(tie));
        }
    }
    for (const graph::NodeId node : selection.nodes) {
        if (const auto at = graph.find(node); at >= 0) {
            node_appearance_[static_cast<std::size_t>(at)].is_selected = true;
        }
    }
    std::sort(focus_ties.begin(), focus_ties.end());
    for (std::size_t i = 0; i < graph.ties.size() && !focus_ties.empty(); ++i) {
        tie_appearance_[i].is_selected =
            std::binary_search(focus_ties.begin(), focus_ties.end(), graph.ties[i].index);
    }
    if (hovered_) {
        focus_nodes.clear();
        focus_ties.clear();
        if (hovered_->what == Picked::What::node) {
            focus_nodes.emplace_back(hovered_->id);
        } else {
            focus_ties.push_back(hovered_->id);
        }
    }
    if (focus_nodes.empty() && focus_ties.empty()) {
        return;
    }
    std::sort(focus_nodes.begin(), focus_nodes.end());
    std::vector<bool> is_lit(graph.nodes.size(), false);
    const auto in_focus = [&](graph::NodeId node) {
        return std::binary_search(focus_nodes.begin(), focus_nodes.end(), node);
    };
    const auto light = [&](graph::NodeId node) {
        if (const auto at = graph.find(node); at >= 0) {
            is_lit[static_cast<std::size_t>(at)] = true;
        }
    };
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
        const graph::Tie& tie = graph.ties[i];
        const bool is_focus = in_focus(tie.dyad.a) || in_focus(tie.dyad.b) ||
                              std::binary_search(focus_ties.begin(), focus_ties.end(), tie.index);
        tie_appearance_[i].is_highlighted = is_focus;
        tie_appearance_[i].is_dimmed = !is_focus;
        if (is_focus) {
            light(tie.dyad.a);
            light(tie.dyad.b);
        }
    }
    for (const graph::NodeId node : focus_nodes) {
        light(node);
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        node_appearance_[i].is_dimmed = !is_lit[i];
        node_appearance_[i].is_highlighted = in_focus(graph.nodes[i]);
    }
}

} // namespace entente::ui
