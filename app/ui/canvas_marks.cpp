// SPDX-License-Identifier: MIT
// The part of the canvas that turns the document into marks.
#include "app/ui/canvas_panel.hpp"

#include "app/document/other_times.hpp"
#include "app/scene/cell_encoding.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using Picked = scene::Picked;

std::uint64_t focus_code(const Picked& picked) {
    return (static_cast<std::uint64_t>(picked.what == Picked::What::tie) << 32U) | picked.id;
}

} // namespace

void CanvasPanel::build(Context& context) {
    const document::Document& document = context.document;
    const graph::Comparison* comparison = document.comparison();
    Made wanted;
    wanted.comparison = comparison != nullptr ? document.comparison_version() : 0;
    wanted.glowing = context.app.glowing;
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
    wanted.has_frame = shown_frame_.has_value();
    wanted.legend_room = legend_room_;
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
    Style but_for_legend = style;
    but_for_legend.legend_at = made_.style.legend_at;
    make_picture(document, style, comparison);
    const bool has_own_scales = style.scales == scene::FigureFrame::window;
    if (has_own_scales || wanted.scales != made_.scales || wanted.store != made_.store ||
        but_for_legend != made_.style || wanted.pixel_scale != made_.pixel_scale) {
        whole_page_encoding_ =
            scene::make_encoding(has_own_scales ? picture_.graph : document.scale_graph(),
                                 style.theme, style.color_by, context.theme.scale);
    }
    // As on a page of that size, but type stays that of the panels around, and the least of nodes
    // large enough to point at.
    encoding_ =
        scene::encoding_for_room(camera_.viewport, whole_page_encoding_, context.theme.scale);
    encoding_.label_px = whole_page_encoding_.label_px;
    encoding_.min_radius_px =
        std::min(std::sqrt(encoding_.min_radius_px * whole_page_encoding_.min_radius_px),
                 encoding_.max_radius_px);
    encoding_.color_by = comparison != nullptr ? scene::ColorBy::change : style.color_by;
    if (wanted.scales != made_.scales || wanted.store != made_.store ||
        wanted.kinds != made_.kinds || wanted.with_offices != made_.with_offices) {
        legend_graph_ = document::framed_graph(document.ties(), document.scale_graph(),
                                               document.view().thinning);
    }
    made_ = wanted;
    // While a note or the legend is dragged the kept picture of the ties still holds.
    const bool is_beside_the_ties =
        gesture_ == Gesture::moving_note || gesture_ == Gesture::moving_legend;
    scene::Marks before;
    if (is_beside_the_ties) {
        std::swap(before, marks_);
    }
    marks_.clear();
    marks_.background = scene::palette(style.theme).background;
    marks_.seen = camera_.viewport;
    if (document.positions().empty()) {
        ++marks_version_;
        has_ties_ = true;
        can_stand_in_ = false;
        annotations_.set_placed({});
        return;
    }
    light_up(context);
    keep_clear_.clear();
    build_legend(context);
    has_ties_ = !is_in_motion;
    if (has_ties_) {
        tie_camera_ = camera_;
        can_stand_in_ = true;
    }
    const scene::SceneInput input = scene_input(context, has_ties_);
    scene::build_network(input, context.fonts, marks_);
    annotations_.set_placed(scene::place_annotations(input, context.fonts));
    if (!is_beside_the_ties || before.ties != marks_.ties || before.areas != marks_.areas ||
        before.background != marks_.background) {
        ++marks_version_;
    }
}

scene::SceneInput CanvasPanel::scene_input(const Context& context, bool with_ties) const {
    const document::Document& document = context.document;
    const document::Shown& shown = document.shown();
    const Style& style = context.app.style;
    // Of a document that was just opened, or other rules, there is no picture yet.
    const bool is_made = picture_of_ == &document.ties();
    using Appearances = std::span<const scene::Appearance>;
    using Strengths = std::span<const double>;
    scene::SceneInput input{
        .store = document.store(),
        .graph = is_made ? picture_.graph : shown.graph,
        .positions = document.positions(),
        .camera = camera_,
        .encoding = encoding_,
        .node_appearance = is_made ? Appearances(picture_.nodes) : Appearances(),
        .tie_appearance = is_made ? Appearances(picture_.ties) : Appearances(),
        .node_strength =
            is_made ? Strengths(picture_.node_strength) : Strengths(shown.node_strength),
        .tie_strength = is_made ? Strengths(picture_.tie_strength) : Strengths(shown.tie_strength),
        .max_labels = style.max_labels,
        .language = style.language,
        .keep_clear = keep_clear_,
        .with_ties = with_ties};
    input.second_language = style.second_language;
    input.annotations = &document.annotations();
    if (is_made) {
        input.absent = absent_;
    }
    return input;
}

void CanvasPanel::build_legend(Context& context) {
    if (shown_frame_) { // that of the figure lies elsewhere
        legend_.hide();
        return;
    }
    const document::Document& document = context.document;
    const Style& style = context.app.style;
    scene::LegendInput input{legend_graph_, document.store(), encoding_, &document.annotations()};
    input.is_fixed_to_all_time = style.scales == scene::FigureFrame::all_time;
    input.has_absent = style.absent != scene::Absent::hidden;
    std::string window;
    std::string compared_with;
    if (const auto& pinned = document.pinned_window()) {
        const model::Span& domain = document.domain();
        window = document::describe_window(document::told_window(document.view().window, domain),
                                           document.view().calendar);
        compared_with = document::describe_pinned(document::told_window(*pinned, domain),
                                                  document.view().calendar);
        input.window = window;
        input.compared_with = compared_with;
    }
    // All that some window may show, so that the legend does not move with the window.
    std::vector<Rect> things;
    if (context.app.style.with_legend && !context.app.style.legend_at) {
        things.reserve(legend_graph_.nodes.size());
        for (std::size_t i = 0; i < legend_graph_.nodes.size(); ++i) {
            const std::size_t node = legend_graph_.nodes[i].index();
            if (node < document.homes().size()) {
                const Vec2 at = camera_.to_pixels(document.homes()[node]);
                const float radius = encoding_.radius(legend_graph_.strength[i]);
                things.push_back({at - Vec2{radius, radius}, at + Vec2{radius, radius}});
            }
        }
        for (const scene::PlacedNote& note : annotations_.placed().notes) {
            things.push_back(note.box);
        }
        // The chips of filters stand along the upper edge.
        const Rect& view = camera_.viewport;
        things.push_back({view.min, {view.max.x, view.min.y + context.px(44)}});
    }
    // While all is shown the camera makes room for the legend; else the legend makes room.
    const auto search = follows_layout_             ? CanvasLegend::Search::none
                        : gesture_ == Gesture::none ? CanvasLegend::Search::calmest
                                                    : CanvasLegend::Search::rest;
    if (const auto rect = legend_.build(context, input, legend_room_.value_or(camera_.viewport),
                                        things, search, marks_)) {
        keep_clear_.push_back(*rect);
    }
}

/// What is drawn: the window on its way from the one before, what another window had beside it,
/// and the nodes that have nothing in either.
void CanvasPanel::make_picture(const document::Document& document, const Style& style,
                               const graph::Comparison* comparison) {
    const PictureBasis basis{document.version(),
                             comparison == nullptr ? 0 : document.comparison_version(),
                             style.absent};
    if (picture_of_ == &document.ties() && picture_basis_ == basis) {
        return; // the camera moves, or the pointer
    }
    picture_basis_ = basis;
    const document::Shown& shown = document.shown();
    picture_ = scene::picture_of(shown.graph);
    picture_of_ = &document.ties();
    picture_.node_strength = shown.node_strength;
    picture_.tie_strength = shown.tie_strength;
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i) {
        picture_.nodes[i].presence = shown.node_presence[i];
    }
    for (std::size_t i = 0; i < picture_.ties.size(); ++i) {
        picture_.ties[i].presence = shown.tie_presence[i];
        picture_.ties[i].accent = shown.tie_accent[i];
    }
    if (comparison != nullptr) {
        scene::add_comparison(*comparison, picture_);
    }
    const document::Selection& selection = document.selection();
    std::vector<graph::NodeId> kept = selection.nodes;
    for (const auto& [node, place] : document.pins()) {
        kept.emplace_back(node);
    }
    // Not what is switched off, or has somebody else in its stead.
    std::erase_if(kept, [&](graph::NodeId node) {
        const model::NodeKind kind = graph::kind_of(document.store(), node);
        return (document.view().thinning.kinds >> static_cast<unsigned>(kind) & 1U) == 0 ||
               (document.view().rules.roll_up && kind == model::NodeKind::official);
    });
    scene::add_inactive(kept, picture_);

    absent_.clear();
    if (style.absent != scene::Absent::hidden || document.snapshot().nodes.empty()) {
        const std::vector<graph::NodeId>& all = document.nodes_of_any_time();
        absent_ = style.absent == scene::Absent::neighbors && !document.snapshot().nodes.empty()
                      ? scene::missing_in(
                            picture_, document::neighbors_among(all, document.ties(), selection))
                      : scene::missing_in(picture_, all);
    }
}

/// What is hovered, else what is selected, and its neighbourhood stand out; the rest is dimmed.
void CanvasPanel::light_up(const Context& context) {
    const document::Document& document = context.document;
    const graph::TieGraph& graph = picture_.graph;
    const document::Selection& selection = document.selection();
    for (auto* appearances : {&picture_.nodes, &picture_.ties}) {
        for (scene::Appearance& appearance : *appearances) {
            appearance.is_dimmed = false;
            appearance.is_highlighted = false;
            appearance.is_selected = false;
        }
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        picture_.nodes[i].is_pinned = document.pins().contains(graph.nodes[i].value());
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
            picture_.nodes[static_cast<std::size_t>(at)].is_selected = true;
        }
    }
    std::sort(focus_ties.begin(), focus_ties.end());
    for (std::size_t i = 0; i < graph.ties.size() && !focus_ties.empty(); ++i) {
        picture_.ties[i].is_selected =
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
    const std::vector<graph::NodeId>& glowing = context.app.glowing;
    if (!hovered_ && !glowing.empty()) {
        focus_nodes = glowing;
        focus_ties.clear();
    }
    std::erase_if(focus_nodes, [&](graph::NodeId node) { return graph.find(node) < 0; });
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
        picture_.ties[i].is_highlighted = is_focus;
        picture_.ties[i].is_dimmed = !is_focus;
        if (is_focus) {
            light(tie.dyad.a);
            light(tie.dyad.b);
        }
    }
    for (const graph::NodeId node : focus_nodes) {
        light(node);
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        picture_.nodes[i].is_dimmed = !is_lit[i];
        picture_.nodes[i].is_highlighted = in_focus(graph.nodes[i]);
    }
}

} // namespace entente::ui
