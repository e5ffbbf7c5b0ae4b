// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/base/progress.hpp"
#include "app/document/view.hpp"
#include "app/graph/tie_index.hpp"
#include "app/io/png_writer.hpp"
#include "app/scene/camera.hpp"
#include "app/scene/figure.hpp"
#include "app/text/fonts.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::shell {

/// What positions and scales of a figure are fixed to.
enum class FigureFrame : std::uint8_t {
    all_time, ///< figures of different windows can be laid beside each other
    window    ///< laid out and scaled for what is drawn alone
};

/// How a figure looks: the options that shape one, the same for `render` and for the window's
/// export.
struct FigureSettings {
    int width_px = 1600;
    int height_px = 1000;
    float scale = 1; ///< multiplies every length: text, radii, widths
    scene::Theme theme = scene::Theme::light;
    std::optional<base::Color> background; ///< instead of the theme's
    bool is_transparent = false;
    std::optional<std::string> title; ///< instead of the data's; empty for none
    bool with_legend = true;
    bool with_caption = true;
    int max_labels = -1;     ///< -1: all that fit; 0: none
    bool all_labels = false; ///< even where they overlap
    std::string language;    ///< BCP 47; empty for `name`
    scene::ColorBy color_by = scene::ColorBy::tone;
    std::uint64_t seed = 1;
    FigureFrame frame = FigureFrame::all_time;
};

/// What a figure is made of. References live as long as the call.
struct FigureData {
    const graph::TieIndex& index; ///< with the view's window and filter set
    const document::View& view;
    const graph::TieGraph& all_time;              ///< index.all_time()
    std::span<const base::Vec2> home;             ///< home positions, by NodeId
    std::span<const std::filesystem::path> files; ///< named in the caption
    /// The window's, for a figure of the part that is seen: its centre, and its scale where the
    /// figure is as large as the viewport, larger or smaller in proportion. Null: all is fitted.
    const scene::Camera* camera = nullptr;
};

/// A figure, ready to be painted.
struct Figure {
    scene::Marks marks;
    scene::Caption caption; ///< made even where it is not drawn: it goes into the file's texts
};

/// Radii of all nodes in layout units, by NodeId, as they are drawn where a figure of usual size
/// holds all of the network, with a little air: what the layout keeps apart.
std::vector<float> disc_radii(const graph::TieGraph& all_time, std::size_t node_count);

/// Home positions of the data behind an index, discs kept apart. Officials that are rolled up keep
/// their places, and so does everything else: they rest on the ties before that.
std::vector<base::Vec2> home_of(const graph::TieIndex& index,
                                std::shared_ptr<const model::EventStore> store, std::uint64_t seed,
                                const base::Progress& progress = {});

/// Builds the figure of a view. Cost: that of a snapshot and its marks; where settings.frame is
/// `window`, also a layout of the snapshot, which `progress` follows.
Figure make_figure(const FigureData& data, const FigureSettings& settings, text::FontSet& fonts,
                   const base::Progress& progress = {});

/// Title, description and program, for the text chunks of a PNG. No dates: the same figure gives
/// the same bytes.
io::PngTexts texts_of(const scene::Caption& caption);

} // namespace entente::shell
