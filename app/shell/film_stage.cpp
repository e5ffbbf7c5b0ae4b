// SPDX-License-Identifier: MIT
#include "app/shell/film_stage.hpp"

#include "app/document/home_layout.hpp"
#include "app/document/other_times.hpp"
#include "app/document/window_places.hpp"
#include "app/scene/strip_page.hpp"
#include "app/shell/figure_caption.hpp"
#include "app/shell/film_track.hpp"
#include "app/shell/film_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

namespace entente::shell {
namespace {

using base::Vec2;
using std::chrono::days;

/// A step of the transition's clock: short enough for it to leave no picture out.
constexpr double tick = 0.03;

void append(std::string& line, std::string_view piece) {
    if (!piece.empty()) {
        line += (line.empty() ? "" : " · ") + std::string(piece);
    }
}

/// From 0 to 1, slow at both ends.
double eased(double share) {
    return share * share * (3 - 2 * share);
}

/// What is drawn largest where this is all that is drawn.
void scale_to(const graph::TieGraph& graph, double& node, double& tie) {
    for (const double strength : graph.strength) {
        node = std::max(node, strength);
    }
    for (const graph::Tie& one : graph.ties) {
        tie = std::max(tie, one.strength);
    }
}

void set_scales(double node, double tie, scene::Encoding& encoding) {
    encoding.max_node_strength = node > 0 ? node : encoding.max_node_strength;
    encoding.max_tie_strength = tie > 0 ? tie : encoding.max_tie_strength;
}

} // namespace

FilmStage::FilmStage(const FilmData& data, const FilmSettings& settings, const FilmPlan& plan,
                     const base::Progress& progress)
    : data_(data), settings_(settings), plan_(plan) {
    graph::TieIndex& index = data_.selected.index;
    const graph::TieGraph all_time = index.all_time();
    const document::View& view = data_.selected.view;
    run_ = run_of(plan_.windows, index.store().extent().value_or(plan_.windows.back().span));

    // The run as one window: its words and counts are the film's, and, where nothing of other times
    // is to have a say, its network is the one that is laid out.
    document::View whole = view;
    whole.window = whole_run();
    index.set_window(whole.window);
    graph::TieGraph of_run = index.snapshot(view.thinning);
    const FigureSettings& figure = settings_.figure;
    FigureSettings drawn = figure;
    drawn.scales = FigureFrame::all_time; // told by the legend
    FigureTimes times;
    times.undated = undated_in(data_.selected);
    caption_ = caption_of(index, of_run, whole, drawn, data_.files, &times);
    for (std::string& line : words_for_plan(plan_, data_, settings_)) {
        caption_.lines.push_back(std::move(line));
    }
    caption_.provenance = provenance_of(data_.files, figure.seed);
    if (figure.caption) {
        caption_.lines = {*figure.caption};
    }
    const bool is_fixed = figure.frame == FigureFrame::all_time;
    if (is_fixed) {
        framed_ = document::framed_graph(index, all_time, view.thinning);
        positions_ = data_.home;
    } else if (!data_.home.empty()) {
        framed_ = std::move(of_run); // as a recipe has it
        positions_ = data_.home;
        own_places_.assign(data_.home.begin(), data_.home.end());
    } else {
        framed_ = std::move(of_run);
        const std::size_t count = graph::node_count(index.store());
        own_places_ = document::home_positions(index.store(), framed_, view.arrangement,
                                               figure.seed, progress, disc_radii(framed_, count));
        positions_ = own_places_;
    }
    if (is_fixed && figure.absent != scene::Absent::hidden) {
        of_any_time_ = document::nodes_of_any_time(index, view.thinning);
        if (figure.absent == scene::Absent::neighbors) {
            of_any_time_ = document::neighbors_among(
                of_any_time_, index,
                data_.selection != nullptr ? *data_.selection : document::Selection());
        }
    }
    encoding_ =
        scene::make_encoding(is_fixed ? all_time : framed_, figure.theme,
                             compares() ? scene::ColorBy::change : figure.color_by, figure.scale);
    if (!progress.is_cancelled()) {
        look_at_windows();
    }
    for (const document::ActiveChoice& choice :
         document::describe_filter(index.store(), view.filter)) {
        append(filters_, choice.words);
    }
    for (const std::string& piece : document::describe_thinning(index.store(), view)) {
        append(filters_, piece);
    }
    for (const std::string& piece : describe_drawing(view, drawn, "each window")) {
        append(filters_, piece);
    }
    append(filters_, pace_of(view));
    transition_.most_ties = std::numeric_limits<std::size_t>::max();
    transition_.reset(index.dyads().size(), graph::node_count(index.store()));
}

model::Window FilmStage::whole_run() const {
    const document::View& view = data_.selected.view;
    model::Window window = plan_.windows.back();
    if (window.mode == model::WindowMode::window) {
        window.span = view.window.span == model::Span::all() ? model::Span::all() : run_;
    }
    return window;
}

/// The strongest node and tie of any window are drawn largest: the scale of all time would leave a
/// month's so small that nothing could be told apart. The frame holds what some window draws: of
/// thinned data all that there is would leave it nearly empty.
void FilmStage::look_at_windows() {
    double node = 0;
    double tie = 0;
    std::vector<bool> occurs(graph::node_count(data_.selected.index.store()), false);
    const auto look_at = [&](const graph::TieGraph& graph) {
        scale_to(graph, node, tie);
        for (const graph::NodeId one : graph.nodes) {
            occurs[one.index()] = true;
        }
    };
    for (std::size_t i = 0; i < plan_.windows.size(); ++i) {
        look_at(move_to(i));
    }
    if (settings_.comparison == FilmComparison::pinned && data_.pinned) {
        data_.selected.index.set_window(data_.pinned->window);
        look_at(data_.selected.index.snapshot(data_.selected.view.thinning));
    }
    if (settings_.scales == FilmScales::shared) {
        set_scales(node, tie, encoding_);
    }
    if (settings_.figure.frame != FigureFrame::all_time ||
        std::none_of(occurs.begin(), occurs.end(), [](bool one) { return one; })) {
        return;
    }
    for (const graph::NodeId one : of_any_time_) {
        occurs[one.index()] = true;
    }
    graph::TieGraph part;
    for (std::size_t i = 0; i < framed_.nodes.size(); ++i) {
        if (occurs[framed_.nodes[i].index()]) {
            part.nodes.push_back(framed_.nodes[i]);
            part.strength.push_back(framed_.strength[i]);
            part.events.push_back(framed_.events[i]);
        }
    }
    std::copy_if(framed_.ties.begin(), framed_.ties.end(), std::back_inserter(part.ties),
                 [&](const graph::Tie& one) {
                     return occurs[one.dyad.a.index()] && occurs[one.dyad.b.index()];
                 });
    framed_ = std::move(part);
}

graph::TieGraph FilmStage::move_to(std::size_t number) {
    data_.selected.index.set_window(plan_.windows[number]);
    return data_.selected.index.snapshot(data_.selected.view.thinning);
}

// ---- one window ---------------------------------------------------------------------------------

std::optional<document::PinnedWindow> FilmStage::compared_with(std::size_t number) const {
    if (settings_.comparison == FilmComparison::pinned) {
        return data_.pinned;
    }
    if (settings_.comparison == FilmComparison::none || number == 0) {
        return std::nullopt;
    }
    document::PinnedWindow before;
    before.window = plan_.windows[number - 1];
    before.settings.per_day = settings_.per_day;
    return before;
}

FilmStage::Content FilmStage::content_of(std::size_t number, Words& words) {
    const graph::TieGraph graph = move_to(number);
    graph::TieIndex& index = data_.selected.index;
    const auto offices = static_cast<std::size_t>(
        std::count_if(graph.ties.begin(), graph.ties.end(), [](const graph::Tie& tie) {
            return tie.dyad.kind == graph::TieKind::office;
        }));
    words = {index.event_count(), graph.nodes.size(), graph.ties.size() - offices, std::nullopt};
    comparison_ = {};
    if (const auto pinned = compared_with(number)) {
        comparison_ = comparing_.compare(*pinned, index, data_.selected.view.thinning, 0);
        words.changes = document::without_offices(comparison_).tie_counts();
    }
    Content content;
    content.picture = scene::picture_of(graph);
    if (const float reach = data_.selected.view.arrangement.reach;
        reach > 0 && settings_.figure.frame == FigureFrame::all_time) {
        if (!course_) {
            course_.emplace(index.store(), positions_, document::bounded_reach(reach));
        }
        content.near_home = document::window_places(
            graph, positions_, data_.pins != nullptr ? *data_.pins : document::Pins(), reach,
            &*course_, document::days_of(plan_.windows[number]));
    }
    add_changes(content);
    content.encoding = encoding_;
    if (settings_.scales == FilmScales::window) {
        double node = 0;
        double tie = 0;
        scale_to(content.picture.graph, node, tie);
        set_scales(node, tie, content.encoding);
    }
    return content;
}

/// What other windows had, and what has nothing in this one.
void FilmStage::add_changes(Content& content) const {
    if (!comparison_.by_node.empty()) {
        scene::add_comparison(comparison_, content.picture);
    }
    content.absent = scene::missing_in(content.picture, of_any_time_);
}

FilmStage::Content FilmStage::content_between(double share) const {
    const document::Shown& shown = transition_.shown();
    Content content;
    content.picture = scene::picture_of(shown.graph);
    content.picture.node_strength = shown.node_strength;
    content.picture.tie_strength = shown.tie_strength;
    for (std::size_t i = 0; i < content.picture.nodes.size(); ++i) {
        content.picture.nodes[i].presence = shown.node_presence[i];
    }
    for (std::size_t i = 0; i < content.picture.ties.size(); ++i) {
        content.picture.ties[i].presence = shown.tie_presence[i];
        content.picture.ties[i].accent = shown.tie_accent[i];
    }
    add_changes(content);
    const double on = eased(share);
    content.encoding = content_.encoding;
    const auto between = [&](double from, double to) { return from + (to - from) * on; };
    content.encoding.max_node_strength =
        between(before_.encoding.max_node_strength, content_.encoding.max_node_strength);
    content.encoding.max_tie_strength =
        between(before_.encoding.max_tie_strength, content_.encoding.max_tie_strength);
    content.near_home = content_.near_home;
    if (before_.near_home.size() == content.near_home.size()) {
        for (std::size_t i = 0; i < content.near_home.size(); ++i) {
            const Vec2 from = before_.near_home[i];
            content.near_home[i] = from + (content.near_home[i] - from) * static_cast<float>(on);
        }
    }
    return content;
}

// ---- what is drawn of it ------------------------------------------------------------------------

scene::SceneInput FilmStage::input_of(const graph::TieGraph& graph) const {
    const FigureSettings& figure = settings_.figure;
    return {.store = data_.selected.index.store(),
            .graph = graph,
            .positions = positions_,
            .camera = camera_,
            .encoding = encoding_,
            .node_appearance = {},
            .tie_appearance = {},
            .node_strength = {},
            .tie_strength = {},
            .max_labels = figure.max_labels,
            .all_labels = figure.all_labels,
            .language = figure.language,
            .keep_clear = {},
            .annotations = data_.annotations,
            .second_language = figure.second_language};
}

scene::SceneInput FilmStage::input_of(const Content& content) const {
    const scene::SceneInput plain = input_of(content.picture.graph);
    return {.store = plain.store,
            .graph = content.picture.graph,
            .positions =
                content.near_home.empty() ? positions_ : std::span<const Vec2>(content.near_home),
            .camera = camera_,
            .encoding = content.encoding,
            .node_appearance = content.picture.nodes,
            .tie_appearance = content.picture.ties,
            .node_strength = content.picture.node_strength,
            .tie_strength = content.picture.tie_strength,
            .max_labels = plain.max_labels,
            .all_labels = plain.all_labels,
            .language = plain.language,
            .keep_clear = {},
            .annotations = plain.annotations,
            .second_language = plain.second_language,
            .absent = content.absent};
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
    options.scale_note = words_for_scales(settings_.scales);
    options.has_shares = settings_.scales == FilmScales::window;
    options.has_absent = !of_any_time_.empty();
    if (compares()) {
        options.window = "Each window";
        options.compared_with =
            settings_.comparison == FilmComparison::pinned && data_.pinned
                ? document::describe_pinned(*data_.pinned, data_.selected.view.calendar)
                : std::string("the one before it") + (settings_.per_day ? ", per day" : "");
    }
    return options;
}

void FilmStage::use_background(scene::Marks& marks) const {
    if (settings_.figure.background) {
        change_background(marks, *settings_.figure.background,
                          scene::palette(settings_.figure.theme).panel);
    }
}

scene::FilmPage FilmStage::film_page(text::FontSet& fonts) const {
    std::vector<std::string> dates;
    dates.reserve(plan_.windows.size());
    for (const model::Window& window : plan_.windows) {
        dates.push_back(date_of(window, data_.selected.view.calendar));
    }
    const scene::FilmWords words{caption_.title, caption_.provenance, std::move(dates), compares()};
    return scene::FilmPage(input_of(framed_), words,
                           track_of(data_.selected, plan_, run_, data_.milestones), options(),
                           fonts);
}

std::size_t FilmStage::frame_count() const {
    return plan_.windows.size() * (settings_.tween + 1);
}

void FilmStage::begin_window(std::size_t number) {
    before_ = std::move(content_);
    content_ = content_of(number, words_);
    if (settings_.tween > 0) {
        const auto steps = static_cast<double>(settings_.tween + 1);
        transition_.set_target(data_.selected.index.snapshot(data_.selected.view.thinning),
                               number == 0 ? document::Passage::cut()
                                           : document::Passage::step(1 / (tick * steps)));
    }
    now_ = number;
}

scene::FilmMoment FilmStage::moment(std::size_t number, double share) const {
    const model::Window& window = plan_.windows[number];
    const auto place = [&](const model::Window& one) {
        return std::pair(share_of(one.span.first, run_), share_of(one.span.last + days{1}, run_));
    };
    scene::FilmMoment moment;
    moment.date = date_of(window, data_.selected.view.calendar);
    moment.counts = fmt::format("{}, {}, {}", counted(words_.events, "event"),
                                counted(words_.nodes, "node"), counted(words_.ties, "tie"));
    append(moment.counts, filters_);
    moment.changes = words_.changes;
    if (compares() && !moment.changes) {
        moment.no_changes = "the first window: compared with none";
    }
    std::tie(moment.from, moment.to) = place(window);
    if (number > 0 && share < 1) {
        const auto [from, to] = place(plan_.windows[number - 1]);
        moment.from = std::lerp(from, moment.from, static_cast<float>(eased(share)));
        moment.to = std::lerp(to, moment.to, static_cast<float>(eased(share)));
    }
    if (const auto other = compared_with(number)) {
        moment.compared = place(other->window);
    }
    if (plan_.leapt[number] > 0) {
        moment.note = words_for_leap(plan_, number, data_.selected.view.calendar);
    }
    return moment;
}

scene::Marks FilmStage::frame(const scene::FilmPage& page, std::size_t number,
                              text::FontSet& fonts) {
    const std::size_t pictures = settings_.tween + 1;
    const std::size_t window = number / pictures;
    const std::size_t on_the_way = number % pictures + 1;
    if (now_ != window) {
        begin_window(window);
    }
    const double share = static_cast<double>(on_the_way) / static_cast<double>(pictures);
    scene::Marks marks;
    if (window == 0 || on_the_way == pictures) {
        transition_.advance(1);
        marks = page.frame(input_of(content_), moment(window, 1), fonts);
    } else {
        transition_.advance(tick);
        const Content between = content_between(share);
        marks = page.frame(input_of(between), moment(window, share), fonts);
    }
    use_background(marks);
    return marks;
}

Figure FilmStage::strip(text::FontSet& fonts) {
    std::vector<Content> contents;
    contents.reserve(plan_.windows.size());
    std::vector<Words> words(plan_.windows.size());
    for (std::size_t i = 0; i < plan_.windows.size(); ++i) {
        contents.push_back(content_of(i, words[i]));
    }
    std::vector<scene::SceneInput> inputs;
    inputs.reserve(contents.size());
    std::vector<scene::StripCell> cells;
    for (std::size_t i = 0; i < contents.size(); ++i) {
        inputs.push_back(input_of(contents[i]));
        cells.push_back({inputs.back(), date_of(plan_.windows[i], data_.selected.view.calendar),
                         counted(words[i].events, "event"), words[i].changes,
                         compares() && !words[i].changes ? "compared with none" : ""});
    }
    data_.selected.index.set_window(data_.selected.view.window);
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
