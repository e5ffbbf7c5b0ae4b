// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/time_course.hpp"
#include "app/document/transition.hpp"
#include "app/document/window_comparison.hpp"
#include "app/scene/film_page.hpp"
#include "app/scene/picture.hpp"
#include "app/shell/film.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::shell {

/// Private to film*.cpp: what all windows of a film or of a film strip share, made once, and each
/// window in turn on it. References live as long as it does.
class FilmStage {
  public:
    /// Goes through all windows once, for the scales that hold in each of them. Cost: a snapshot a
    /// window; where settings.frame is `window`, also a layout of the run, which `progress`
    /// follows. Stops early, fit for nothing, where that is cancelled.
    FilmStage(const FilmData& data, const FilmSettings& settings, const FilmPlan& plan,
              const base::Progress& progress);

    /// Title and lines of the film as a whole: window, filters, counts and data of its run.
    [[nodiscard]] const scene::Caption& caption() const { return caption_; }
    /// Where the nodes lie, by NodeId, where the run is laid out by itself; else empty.
    [[nodiscard]] const std::vector<base::Vec2>& own_places() const { return own_places_; }

    [[nodiscard]] scene::FilmPage film_page(text::FontSet& fonts) const;
    /// Pictures of the film: one for each window, and those on the way to it before.
    [[nodiscard]] std::size_t frame_count() const;
    /// One of them; asked for in their order.
    scene::Marks frame(const scene::FilmPage& page, std::size_t number, text::FontSet& fonts);

    Figure strip(text::FontSet& fonts);

  private:
    /// What is drawn of a window.
    struct Content {
        scene::Picture picture;
        std::vector<graph::NodeId> absent;
        std::vector<base::Vec2> near_home; ///< empty: at home
        scene::Encoding encoding;          ///< of the film, but for what is drawn largest
    };
    /// What is said of a window.
    struct Words {
        std::size_t events = 0;
        std::size_t nodes = 0;
        std::size_t ties = 0; ///< without offices
        std::optional<scene::ChangeCounts> changes;
    };

    [[nodiscard]] bool compares() const { return settings_.comparison != FilmComparison::none; }
    [[nodiscard]] scene::SceneInput input_of(const graph::TieGraph& graph) const;
    [[nodiscard]] scene::SceneInput input_of(const Content& content) const;
    [[nodiscard]] scene::FigureOptions options() const;
    [[nodiscard]] graph::TieGraph move_to(std::size_t number);
    [[nodiscard]] model::Window whole_run() const;
    /// Goes through all windows: what occurs in some of them, and how strong.
    void look_at_windows();
    /// With which window it is compared; nothing where it is not.
    [[nodiscard]] std::optional<document::PinnedWindow> compared_with(std::size_t number) const;
    /// The content of a window that is fully there; `words` tells of it.
    Content content_of(std::size_t number, Words& words);
    /// A content while the window is on its way: see document::Transition.
    [[nodiscard]] Content content_between(double share) const;
    void add_changes(Content& content) const;
    void begin_window(std::size_t number);
    [[nodiscard]] scene::FilmMoment moment(std::size_t number, double share) const;
    void use_background(scene::Marks& marks) const;

    const FilmData& data_;
    const FilmSettings& settings_;
    const FilmPlan& plan_;
    model::Span run_;
    graph::TieGraph framed_; ///< what can be drawn in some window
    std::vector<base::Vec2> own_places_;
    std::span<const base::Vec2> positions_;
    std::optional<document::TimeCourse> course_; ///< made when a window first asks for it
    scene::Encoding encoding_;
    scene::Caption caption_;
    std::string filters_; ///< in words, one line
    scene::Camera camera_;
    std::vector<graph::NodeId> of_any_time_; ///< that are drawn pale where a window lacks them
    document::WindowComparison comparing_;
    document::Transition transition_;

    // Of the window that frames are being made of, and of the one before it.
    std::optional<std::size_t> now_;
    graph::Comparison comparison_; ///< of the window; without effect where it is not compared
    Content content_;
    Content before_;
    Words words_;
};

} // namespace entente::shell
