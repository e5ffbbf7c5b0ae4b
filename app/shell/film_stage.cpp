// SPDX-License-Identifier: MIT
#include "app/shell/film_stage.hpp"

#include "app/document/home_layout.hpp"
#include "app/document/window_places.hpp"
#include "app/scene/strip_page.hpp"
#include "app/shell/figure_caption.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::shell {
namespace {

using graph::CalendarUnit;
using model::Day;
using model::Span;
using std::chrono::days;

/// The window as a film's date: what lasts is told elsewhere.
std::string date_of(const model::Window& window) {
    if (window.mode == model::WindowMode::window) {
        return model::words_for_span(window.span);
    }
    std::string until = model::words_for_span({Span::earliest, window.span.last});
    if (!until.empty() && until.front() >= 'a' && until.front() <= 'z') {
        until.front() = static_cast<char>(until.front() - 'a' + 'A');
    }
    return until;
}

std::string pace_of(const model::Window& window) {
    switch (window.mode) {
    case model::WindowMode::cumulative:
        return "all so far";
    case model::WindowMode::decay:
        return window.half_life_days == 1
                   ? "fading by half every day"
                   : fmt::format("fading by half every {:g} days", window.half_life_days);
    case model::WindowMode::window:
        break;
    }
    return {};
}

void append(std::string& line, std::string_view piece) {
    if (!piece.empty()) {
        line += (line.empty() ? "" : " · ") + std::string(piece);
    }
}

/// Bars of a track: the finest unit of which there is still room for one each.
CalendarUnit unit_of_bars(const Span& run) {
    constexpr std::int64_t most = 340;
    constexpr std::array<std::pair<CalendarUnit, std::int64_t>, 4> lengths{
        {{CalendarUnit::day, 1},
         {CalendarUnit::week, 7},
         {CalendarUnit::month, 30},
         {CalendarUnit::quarter, 91}}};
    for (const auto& [unit, length] : lengths) {
        if (run.days() / length <= most) {
            return unit;
        }
    }
    return run.days() / 366 <= most ? CalendarUnit::year : CalendarUnit::decade;
}

/// Ticks of a track: years, or months, or days, with the words for them.
std::vector<scene::FilmTrack::Tick> ticks_of(const Span& run) {
    constexpr std::int64_t some_years = 3 * 366;
    constexpr std::int64_t some_months = 3 * 31;
    const CalendarUnit unit = run.days() > some_years    ? CalendarUnit::year
                              : run.days() > some_months ? CalendarUnit::month
                                                         : CalendarUnit::week;
    std::vector<scene::FilmTrack::Tick> ticks;
    Day at = graph::start_of_unit(run.first, unit);
    for (; at <= run.last; at = graph::add_units(at, unit, 1)) {
        if (at < run.first) {
            continue;
        }
        const Day next = graph::add_units(at, unit, 1);
        const Span told = unit == CalendarUnit::week ? Span{at, at} : Span{at, next - days{1}};
        ticks.push_back(
            {static_cast<float>((at - run.first).count()) / static_cast<float>(run.days()),
             model::words_for_span(told)});
    }
    return ticks;
}

} // namespace

FilmStage::FilmStage(const FilmData& data, const FilmSettings& settings,
                     std::span<const model::Window> windows, const base::Progress& progress)
    : data_(data), settings_(settings), windows_(windows) {
    graph::TieIndex& index = data_.selected.index;
    const graph::TieGraph all_time = index.all_time();
    const document::View& view = data_.selected.view;
    const Span domain = index.store().extent().value_or(windows.back().span);
    run_ = run_of({windows.begin(), windows.end()}, domain);

    // The run as one window: its words and counts are the film's, and, where nothing of other times
    // is to have a say, its network is the one that is laid out.
    document::View whole = view;
    whole.window = windows.back();
    if (whole.window.mode == model::WindowMode::window) {
        whole.window.span = run_;
        if (view.window.span == Span::all()) {
            whole.window.span = Span::all();
        }
    }
    index.set_window(whole.window);
    graph::TieGraph of_run = index.snapshot(view.thinning);
    const FigureSettings& figure = settings_.figure;
    caption_ = caption_of(index, of_run, whole, figure.title, data_.files);
    caption_.provenance = provenance_of(data_.files, figure.seed);
    if (figure.caption) {
        caption_.lines = {*figure.caption};
    }
    const bool is_fixed = figure.frame == FigureFrame::all_time;
    if (is_fixed) {
        framed_ = document::framed_graph(index, all_time, view.thinning);
        positions_ = data_.home;
    } else {
        framed_ = std::move(of_run);
        const std::size_t count = graph::node_count(index.store());
        own_places_ = document::home_positions(index.store(), framed_, view.arrangement,
                                               figure.seed, progress, disc_radii(framed_, count));
        positions_ = own_places_;
    }
    encoding_ = scene::make_encoding(is_fixed ? all_time : framed_, figure.theme, figure.color_by,
                                     figure.scale);
    // The strongest node and tie of any window are drawn largest: the scale of all time would leave
    // a month's so small that nothing could be told apart.
    double node = 0;
    double tie = 0;
    for (std::size_t i = 0; i < windows.size() && !progress.is_cancelled(); ++i) {
        const graph::TieGraph graph = move_to(i);
        for (const double strength : graph.strength) {
            node = std::max(node, strength);
        }
        for (const graph::Tie& one : graph.ties) {
            tie = std::max(tie, one.strength);
        }
    }
    if (node > 0) {
        encoding_.max_node_strength = node;
    }
    if (tie > 0) {
        encoding_.max_tie_strength = tie;
    }
    for (const document::ActiveChoice& choice :
         document::describe_filter(index.store(), view.filter)) {
        append(filters_, choice.words);
    }
    for (const std::string& piece : document::describe_thinning(index.store(), view)) {
        append(filters_, piece);
    }
    append(filters_, pace_of(windows.front()));
}

graph::TieGraph FilmStage::move_to(std::size_t number) {
    data_.selected.index.set_window(windows_[number]);
    return data_.selected.index.snapshot(data_.selected.view.thinning);
}

scene::SceneInput FilmStage::input_of(const graph::TieGraph& graph) const {
    const FigureSettings& figure = settings_.figure;
    scene::SceneInput input{data_.selected.index.store(),
                            graph,
                            positions_,
                            camera_,
                            encoding_,
                            {},
                            {},
                            {},
                            {},
                            figure.max_labels,
                            figure.all_labels,
                            figure.language,
                            {}};
    input.second_language = figure.second_language;
    input.annotations = data_.annotations;
    return input;
}

std::vector<base::Vec2> FilmStage::near_home(const graph::TieGraph& window) const {
    const float reach = data_.selected.view.arrangement.reach;
    if (reach <= 0) {
        return {};
    }
    return document::window_places(window, positions_,
                                   data_.pins != nullptr ? *data_.pins : document::Pins(), reach);
}

scene::FigureOptions FilmStage::options() const {
    const FigureSettings& figure = settings_.figure;
    scene::FigureOptions options;
    options.width_px = figure.width_px;
    options.height_px = figure.height_px;
    options.scale = figure.scale;
    options.with_legend = figure.with_legend;
    options.with_caption = figure.with_caption;
    options.is_transparent = figure.is_transparent;
    options.legend_at = figure.legend_at;
    return options;
}

void FilmStage::use_background(scene::Marks& marks) const {
    const auto& background = settings_.figure.background;
    if (!background) {
        return;
    }
    const base::Color old = marks.background;
    marks.background = *background;
    for (scene::TextMark& label : marks.labels) {
        // A halo is the background showing through, so it changes with it.
        if (label.halo.with_alpha(1) == old.with_alpha(1)) {
            label.halo = background->with_alpha(label.halo.a);
        }
    }
}

scene::FilmTrack FilmStage::track() const {
    scene::FilmTrack track;
    track.ticks = ticks_of(run_);
    const graph::TieIndex& index = data_.selected.index;
    const auto bins =
        graph::histogram(index.store(), data_.selected.filter.failed(), unit_of_bars(run_));
    if (!bins) {
        return track; // more bins than can be counted: nothing that could be seen either
    }
    std::uint32_t most = 1;
    for (const graph::Bin& bin : *bins) {
        most = std::max(most, bin.span.meets(run_) ? bin.passing : 0);
    }
    const auto share = [&](Day day) {
        return std::clamp(static_cast<float>((day - run_.first).count()) /
                              static_cast<float>(run_.days()),
                          0.0F, 1.0F);
    };
    for (const graph::Bin& bin : *bins) {
        if (bin.span.meets(run_)) {
            track.bars.push_back({share(bin.span.first), share(bin.span.last + days{1}),
                                  static_cast<float>(bin.passing) / static_cast<float>(most)});
        }
    }
    return track;
}

scene::FilmPage FilmStage::film_page(text::FontSet& fonts) const {
    std::vector<std::string> dates;
    dates.reserve(windows_.size());
    for (const model::Window& window : windows_) {
        dates.push_back(date_of(window));
    }
    scene::FilmWords words{caption_.title, caption_.provenance, std::move(dates)};
    return scene::FilmPage(input_of(framed_), words, track(), options(), fonts);
}

scene::Marks FilmStage::frame(const scene::FilmPage& page, std::size_t number,
                              text::FontSet& fonts) {
    const graph::TieGraph graph = move_to(number);
    const model::Window& window = windows_[number];
    const graph::TieIndex& index = data_.selected.index;
    scene::FilmMoment moment;
    moment.date = date_of(window);
    const auto offices = static_cast<std::size_t>(
        std::count_if(graph.ties.begin(), graph.ties.end(), [](const graph::Tie& tie) {
            return tie.dyad.kind == graph::TieKind::office;
        }));
    moment.counts = fmt::format("{}, {}, {}", counted(index.event_count(), "event"),
                                counted(graph.nodes.size(), "node"),
                                counted(graph.ties.size() - offices, "tie"));
    append(moment.counts, filters_);
    const auto share = [&](Day day) {
        return static_cast<float>(
                   (std::clamp(day, run_.first, run_.last + days{1}) - run_.first).count()) /
               static_cast<float>(run_.days());
    };
    moment.from = share(window.span.first);
    moment.to = share(window.span.last + days{1});
    scene::SceneInput input = input_of(graph);
    const std::vector<base::Vec2> places = near_home(graph);
    if (!places.empty()) {
        input.positions = places;
    }
    scene::Marks marks = page.frame(input, moment, fonts);
    use_background(marks);
    return marks;
}

Figure FilmStage::strip(text::FontSet& fonts) {
    std::vector<graph::TieGraph> graphs;
    graphs.reserve(windows_.size());
    std::vector<std::vector<base::Vec2>> places;
    places.reserve(windows_.size());
    std::vector<scene::StripCell> cells;
    for (std::size_t i = 0; i < windows_.size(); ++i) {
        graphs.push_back(move_to(i));
        places.push_back(near_home(graphs.back()));
        cells.push_back({graphs.back(), date_of(windows_[i]),
                         counted(data_.selected.index.event_count(), "event"), places.back()});
    }
    Figure figure;
    figure.caption = caption_;
    figure.width_px = settings_.figure.width_px;
    figure.height_px = settings_.figure.height_px;
    figure.own_places = own_places_;
    figure.marks = scene::build_strip(input_of(framed_), cells, caption_, options(), fonts);
    use_background(figure.marks);
    return figure;
}

} // namespace entente::shell
