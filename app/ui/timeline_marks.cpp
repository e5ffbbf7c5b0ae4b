// SPDX-License-Identifier: MIT
#include "app/ui/timeline_marks.hpp"

#include <algorithm>
#include <numeric>

namespace entente::ui {
namespace {

using document::TimeMark;
using std::chrono::days;

/// Stretches of the lane that are taken, ascending, apart from each other.
class Taken {
  public:
    void add(float x0, float x1) {
        const auto at = std::lower_bound(
            taken_.begin(), taken_.end(), x0,
            [](const std::pair<float, float>& stretch, float x) { return stretch.first < x; });
        taken_.insert(at, {x0, x1});
    }
    /// How far to the right of x it is free.
    [[nodiscard]] float free_until(float x) const {
        for (const auto& [from, until] : taken_) {
            if (until > x) {
                return std::max(from, x);
            }
        }
        return 1e9F;
    }
    /// Where the first stretch ends that begins at x or later, or holds it.
    [[nodiscard]] float end_at(float x) const {
        for (const auto& [from, until] : taken_) {
            if (until > x) {
                return until;
            }
        }
        return x;
    }
    /// How far to the left of x it is free.
    [[nodiscard]] float free_since(float x) const {
        float since = -1e9F;
        for (const auto& [from, until] : taken_) {
            if (from < x) {
                since = std::max(since, std::min(until, x));
            }
        }
        return since;
    }

  private:
    std::vector<std::pair<float, float>> taken_;
};

int rank(const TimeMark& mark) {
    switch (mark.origin) {
    case TimeMark::Origin::own:
        return mark.is_period ? 1 : 0;
    case TimeMark::Origin::data:
        return mark.is_period ? 3 : 2;
    case TimeMark::Origin::office:
        return 4;
    case TimeMark::Origin::turn:
        break;
    }
    return 5;
}

/// Of each period its row: the first one that is free by then.
std::vector<int> tracks_of(std::span<const TimeMark> marks, int& tracks) {
    std::vector<std::size_t> periods;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].is_period) {
            periods.push_back(i);
        }
    }
    std::stable_sort(periods.begin(), periods.end(), [&](std::size_t a, std::size_t b) {
        return marks[a].span.first < marks[b].span.first;
    });
    std::vector<int> track_of(marks.size(), 0);
    std::vector<model::Day> ends;
    for (const std::size_t i : periods) {
        std::size_t track = 0;
        while (track < ends.size() && ends[track] >= marks[i].span.first) {
            ++track;
        }
        track = std::min(track, static_cast<std::size_t>(most_mark_tracks) - 1);
        ends.resize(std::max(ends.size(), track + 1), model::Span::earliest);
        ends[track] = std::max(ends[track], marks[i].span.last);
        track_of[i] = static_cast<int>(track);
    }
    tracks = static_cast<int>(ends.size());
    return track_of;
}

} // namespace

MarksLane place_marks(std::span<const TimeMark> marks, const TimeScale& scale,
                      const MarksMeasures& measures) {
    MarksLane lane;
    const std::vector<int> tracks = tracks_of(marks, lane.tracks);
    Taken taken;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const TimeMark& mark = marks[i];
        lane.has_names = lane.has_names || mark.origin != TimeMark::Origin::turn;
        PlacedMark placed;
        placed.index = i;
        placed.track = tracks[i];
        placed.x0 = scale.x_of(mark.span.first);
        placed.x1 = scale.x_of(mark.span.last + days{1});
        if (!mark.is_period) {
            placed.x0 = placed.x1 = (placed.x0 + placed.x1) / 2;
        }
        if (placed.x1 < scale.x0 || placed.x0 > scale.x1) {
            continue;
        }
        if (mark.is_period) {
            placed.x0 = std::max(placed.x0, scale.x0);
            placed.x1 = std::min(placed.x1, scale.x1);
        } else if (mark.origin != TimeMark::Origin::turn) {
            taken.add(placed.x0 - measures.symbol, placed.x0 + measures.symbol);
        }
        lane.marks.push_back(std::move(placed));
    }

    std::vector<std::size_t> order(lane.marks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return rank(marks[lane.marks[a].index]) < rank(marks[lane.marks[b].index]);
    });
    for (const std::size_t i : order) {
        PlacedMark& placed = lane.marks[i];
        const TimeMark& mark = marks[placed.index];
        if (mark.origin == TimeMark::Origin::turn || mark.name.empty()) {
            continue;
        }
        const auto cut = [&](float room) {
            placed.text = measures.shorten(mark.name, room);
            placed.text_width = measures.width(placed.text);
        };
        const float full = std::min(measures.width(mark.name), measures.most_text);
        const float least = std::min(full, measures.least_text);
        // To the right of a triangle, or where a bar begins; else to the left of the triangle.
        float right =
            mark.is_period ? placed.x0 : placed.x0 + measures.symbol + measures.gap * 0.6F;
        float until = std::min(taken.free_until(right) - measures.gap, scale.x1);
        // Above a bar anywhere: where it is free for the first time.
        while (mark.is_period && until - right < least) {
            const float next = taken.end_at(right) + measures.gap;
            if (next <= right || next > placed.x1 - least / 2) {
                break;
            }
            right = next;
            until = std::min(taken.free_until(right) - measures.gap, scale.x1);
        }
        const float left = placed.x0 - measures.symbol - measures.gap * 0.6F;
        const float since = std::max(taken.free_since(left) + measures.gap, scale.x0);
        const float right_room = until - right;
        const float left_room = mark.is_period ? 0 : left - since;
        if (right_room >= full || (right_room >= least && right_room >= left_room)) {
            cut(std::min(full, right_room));
            placed.text_x = right;
        } else if (left_room >= least) {
            cut(std::min(full, left_room));
            placed.text_x = left - placed.text_width;
        } else {
            continue;
        }
        if (placed.text_width <= 0) {
            placed.text.clear();
            continue;
        }
        taken.add(placed.text_x, placed.text_x + placed.text_width);
    }
    return lane;
}

std::shared_ptr<const std::vector<TimeMark>> TimelineMarks::of(const Context& context) {
    const document::Document& document = context.document;
    Basis basis{&document.store(),
                document.milestones(),
                document.selection(),
                context.app.style.language,
                {}};
    if (!context.app.style.timeline.has_turning_points || !document.store().extent()) {
        // None are asked for.
    } else if (marks_ != nullptr && basis.store == basis_.store &&
               (document.is_in_gesture() || document.playback().is_playing())) {
        basis.turns = basis_.turns;
    } else {
        basis.turns = document.turning_points(document.playback().settings.unit);
    }
    if (marks_ == nullptr || basis != basis_) {
        marks_ = std::make_shared<const std::vector<TimeMark>>(document::time_marks(
            document.store(), basis.own, basis.selection, basis.turns, basis.language));
        basis_ = std::move(basis);
    }
    return marks_;
}

std::string_view words_for_origin(TimeMark::Origin origin) {
    switch (origin) {
    case TimeMark::Origin::data:
        return "Milestone";
    case TimeMark::Origin::own:
        return "Your milestone";
    case TimeMark::Origin::office:
        return "In office";
    case TimeMark::Origin::turn:
        break;
    }
    return "The network turns";
}

} // namespace entente::ui
