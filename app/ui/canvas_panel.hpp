// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/camera.hpp"
#include "app/scene/encoding.hpp"
#include "app/scene/marks.hpp"
#include "app/scene/picking.hpp"
#include "app/scene/scene_builder.hpp"
#include "app/ui/panel.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// The network: turns the document into marks for the renderer and the pointer's gestures into
/// actions.
///
/// Left button: click selects (Shift adds), drag moves a node and pins it, or pans; Shift and drag
/// selects by rectangle; double click frees a node, or zooms in. Right or middle button pans, the
/// wheel zooms.
class CanvasPanel final : public Panel {
  public:
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;

    /// Brings the marks up to date with the document and the camera; nothing is done where they
    /// are.
    void build(Context& context);

    /// What is to be drawn, in pixels of the window.
    [[nodiscard]] const scene::Marks& marks() const { return marks_; }
    /// Raised with each change of the marks.
    [[nodiscard]] std::uint64_t marks_version() const { return marks_version_; }
    [[nodiscard]] const scene::Camera& camera() const { return camera_; }
    /// While nothing but the camera moves the marks have no ties; those made last, with this
    /// camera, are to be shown moved. Nothing where the marks are whole.
    [[nodiscard]] std::optional<scene::Camera> stand_in_camera() const {
        return has_ties_ ? std::nullopt : std::optional(tie_camera_);
    }

    /// Shows all of the network and follows the layout while it settles.
    void fit() { follows_layout_ = true; }
    /// Brings a node into view and selects it.
    void go_to(graph::NodeId node, Context& context);
    /// For a newly opened document.
    void reset();

  private:
    enum class Gesture : std::uint8_t { none, pressed, panning, moving_node, rectangle };
    /// All that the marks were made of, to see whether they are out of date.
    struct Made {
        std::uint64_t document = 0;
        base::Vec2 center;
        float scale = 0;
        base::Rect viewport;
        std::optional<std::uint64_t> focus;
        Style style;
        float pixel_scale = 0;
        const void* store = nullptr;
        const void* scales = nullptr;
        std::uint32_t kinds = 0;
        bool with_offices = false;
        friend bool operator==(const Made&, const Made&) = default;
    };

    void take_pointer(Context& context, const base::Rect& area);
    void begin(Context& context, base::Vec2 pointer);
    void go_on(Context& context, base::Vec2 pointer);
    void finish(Context& context, base::Vec2 pointer);
    void click(Context& context);
    void follow_layout(Context& context, const base::Rect& area);
    void light_up(const document::Document& document);
    void show_tip(Context& context) const;
    void show_empty_window(Context& context, const base::Rect& area) const;
    [[nodiscard]] std::string words_for_node(const Context& context, graph::NodeId node) const;
    [[nodiscard]] std::string words_for_tie(const Context& context, std::size_t tie) const;

    scene::Camera camera_;
    scene::Encoding encoding_;
    graph::TieGraph
        legend_graph_; ///< what the legend explains: all that may be drawn in some window
    scene::Marks marks_;
    std::uint64_t marks_version_ = 0;
    Made made_;
    scene::Camera tie_camera_; ///< of the marks that had ties last
    bool has_ties_ = false;
    bool can_stand_in_ = false;        ///< ties were made before, of this document
    std::optional<base::Rect> legend_; ///< as drawn last
    std::vector<scene::Appearance> node_appearance_;
    std::vector<scene::Appearance> tie_appearance_;

    std::optional<scene::Picked> hovered_;
    double hover_seconds_ = 0;
    Gesture gesture_ = Gesture::none;
    int button_ = 0;
    std::optional<scene::Picked> pressed_on_;
    base::Vec2 pressed_at_;
    base::Vec2 last_pointer_;
    base::Vec2 grip_; ///< from the pointer to the middle of the node held
    bool is_adding_ = false;
    bool follows_layout_ = true;
};

} // namespace entente::ui
