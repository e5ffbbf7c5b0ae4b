// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/film_page.hpp"
#include "app/shell/film.hpp"

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
    FilmStage(const FilmData& data, const FilmSettings& settings,
              std::span<const model::Window> windows, const base::Progress& progress);

    /// Title and lines of the film as a whole: window, filters, counts and data of its run.
    [[nodiscard]] const scene::Caption& caption() const { return caption_; }

    [[nodiscard]] scene::FilmPage film_page(text::FontSet& fonts) const;
    /// The frame of one window.
    scene::Marks frame(const scene::FilmPage& page, std::size_t number, text::FontSet& fonts);

    Figure strip(text::FontSet& fonts);

  private:
    [[nodiscard]] scene::SceneInput input_of(const graph::TieGraph& graph) const;
    /// Near home for the window's sake, where the view asks for that; else empty.
    [[nodiscard]] std::vector<base::Vec2> near_home(const graph::TieGraph& window) const;
    [[nodiscard]] scene::FigureOptions options() const;
    [[nodiscard]] scene::FilmTrack track() const;
    [[nodiscard]] graph::TieGraph move_to(std::size_t number);
    void use_background(scene::Marks& marks) const;

    const FilmData& data_;
    const FilmSettings& settings_;
    std::span<const model::Window> windows_;
    model::Span run_;
    graph::TieGraph framed_; ///< what can be drawn in some window
    std::vector<base::Vec2> own_places_;
    std::span<const base::Vec2> positions_;
    scene::Encoding encoding_;
    scene::Caption caption_;
    std::string filters_; ///< in words, one line
    scene::Camera camera_;
};

} // namespace entente::shell
