// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/camera.hpp"
#include "app/scene/encoding.hpp"
#include "app/scene/marks.hpp"
#include "app/scene/picking.hpp"
#include "app/scene/picture.hpp"
#include "app/scene/scene_builder.hpp"
#include "app/ui/canvas_annotations.hpp"
#include "app/ui/canvas_legend.hpp"
#include "app/ui/canvas_menu.hpp"
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
/// wheel zooms; a right click opens a menu. Notes and the legend are dragged, a double click
/// changes a note or lets the legend find its own place.
class CanvasPanel final : public Panel {
  public:
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;

    /// Brings the marks up to date with the document and the camera; nothing is done where they
    /// are.
    void build(Context& context);

    /// What is to be drawn, in pixels of the window.
    [[nodiscard]] const scene::Marks& marks() const { return marks_; }
    /// What is drawn besides hulls and notes, and the nodes that are drawn pale.
    [[nodiscard]] const scene::Picture& picture() const { return picture_; }
    [[nodiscard]] const std::vector<graph::NodeId>& absent() const { return absent_; }
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
    /// While all of the network is shown: this part of the layout in its stead, as long as there is
    /// one.
    void show_frame(std::optional<base::Rect> frame) { shown_frame_ = frame; }
    /// Where the legend may lie, pixels of the window; nothing: on all of the canvas.
    void set_legend_room(std::optional<base::Rect> room) { legend_room_ = room; }
    /// Shows what another camera shows, as large as it fits here.
    void show(const scene::Camera& camera) { wanted_camera_ = camera; }
    /// Whether all of the network is shown, and not a part that somebody chose.
    [[nodiscard]] bool shows_all() const { return follows_layout_; }
    /// Moves the view where what is selected lies beyond its edge.
    void bring_into_view(const document::Selection& selection, const Context& context);
    /// Brings a node into view and selects it.
    void go_to(graph::NodeId node, Context& context);
    /// For a newly opened document.
    void reset();

  private:
    enum class Gesture : std::uint8_t {
        none,
        pressed,
        panning,
        moving_node,
        moving_note,
        moving_legend,
        rectangle
    };
    /// What is drawn above the network, where the pointer is on it.
    struct Above {
        std::optional<std::size_t> note;
        std::optional<std::size_t> hull_name;
        bool is_legend = false;
        [[nodiscard]] bool any() const { return note || hull_name || is_legend; }
        friend bool operator==(const Above&, const Above&) = default;
    };
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
        bool has_frame = false;
        std::optional<base::Rect> legend_room;
        std::uint64_t comparison = 0;
        std::vector<graph::NodeId> glowing;
        friend bool operator==(const Made&, const Made&) = default;
    };

    void take_pointer(Context& context, const base::Rect& area);
    void hover(const Context& context, base::Vec2 pointer, bool is_over);
    void set_cursor(bool is_over) const;
    void draw_rectangle(const Context& context, base::Vec2 pointer) const;
    void begin(Context& context, base::Vec2 pointer);
    void go_on(Context& context, base::Vec2 pointer);
    void finish(Context& context, base::Vec2 pointer);
    void double_click(Context& context, base::Vec2 pointer);
    void start_drag(Context& context);
    void click(Context& context);
    void open_menu(Context& context);
    bool press_escape(Context& context);
    [[nodiscard]] document::Selection attended(const document::Document& document) const;
    void follow_layout(Context& context, const base::Rect& area);
    void make_picture(const document::Document& document, const Style& style,
                      const graph::Comparison* comparison);
    void light_up(const Context& context);
    void build_legend(Context& context);
    [[nodiscard]] scene::SceneInput scene_input(const Context& context, bool with_ties) const;
    void show_tip(Context& context) const;
    void show_empty_window(Context& context, const base::Rect& area);
    void show_quiet_break(Context& context, const base::Rect& area) const;
    [[nodiscard]] std::string words_for_node(const Context& context, graph::NodeId node) const;
    [[nodiscard]] std::string words_for_tie(const Context& context, std::size_t tie) const;

    scene::Camera camera_;
    scene::Encoding whole_page_encoding_; ///< before nodes and ties shrink with the canvas
    scene::Encoding encoding_;
    graph::TieGraph
        legend_graph_; ///< what the legend explains: all that may be drawn in some window
    scene::Marks marks_;
    std::uint64_t marks_version_ = 0;
    Made made_;
    scene::Camera tie_camera_; ///< of the marks that had ties last
    bool has_ties_ = false;
    bool can_stand_in_ = false; ///< ties were made before, of this document
    CanvasLegend legend_;
    CanvasAnnotations annotations_;
    CanvasMenu menu_;
    std::vector<base::Rect> keep_clear_; ///< of labels: the legend
    scene::Picture picture_;
    const void* picture_of_ = nullptr; ///< the ties that it was made of
    /// What else the picture rests on.
    struct PictureBasis {
        std::uint64_t document = 0;
        std::uint64_t comparison = 0;
        scene::Absent absent = scene::Absent::hidden;
        friend bool operator==(const PictureBasis&, const PictureBasis&) = default;
    };
    PictureBasis picture_basis_;
    std::vector<graph::NodeId> absent_; ///< drawn pale

    std::optional<scene::Picked> hovered_;
    Above above_;
    double hover_seconds_ = 0;
    Gesture gesture_ = Gesture::none;
    int button_ = 0;
    std::optional<scene::Picked> pressed_on_;
    Above pressed_above_;
    base::Vec2 pressed_at_;
    base::Vec2 last_pointer_;
    base::Vec2 grip_; ///< from the pointer to the middle of the node held
    bool is_adding_ = false;
    /// What the camera was fitted to last.
    struct Framed {
        std::uint64_t positions = 0;
        const void* graph = nullptr;
        base::Rect area;
        std::optional<base::Rect> legend;
        friend bool operator==(const Framed&, const Framed&) = default;
    };
    bool follows_layout_ = true;
    /// Of all events, whatever the filter; made when first asked for.
    struct AllDays {
        const model::EventStore* store = nullptr;
        graph::EventDays days;
    };
    AllDays all_days_;
    std::optional<base::Rect> shown_frame_; ///< layout units
    std::optional<base::Rect> legend_room_;
    std::optional<Framed> framed_;
    base::Rect framed_viewport_;
    std::optional<scene::Camera> wanted_camera_; ///< taken once the viewport is known
};

} // namespace entente::ui
