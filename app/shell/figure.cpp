// SPDX-License-Identifier: MIT
#include "app/shell/figure.hpp"

#include "app/document/home_layout.hpp"
#include "app/shell/figure_caption.hpp"

#include <algorithm>
#include <vector>

namespace entente::shell {
namespace {

using base::Rect;
using base::Vec2;

constexpr float border_px = 24;
/// Lines of caption that room is kept for, so that a filter more does not move the network.
constexpr std::size_t reserved_caption_lines = 4;

/// A rectangle without what caption and legend take of it, whatever the window: both are laid out
/// for all time, and the caption has room for as many lines as most views need.
struct FreeAreas {
    Rect above_legend;
    Rect beside_legend;
};

FreeAreas free_areas(const FigureData& data, const FigureSettings& settings,
                     const scene::Encoding& encoding, const scene::Caption& caption,
                     text::FontSet& fonts) {
    const float border = border_px * settings.scale;
    const Vec2 corner{static_cast<float>(settings.width_px),
                      static_cast<float>(settings.height_px)};
    Rect area{{border, border}, corner - Vec2{border, border}};
    scene::Marks scratch;
    if (settings.with_caption) {
        scene::Caption reserved = caption;
        while (reserved.lines.size() < reserved_caption_lines) {
            reserved.lines.push_back("-");
        }
        if (const auto taken = scene::add_caption(reserved, encoding, area, fonts, scratch)) {
            area.min.y = std::max(area.min.y, taken->max.y);
        }
    }
    FreeAreas areas{area, area};
    if (settings.with_legend) {
        if (const auto taken = scene::add_legend(data.all_time, data.index.store(), encoding, area,
                                                 fonts, scratch)) {
            areas.above_legend.max.y = std::min(area.max.y, taken->min.y);
            areas.beside_legend.min.x = std::max(area.min.x, taken->max.x);
        }
    }
    return areas;
}

/// Shows all points within `area`, as a camera over the whole picture. A side that is not there is
/// one pixel, so that a picture too small for caption and legend still has a camera.
scene::Camera camera_within(Rect area, const Rect& picture, std::span<const Vec2> world,
                            float margin) {
    area.max.x = std::max(area.max.x, area.min.x + 1);
    area.max.y = std::max(area.max.y, area.min.y + 1);
    scene::Camera camera;
    camera.viewport = area;
    camera.fit(world, std::min(margin, std::min(area.width(), area.height()) / 4));
    camera.center += (picture.center() - area.center()) / camera.scale;
    camera.viewport = picture;
    return camera;
}

scene::Camera camera_of(const FigureData& data, const FigureSettings& settings,
                        const scene::Encoding& encoding, const scene::Caption& caption,
                        text::FontSet& fonts) {
    const Rect picture{
        {0, 0}, {static_cast<float>(settings.width_px), static_cast<float>(settings.height_px)}};
    if (data.camera != nullptr) {
        scene::Camera camera = *data.camera;
        camera.scale *= std::min(picture.width() / std::max(1.0F, camera.viewport.width()),
                                 picture.height() / std::max(1.0F, camera.viewport.height()));
        camera.viewport = picture;
        return camera;
    }
    // Nodes that no tie of any time reaches have places far out, and are never drawn.
    std::vector<Vec2> drawn;
    for (const graph::NodeId node : data.all_time.nodes) {
        drawn.push_back(data.home[node.index()]);
    }
    const FreeAreas areas = free_areas(data, settings, encoding, caption, fonts);
    const float margin = (encoding.max_radius_px + border_px) * settings.scale;
    const scene::Camera above = camera_within(areas.above_legend, picture, drawn, margin);
    const scene::Camera beside = camera_within(areas.beside_legend, picture, drawn, margin);
    return above.scale > beside.scale ? above : beside;
}

} // namespace

Figure make_figure(const FigureData& data, const FigureSettings& settings, text::FontSet& fonts,
                   const base::Progress& progress) {
    const graph::TieGraph snapshot = data.index.snapshot(data.view.thinning);
    const bool is_fixed = settings.frame == FigureFrame::all_time;
    Figure figure;
    figure.caption = caption_of(data.index, snapshot, data.view, settings.title, data.files);
    const scene::Encoding encoding = scene::make_encoding(
        is_fixed ? data.all_time : snapshot, settings.theme, settings.color_by, settings.scale);
    std::vector<Vec2> own_places;
    if (!is_fixed) {
        own_places = document::home_positions(snapshot, data.home.size(), settings.seed, progress);
    }
    scene::Camera camera;
    if (is_fixed) {
        camera = camera_of(data, settings, encoding, figure.caption, fonts);
    }
    const scene::SceneInput input{
        .store = data.index.store(),
        .graph = snapshot,
        .positions = is_fixed ? data.home : std::span<const Vec2>(own_places),
        .camera = camera,
        .encoding = encoding,
        .node_appearance = {},
        .tie_appearance = {},
        .node_strength = {},
        .tie_strength = {},
        .max_labels = settings.max_labels,
        .all_labels = settings.all_labels,
        .language = settings.language,
        .keep_clear = {},
    };
    const scene::FigureOptions options{
        .width_px = settings.width_px,
        .height_px = settings.height_px,
        .scale = settings.scale,
        .with_legend = settings.with_legend,
        .with_caption = settings.with_caption,
        .is_transparent = settings.is_transparent,
    };
    figure.marks = scene::build_figure(input, figure.caption, options, !is_fixed, fonts);
    if (settings.background) {
        const base::Color old = figure.marks.background;
        figure.marks.background = *settings.background;
        for (scene::TextMark& label : figure.marks.labels) {
            // A halo is the background showing through, so it changes with it.
            if (label.halo.with_alpha(1) == old.with_alpha(1)) {
                label.halo = settings.background->with_alpha(label.halo.a);
            }
        }
    }
    return figure;
}

io::PngTexts texts_of(const scene::Caption& caption) {
    io::PngTexts texts;
    if (!caption.title.empty()) {
        texts.emplace_back("Title", caption.title);
    }
    std::string description;
    for (const std::string& line : caption.lines) {
        description += (description.empty() ? "" : "\n") + line;
    }
    texts.emplace_back("Description", std::move(description));
    texts.emplace_back("Software", "Entente " ENTENTE_VERSION);
    return texts;
}

} // namespace entente::shell
