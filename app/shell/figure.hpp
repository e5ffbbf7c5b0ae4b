// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"
#include "app/document/selection.hpp"
#include "app/document/view.hpp"
#include "app/graph/annotations.hpp"
#include "app/graph/tie_index.hpp"
#include "app/io/png_writer.hpp"
#include "app/model/milestone.hpp"
#include "app/scene/camera.hpp"
#include "app/scene/figure.hpp"
#include "app/scene/figure_settings.hpp"
#include "app/shell/data_files.hpp"
#include "app/shell/figure_times.hpp"
#include "app/shell/film_motion.hpp"
#include "app/text/fonts.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::shell {

using scene::FigureFrame;
using scene::FigureSettings;

/// What a figure is made of. References live as long as the call.
struct FigureData {
    const graph::TieIndex& index; ///< with the view's window and filter set
    const document::View& view;
    const graph::TieGraph& all_time;  ///< index.all_time()
    std::span<const base::Vec2> home; ///< home positions, by NodeId
    std::span<const DataFile> files;  ///< named in the caption and in the recipe
    /// The window's, for a figure of the part that is seen: its centre, and its scale where the
    /// figure is as large as the viewport, larger or smaller in proportion. Null: all is fitted.
    const scene::Camera* camera = nullptr;
    /// The camera is one that fitting gave before, as a recipe keeps it.
    bool is_camera_fitted = false;
    /// Where no camera is given and the frame is of all time: framed is what the window draws, at
    /// the same positions and scales.
    bool fits_window = false;
    const graph::Annotations* annotations = nullptr; ///< null: none
    const FigureTimes* times = nullptr;              ///< null: nothing of other times
    /// `home` holds the places of a window that is laid out by itself: settings.frame `window` lays
    /// nothing out anew.
    bool has_own_places = false;
    // What a recipe keeps though no figure shows it; null: none.
    const document::Selection* selection = nullptr;
    const std::map<std::uint32_t, base::Vec2>* pins = nullptr; ///< by NodeId
    const std::vector<model::Milestone>* milestones = nullptr; ///< the user's own
    const std::vector<document::TimelineLine>* lines = nullptr;
    const FilmMotion* film = nullptr; ///< of a film, or strip, whose run is the view's window
};

/// A figure, ready to be painted.
struct Figure {
    scene::Marks marks;
    scene::Caption caption; ///< made even where it is not drawn: it goes into the file's texts
    /// The camera of the whole picture, before it is trimmed; nothing where the window is laid out
    /// by itself.
    std::optional<scene::Camera> camera;
    /// The picture's size: that of the settings, or, where it is trimmed, of what is left of it.
    int width_px = 0;
    int height_px = 0;
    base::Vec2 cut_px; ///< what was trimmed from its left and its top
    /// Where the nodes lie, by NodeId, where the window is laid out by itself; else empty: at home.
    std::vector<base::Vec2> own_places;
};

/// Radii of all nodes in layout units, by NodeId, as they are drawn where a figure of usual size
/// holds all of the network, with a little air: what the layout keeps apart.
std::vector<float> disc_radii(const graph::TieGraph& all_time, std::size_t node_count);

/// Home positions of the data behind an index, discs kept apart. Officials that are rolled up keep
/// their places, and so does everything else: they rest on the ties before that.
std::vector<base::Vec2> home_of(const graph::TieIndex& index,
                                std::shared_ptr<const model::EventStore> store,
                                const document::Arrangement& arrangement, std::uint64_t seed,
                                const base::Progress& progress = {});

/// Builds the figure of a view. Cost: that of a snapshot and its marks; where settings.frame is
/// `window`, also a layout of the snapshot, which `progress` follows.
Figure make_figure(const FigureData& data, const FigureSettings& settings, text::FontSet& fonts,
                   const base::Progress& progress = {});

/// What is as the background was, is as the new one: halos, and panels behind words.
void change_background(scene::Marks& marks, const base::Color& color, const base::Color& panel);

/// Title, description and program, for the text chunks of a PNG. No dates: the same figure gives
/// the same bytes.
io::PngTexts texts_of(const scene::Caption& caption);

} // namespace entente::shell
