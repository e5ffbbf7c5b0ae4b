// SPDX-License-Identifier: MIT
#include "app/scene/film_page.hpp"

#include "app/scene/cell_encoding.hpp"
#include "app/scene/legend.hpp"
#include "app/scene/network_fit.hpp"
#include "app/scene/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

// In units of the design: a pixel of a film of usual size.
constexpr float title_px = 17;
constexpr float largest_date_px = 34;
constexpr float counts_px = 14;
constexpr float tick_px = 11.5F;
constexpr float bars_height = 26;
constexpr float ticks_height = 17;
constexpr float lane_height = 17; ///< of milestones
constexpr float milestone_px = 11;

BoxMark plain_box(const Rect& rect, Color fill) {
    BoxMark box;
    box.rect = rect;
    box.fill = fill;
    box.fill_right = fill;
    box.outline = fill.with_alpha(0);
    return box;
}

} // namespace

FilmPage::FilmPage(const SceneInput& all_time, const FilmWords& words, const FilmTrack& track,
                   const FigureOptions& options, text::FontSet& fonts)
    : is_transparent_(options.is_transparent) {
    const Rect picture{
        {0, 0}, {static_cast<float>(options.width_px), static_cast<float>(options.height_px)}};
    // A film is watched from farther away than a page is read, so its words do not shrink as far.
    const float factor = std::min(picture.width() / 1280, picture.height() / 720) / options.scale;
    unit_ = options.scale * std::clamp(factor, 0.55F, 1.0F);
    const float margin =
        std::round(std::min(26 * unit_, 0.05F * std::min(picture.width(), picture.height())));
    frame_ = {picture.min + Vec2{margin, margin}, picture.max - Vec2{margin, margin}};
    encoding_ = encoding_for_room(picture, all_time.encoding, options.scale);
    if (options.with_caption) {
        set_words(words, fonts);
        set_track(track, fonts);
    }
    const std::optional<Rect> legend =
        options.with_legend ? seat_legend(all_time, options, margin, fonts) : std::nullopt;
    if (legend) {
        keep_clear_.push_back(*legend);
    }
    camera_ = fit_network(seen_with(all_time, all_time.camera, encoding_, keep_clear_), frame_,
                          legend, fonts);
}

void FilmPage::set_words(const FilmWords& words, text::FontSet& fonts) {
    const Palette& colors = palette(encoding_.theme);
    Caption foot;
    foot.provenance = words.provenance;
    if (const auto taken = add_provenance(foot, encoding_, frame_, fonts, fixed_)) {
        frame_.max.y = std::max(taken->min.y - std::round(5 * unit_), frame_.min.y);
    }
    float top = frame_.min.y;
    const TextStyle style{title_px * unit_, text::Weight::bold, colors.muted_text};
    auto lines = set_lines(words.title, style, frame_.width(), fonts);
    if (!lines.empty()) {
        if (lines.size() > 1) {
            lines.front().text += " \u2026";
        }
        const bool is_flush_right = lines.front().is_right_to_left;
        const float x = is_flush_right ? frame_.max.x : frame_.min.x;
        write_text(lines.front().text, style, {x, std::round(top + 0.78F * style.size_px)},
                   is_flush_right ? Align::right : Align::left, fonts, fixed_);
        top += std::round(1.35F * style.size_px);
    }
    float widest = 1;
    for (const std::string& date : words.dates) {
        widest = std::max(widest,
                          fonts.shape(date, largest_date_px * unit_, text::Weight::bold).width_px);
    }
    date_px_ = largest_date_px * unit_ * std::min(1.0F, frame_.width() / widest);
    date_at_ = {frame_.min.x, std::round(top + 0.8F * date_px_)};
    top += std::round(1.16F * date_px_);
    counts_at_ = {frame_.min.x, std::round(top + 0.86F * counts_px * unit_)};
    top += std::round(1.5F * counts_px * unit_);
    if (words.tells_changes) {
        changes_at_ = {frame_.min.x, std::round(top + 0.86F * counts_px * unit_)};
        top += std::round(1.5F * counts_px * unit_);
    }
    right_ = frame_.max.x;
    frame_.min.y = std::min(top, frame_.max.y);
}

/// The form and place of the legend that leave the network largest.
std::optional<Rect> FilmPage::seat_legend(const SceneInput& all_time, const FigureOptions& options,
                                          float margin, text::FontSet& fonts) {
    // Its words stand flush with the title, so its panel begins outside.
    const float padding = std::min(legend_padding_px(frame_, encoding_), margin);
    const Rect area{frame_.min - Vec2{padding, 0}, frame_.max + Vec2{padding, 0}};
    LegendInput explains{all_time.graph,       all_time.store, encoding_,
                         all_time.annotations, false,          options.scale_note};
    explains.has_shares = options.has_shares;
    explains.window = options.window;
    explains.compared_with = options.compared_with;
    explains.has_absent = options.has_absent;
    std::vector<Legend> legends = set_legends(explains, area, fonts);
    if (legends.empty()) {
        return std::nullopt;
    }
    std::vector<std::size_t> forms;
    std::vector<Rect> places;
    for (std::size_t form = 0; form < legends.size(); ++form) {
        const auto add = [&](Vec2 at) {
            forms.push_back(form);
            places.push_back(legend_rect(legends[form].size, at, area));
        };
        if (options.legend_at) {
            add(*options.legend_at);
            continue;
        }
        for (const Vec2 at : legend_seats()) {
            add(at);
        }
    }
    const Room room = find_room(seen_with(all_time, all_time.camera, encoding_, keep_clear_),
                                frame_, places, fonts);
    constexpr float least_share = 0.5F; // a legend that leaves less is worth less than the network
    if (room.share < least_share) {
        return std::nullopt;
    }
    const std::size_t best = room.place;
    Legend& legend = legends[forms[best]];
    if (options.is_transparent && !legend.marks.boxes.empty()) {
        legend.marks.boxes.front().fill.a = 0;
        legend.marks.boxes.front().fill_right.a = 0;
    }
    add_legend(legend, places[best].min, fixed_);
    return places[best];
}

void FilmPage::set_track(const FilmTrack& track, text::FontSet& fonts) {
    const Palette& colors = palette(encoding_.theme);
    const float bottom = frame_.max.y - std::round(ticks_height * unit_);
    const float top = bottom - std::round(bars_height * unit_);
    if (track.bars.empty() || top < frame_.min.y) {
        return;
    }
    track_ = Rect{{frame_.min.x, top}, {frame_.max.x, bottom}};
    bars_ = track.bars;
    breaks_ = track.breaks;
    const float line = std::max(1.0F, std::round(unit_));
    fixed_.boxes.push_back(
        plain_box({{frame_.min.x, bottom}, {frame_.max.x, bottom + line}}, colors.panel_line));
    const TextStyle style{tick_px * unit_, text::Weight::regular, colors.muted_text};
    const auto place_of = [&](const FilmTrack::Tick& tick) {
        return std::round(frame_.min.x + tick.at * frame_.width());
    };
    // Every one, or every second, and so on: what is left out is left out evenly.
    const std::size_t every = [&] {
        for (std::size_t stride : {1, 2, 3, 4, 6, 12, 24}) {
            float free_from = frame_.min.x - 1;
            bool is_possible = true;
            for (std::size_t i = 0; i < track.ticks.size() && is_possible; i += stride) {
                const float x = place_of(track.ticks[i]);
                is_possible = x >= free_from;
                free_from =
                    x + fonts.shape(track.ticks[i].label, style.size_px).width_px + 18 * unit_;
            }
            if (is_possible) {
                return stride;
            }
        }
        return std::size_t{60};
    }();
    for (std::size_t i = 0; i < track.ticks.size(); i += every) {
        const FilmTrack::Tick& tick = track.ticks[i];
        const float x = place_of(tick);
        const float width = fonts.shape(tick.label, style.size_px).width_px;
        if (x + width > frame_.max.x + 1) {
            continue;
        }
        fixed_.boxes.push_back(
            plain_box({{x, bottom}, {x + line, bottom + 4 * line}}, colors.panel_line));
        write_text(tick.label, style, {x + 2 * line, frame_.max.y - std::round(unit_)}, Align::left,
                   fonts, fixed_);
    }
    const float lane = track.milestones.empty() ? 0 : std::round(lane_height * unit_);
    if (lane > 0 && top - lane > frame_.min.y) {
        set_milestones(track, {{frame_.min.x, top - lane}, {frame_.max.x, top}}, fonts);
    }
    frame_.max.y = std::max(top - lane - std::round(10 * unit_), frame_.min.y);
}

/// Triangles for days, lines for periods, each with its name at its right, or left of it at the
/// end of the track, where no other name is.
void FilmPage::set_milestones(const FilmTrack& track, const Rect& lane, text::FontSet& fonts) {
    const Palette& colors = palette(encoding_.theme);
    const TextStyle style{milestone_px * unit_, text::Weight::regular, colors.muted_text};
    const float gap = 5 * unit_;
    const auto place_of = [&](float share) {
        return std::round(lane.min.x + std::clamp(share, 0.0F, 1.0F) * lane.width());
    };
    float free_from = lane.min.x;
    for (const FilmTrack::Milestone& one : track.milestones) {
        const float from = place_of(one.from);
        float end = from + 4 * unit_;
        if (one.is_period) {
            end = std::max(place_of(one.to), from + 2 * unit_);
            const float line = std::max(1.0F, std::round(2 * unit_));
            fixed_.boxes.push_back(plain_box({{from, lane.max.y - line}, {end, lane.max.y}},
                                             colors.muted_text.with_alpha(0.6F)));
        } else {
            NodeMark mark;
            mark.shape = Shape::triangle;
            mark.radius = 3.4F * unit_;
            mark.center = {from, lane.max.y - 6.5F * unit_};
            mark.fill = colors.muted_text;
            mark.outline = mark.fill.with_alpha(0);
            mark.node = no_mark;
            fixed_.overlay_nodes.push_back(mark);
        }
        const float width = fonts.shape(one.name, style.size_px).width_px;
        float left = one.is_period ? from : end + gap * 0.4F;
        if (left + width > lane.max.x) {
            left = from - width - gap;
        }
        if (left < free_from) {
            continue;
        }
        write_text(one.name, style, {left, lane.max.y - 5 * unit_}, Align::left, fonts, fixed_);
        free_from = left + width + 2 * gap;
    }
}

Marks FilmPage::frame(const SceneInput& window, const FilmMoment& moment,
                      text::FontSet& fonts) const {
    Marks marks;
    Encoding encoding = encoding_;
    encoding.max_node_strength = window.encoding.max_node_strength;
    encoding.max_tie_strength = window.encoding.max_tie_strength;
    build_network(seen_with(window, camera_, encoding, keep_clear_), fonts, marks);
    append_overlay(fixed_, {}, marks);
    if (is_transparent_) {
        marks.background.a = 0;
    }
    if (window.graph.nodes.empty()) {
        const TextStyle style{15 * unit_, text::Weight::regular,
                              palette(encoding_.theme).muted_text};
        write_text("Nothing in this window", style, frame_.center(), Align::center, fonts, marks);
    }
    if (date_px_ > 0) {
        add_words(moment, fonts, marks);
    }
    if (track_) {
        add_track(moment, marks);
    }
    return marks;
}

void FilmPage::add_words(const FilmMoment& moment, text::FontSet& fonts, Marks& marks) const {
    const Palette& colors = palette(encoding_.theme);
    const float date = write_text(moment.date, {date_px_, text::Weight::bold, colors.text},
                                  date_at_, Align::left, fonts, marks);
    const TextStyle small{counts_px * unit_, text::Weight::regular, colors.muted_text};
    write_text(moment.counts, small, counts_at_, Align::left, fonts, marks);
    if (moment.changes) {
        const ChangeForm form =
            form_for(*moment.changes, small.size_px, right_ - changes_at_.x, fonts);
        write_changes(*moment.changes, form, small.size_px, changes_at_, encoding_.theme, fonts,
                      marks);
    } else if (!moment.no_changes.empty()) {
        write_text(moment.no_changes, small, changes_at_, Align::left, fonts, marks);
    }
    if (moment.note.empty()) {
        return;
    }
    // Two strokes, as where an axis is broken, then what was leapt over.
    const float left = date_at_.x + date + 16 * unit_;
    const float strokes = 16 * unit_;
    const TextStyle style{counts_px * unit_, text::Weight::bold, colors.accent};
    const std::string words =
        fonts.shorten(moment.note, style.size_px, std::max(right_ - left - strokes, 0.0F));
    for (const float x : {0.0F, 5.0F}) {
        TieMark stroke;
        stroke.from = {left + x * unit_, date_at_.y + 2 * unit_};
        stroke.to = {left + (x + 5) * unit_, date_at_.y - 13 * unit_};
        stroke.width = std::max(2 * unit_, 1.0F);
        stroke.color = colors.accent;
        stroke.tie = no_mark;
        marks.overlay_ties.push_back(stroke);
    }
    write_text(words, style, {left + strokes, date_at_.y}, Align::left, fonts, marks);
}

void FilmPage::add_track(const FilmMoment& moment, Marks& marks) const {
    const Palette& colors = palette(encoding_.theme);
    const float width = track_->width();
    const auto at = [&](float share) { return std::round(track_->min.x + share * width); };
    const float least = std::max(2.0F, std::round(3 * unit_));
    const float line = std::max(2.0F, std::round(2.4F * unit_));
    const auto band = [&](float from, float to, float top, float height, Color color) {
        const float left = at(from);
        marks.boxes.push_back(
            plain_box({{left, top}, {std::max(at(to), left + least), top + height}}, color));
    };
    for (const FilmTrack::Break& leapt : breaks_) {
        band(leapt.from, leapt.to, track_->min.y, track_->height(),
             colors.muted_text.with_alpha(0.09F));
    }
    if (moment.compared) {
        band(moment.compared->first, moment.compared->second, track_->min.y, track_->height(),
             change_color(graph::Change::lost, encoding_.theme).with_alpha(0.16F));
    }
    for (const FilmTrack::Bar& bar : bars_) {
        if (bar.height <= 0) {
            continue;
        }
        const float left = at(bar.from);
        const float right = at(bar.to);
        const float gap = right - left >= 4 ? 1.0F : 0.0F;
        const float top = track_->max.y - std::max(1.0F, bar.height * track_->height());
        const float middle = (bar.from + bar.to) / 2;
        const bool is_in = middle >= moment.from && middle <= moment.to;
        marks.boxes.push_back(
            plain_box({{left, std::round(top)}, {std::max(right - gap, left + 1), track_->max.y}},
                      is_in ? colors.accent : colors.muted_text.with_alpha(0.35F)));
    }
    if (moment.compared) {
        band(moment.compared->first, moment.compared->second, track_->max.y, line,
             change_color(graph::Change::lost, encoding_.theme));
    }
    band(moment.from, moment.to, track_->max.y, line, colors.accent);
}

} // namespace entente::scene
