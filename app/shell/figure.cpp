// SPDX-License-Identifier: MIT
#include "app/shell/figure.hpp"

#include "app/document/home_layout.hpp"
#include "app/document/other_times.hpp"
#include "app/document/window_places.hpp"
#include "app/scene/picture.hpp"
#include "app/shell/figure_caption.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::shell {
namespace {

using base::Vec2;

/// Lines of caption that room is kept for, so that a filter more, or counts that need a second
/// line, do not move the network.
constexpr std::size_t reserved_caption_lines = 3;

} // namespace

void change_background(scene::Marks& marks, const base::Color& color, const base::Color& panel) {
    const base::Color old = std::exchange(marks.background, color);
    for (scene::TextMark& label : marks.labels) {
        if (label.halo.with_alpha(1) == old.with_alpha(1)) {
            label.halo = color.with_alpha(label.halo.a);
        }
    }
    for (scene::BoxMark& box : marks.boxes) {
        if (!box.is_gradient && box.fill.with_alpha(1) == panel.with_alpha(1)) {
            box.fill = box.fill_right = color.with_alpha(box.fill.a);
        }
    }
}

std::vector<float> disc_radii(const graph::TieGraph& all_time, std::size_t node_count) {
    // A settled layout of n nodes is about sqrt(n) layout units across (seen from 200 to 7,000
    // nodes).
    constexpr double usual_side_px = 560;
    constexpr float air_px = 1.2F;
    const double across =
        std::sqrt(std::max<double>(1, static_cast<double>(all_time.nodes.size())));
    const auto units_per_px = static_cast<float>(across / usual_side_px);
    const scene::Encoding encoding =
        scene::make_encoding(all_time, scene::Theme::light, scene::ColorBy::tone, 1);
    std::vector<float> radii(node_count, (encoding.radius(0) + air_px) * units_per_px);
    for (std::size_t i = 0; i < all_time.nodes.size(); ++i) {
        radii[all_time.nodes[i].index()] =
            (encoding.radius(all_time.strength[i]) + air_px) * units_per_px;
    }
    return radii;
}

std::vector<Vec2> home_of(const graph::TieIndex& index,
                          std::shared_ptr<const model::EventStore> store,
                          const document::Arrangement& arrangement, std::uint64_t seed,
                          const base::Progress& progress) {
    const graph::TieGraph all_time =
        index.rules().roll_up ? graph::TieIndex(store, {}).all_time() : index.all_time();
    return document::home_positions(*store, all_time, arrangement, seed, progress,
                                    disc_radii(all_time, graph::node_count(*store)));
}

Figure make_figure(const FigureData& data, const FigureSettings& settings, text::FontSet& fonts,
                   const base::Progress& progress) {
    const graph::TieGraph snapshot = data.index.snapshot(data.view.thinning);
    const bool is_fixed = settings.frame == FigureFrame::all_time;
    const bool has_fixed_scales = is_fixed && settings.scales == FigureFrame::all_time;
    const bool compares = data.times != nullptr && data.times->pinned;
    scene::Picture picture = scene::picture_of(snapshot);
    if (compares) {
        scene::add_comparison(data.times->comparison, picture);
    }
    const graph::TieGraph& drawn = picture.graph;
    std::vector<graph::NodeId> absent;
    if (data.times != nullptr) {
        absent = scene::missing_in(picture, data.times->absent);
    }
    Figure figure;
    figure.caption = caption_of(data.index, snapshot, data.view, settings, data.files, data.times);
    figure.caption.reserved_lines =
        settings.caption ? 0 : reserved_caption_lines + (compares ? 1 : 0);
    if (settings.caption) {
        figure.caption.lines.assign(settings.caption->empty() ? 0 : 1, *settings.caption);
    }
    if (!settings.caption || !settings.caption->empty()) {
        figure.caption.provenance = provenance_of(data.files, settings.seed);
    }
    const scene::Encoding encoding =
        scene::make_encoding(has_fixed_scales ? data.all_time : drawn, settings.theme,
                             compares ? scene::ColorBy::change : settings.color_by, settings.scale);
    std::vector<Vec2>& own_places = figure.own_places;
    if (!is_fixed && data.has_own_places) {
        own_places.assign(data.home.begin(), data.home.end());
    } else if (!is_fixed) {
        const std::size_t count = graph::node_count(data.index.store());
        own_places = document::home_positions(data.index.store(), drawn, data.view.arrangement,
                                              settings.seed, progress, disc_radii(drawn, count));
    }
    // What the legend explains does not change with the window where positions and scales do not.
    const graph::TieGraph framed =
        is_fixed ? document::framed_graph(data.index, data.all_time, data.view.thinning)
                 : graph::TieGraph{};
    scene::FigureOptions options{
        .width_px = settings.width_px,
        .height_px = settings.height_px,
        .scale = settings.scale,
        .with_legend = settings.with_legend,
        .with_caption = settings.with_caption,
        .is_transparent = settings.is_transparent,
        .is_trimmed = settings.is_trimmed,
        .legend_at = settings.legend_at,
        .is_fixed_to_all_time = has_fixed_scales,
        .legend_graph = is_fixed ? &framed : nullptr,
        .has_absent = is_fixed && settings.absent != scene::Absent::hidden,
    };
    if (compares) {
        options.window = document::describe_window(data.view.window, data.view.calendar);
        options.compared_with = document::describe_pinned(*data.times->pinned, data.view.calendar);
    }
    const std::span<const Vec2> positions =
        is_fixed ? data.home : std::span<const Vec2>(own_places);
    // The frame is that of the homes, so that figures of several windows have the same.
    std::vector<Vec2> near_home;
    if (is_fixed && data.view.arrangement.reach > 0) {
        const float reach = document::bounded_reach(data.view.arrangement.reach);
        const document::TimeCourse course(data.index.store(), data.home, reach);
        near_home = document::window_places(snapshot, data.home,
                                            data.pins != nullptr ? *data.pins : document::Pins(),
                                            reach, &course, document::days_of(data.view.window));
    }
    const auto input_of = [&](const graph::TieGraph& graph, const scene::Camera& camera) {
        const bool is_drawn = &graph == &drawn; // and not only made room for
        using Appearances = std::span<const scene::Appearance>;
        return scene::SceneInput{
            .store = data.index.store(),
            .graph = graph,
            .positions = is_drawn && !near_home.empty() ? near_home : positions,
            .camera = camera,
            .encoding = encoding,
            .node_appearance = is_drawn && compares ? Appearances(picture.nodes) : Appearances(),
            .tie_appearance = is_drawn && compares ? Appearances(picture.ties) : Appearances(),
            .node_strength = {},
            .tie_strength = {},
            .max_labels = settings.max_labels,
            .all_labels = settings.all_labels,
            .language = settings.language,
            .keep_clear = {},
            .annotations = data.annotations,
            .second_language = settings.second_language,
            .absent = is_drawn ? std::span<const graph::NodeId>(absent)
                               : std::span<const graph::NodeId>(),
        };
    };
    const scene::Camera no_camera;
    const bool is_as_seen = data.camera != nullptr && !data.is_camera_fitted;
    scene::BuiltFigure built;
    if (is_as_seen) {
        built = scene::build_figure_as_seen(input_of(drawn, *data.camera), figure.caption, options,
                                            fonts);
    } else {
        const graph::TieGraph& fitted = is_fixed && !data.fits_window ? framed : drawn;
        scene::FigureFit fit =
            scene::fit_figure(input_of(fitted, no_camera), figure.caption, options, fonts);
        if (data.camera != nullptr) {
            fit.camera = *data.camera;
        }
        built =
            scene::build_figure(input_of(drawn, no_camera), figure.caption, options, fit, fonts);
    }
    if (is_as_seen || is_fixed) {
        figure.camera = built.camera;
    }
    figure.marks = std::move(built.marks);
    figure.width_px = static_cast<int>(built.page.width());
    figure.height_px = static_cast<int>(built.page.height());
    figure.cut_px = built.page.min;
    if (settings.background) {
        change_background(figure.marks, *settings.background, scene::palette(settings.theme).panel);
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
    for (const scene::Caption::Provenance& one : caption.provenance) {
        description += (description.empty() ? "" : "\n") + one.full;
    }
    texts.emplace_back("Description", std::move(description));
    texts.emplace_back("Software", "Entente " ENTENTE_VERSION);
    return texts;
}

} // namespace entente::shell
