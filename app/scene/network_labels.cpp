// SPDX-License-Identifier: MIT
#include "app/scene/network_labels.hpp"

#include "app/scene/label_placement.hpp"
#include "app/scene/node_label.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::scene {
namespace {

/// Who is labelled first: what is selected, what lies in the neighbourhood looked at, then the
/// strongest; what is dimmed comes last.
struct Claim {
    int attention = 0;
    double strength = 0;
    std::size_t index = 0; ///< into the nodes shown
};

int attention_of(const Appearance& appearance) {
    return appearance.is_selected      ? 2
           : appearance.is_highlighted ? 1
           : appearance.is_dimmed      ? -1
                                       : 0;
}

std::vector<Claim> rank(std::span<const ShownNode> shown, int max_labels) {
    std::vector<Claim> claims;
    claims.reserve(shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Appearance& appearance = shown[i].appearance;
        claims.push_back({attention_of(appearance),
                          shown[i].strength * static_cast<double>(appearance.presence), i});
    }
    const auto comes_first = [&](const Claim& a, const Claim& b) {
        if (a.attention != b.attention) {
            return a.attention > b.attention;
        }
        if (a.strength != b.strength) {
            return a.strength > b.strength;
        }
        return shown[a.index].node < shown[b.index].node;
    };
    // Where few labels are wanted, those far down the list would hardly ever find a place.
    std::size_t kept = claims.size();
    if (max_labels >= 0) {
        kept = std::min(kept, static_cast<std::size_t>(max_labels) * 5 + 50);
    }
    std::partial_sort(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(kept),
                      claims.end(), comes_first);
    claims.resize(kept);
    return claims;
}

/// Three sizes: a page of many sizes looks restless.
float font_size(const Encoding& encoding, double strength) {
    const double share = std::sqrt(std::max(strength, 0.0) / encoding.max_node_strength);
    const float step = share >= 0.6 ? 1.32F : share >= 0.28 ? 1.14F : 1;
    return step * encoding.label_px * encoding.pixel_scale;
}

/// What tells important marks from lesser ones. In a short window all marks are about as small,
/// while their strengths still tell whose name is worth hiding some of them.
float importance(const ShownNode& node) {
    return static_cast<float>(std::sqrt(std::max(node.strength, 1e-6))) *
           std::clamp(node.appearance.is_dimmed ? 0.3F : node.appearance.presence, 0.05F, 1.0F);
}

struct Setting {
    LabelLines label;
    std::size_t index = 0; ///< into the nodes shown
};

/// Where a line of a label begins: beside the node it runs from it, above and below it is centred.
float line_start(const Rect& rect, Side side, float width) {
    switch (side) {
    case Side::left:
    case Side::lower_left:
    case Side::upper_left:
        return rect.max.x - width;
    case Side::below:
    case Side::above:
        return rect.center().x - width / 2;
    case Side::right:
    case Side::lower_right:
    case Side::upper_right:
        return rect.min.x;
    }
    return rect.min.x;
}

void add_marks(const Setting& setting, const PlacedLabel& label, const ShownNode& node,
               const Encoding& encoding, text::FontSet& fonts, Marks& marks) {
    const Palette& colors = palette(encoding.theme);
    const float alpha =
        std::clamp(node.appearance.presence, 0.0F, 1.0F) * (node.appearance.is_dimmed ? 0.25F : 1);
    const bool is_quiet = node.kind == model::NodeKind::topic && !node.appearance.is_highlighted &&
                          !node.appearance.is_selected;
    const Color color = is_quiet ? mix(colors.text, colors.muted_text, 0.75F) : colors.text;
    const Color second = mix(colors.text, colors.muted_text, 0.9F);
    for (const LabelLine& line : setting.label.lines) {
        TextMark mark;
        mark.run = fonts.shape(line.text, line.size_px);
        mark.origin = {line_start(label.rect, label.side, mark.run.width_px),
                       label.rect.min.y + line.baseline_px};
        mark.color = (line.is_second ? second : color).with_alpha(alpha);
        mark.halo = colors.background.with_alpha(0.9F * alpha);
        mark.halo_width = 2.2F * encoding.pixel_scale;
        mark.node = node.node.value();
        marks.labels.push_back(std::move(mark));
    }
}

/// How much ink of ties leaves a node in each direction.
class TieRose {
  public:
    void add(Vec2 direction, float weight) {
        bins_[bin_of(std::atan2(direction.y, direction.x))] += weight;
        all_ += weight;
    }

    /// The share of ink, 0..1, that a rectangle beside the node would cover.
    [[nodiscard]] float share_in(const Rect& rect, Vec2 anchor) const {
        if (all_ <= 0) {
            return 0;
        }
        const Vec2 middle = rect.center() - anchor;
        const float toward = std::atan2(middle.y, middle.x);
        float before = 0;
        float after = 0;
        for (const Vec2 corner :
             {rect.min, rect.max, Vec2{rect.min.x, rect.max.y}, Vec2{rect.max.x, rect.min.y}}) {
            const Vec2 to_corner = corner - anchor;
            // The corner's angle as seen from the direction of the middle, within half a turn.
            const float turn =
                std::atan2(middle.x * to_corner.y - middle.y * to_corner.x, dot(middle, to_corner));
            before = std::min(before, turn);
            after = std::max(after, turn);
        }
        const float step = full_turn / static_cast<float>(bins_.size());
        float sum = 0;
        for (float turn = before; turn <= after; turn += step) {
            sum += bins_[bin_of(toward + turn)];
        }
        return std::min(sum / all_, 1.0F);
    }

  private:
    static constexpr float full_turn = 6.2831853F;

    [[nodiscard]] std::size_t bin_of(float angle) const {
        const float turns = angle / full_turn;
        const float share = turns - std::floor(turns);
        return std::min(static_cast<std::size_t>(share * static_cast<float>(bins_.size())),
                        bins_.size() - 1);
    }

    std::array<float, 48> bins_{};
    float all_ = 0;
};

/// Lets labels prefer the sides of their nodes where no tie leaves.
void weigh_sides(const SceneInput& input, std::span<const ShownNode> shown,
                 std::span<const Setting> settings, float gap, std::span<LabelRequest> requests) {
    constexpr std::size_t most_ties = 20'000; // the strongest; the haze of the others is everywhere
    constexpr float cost_of_all = 0.2F;
    constexpr auto none = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> request_of(graph::node_count(input.store), none);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        request_of[shown[settings[i].index].node.index()] = static_cast<std::uint32_t>(i);
    }
    std::vector<TieRose> roses(requests.size());
    for (std::size_t i = 0; i < std::min(input.graph.ties.size(), most_ties); ++i) {
        const graph::Tie& tie = input.graph.ties[i];
        if (!input.tie_appearance.empty() &&
            (input.tie_appearance[i].is_dimmed || input.tie_appearance[i].presence <= 0)) {
            continue;
        }
        const std::size_t a = tie.dyad.a.index();
        const std::size_t b = tie.dyad.b.index();
        if (std::max(a, b) >= input.positions.size()) {
            continue;
        }
        const Vec2 way = input.positions[b] - input.positions[a];
        if (!std::isfinite(way.x) || !std::isfinite(way.y)) {
            continue;
        }
        const float weight = input.encoding.tie_width(tie);
        if (request_of[a] != none) {
            roses[request_of[a]].add(way, weight);
        }
        if (request_of[b] != none) {
            roses[request_of[b]].add(way * -1, weight);
        }
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
        for (std::size_t side = 0; side < side_count; ++side) {
            const Rect rect = label_rect(requests[i], static_cast<Side>(side), gap);
            requests[i].side_costs[side] =
                cost_of_all * roses[i].share_in(rect, requests[i].anchor);
        }
    }
}

} // namespace

void add_labels(const SceneInput& input, std::span<const ShownNode> shown, text::FontSet& fonts,
                Marks& marks) {
    const int most = input.all_labels ? -1 : input.max_labels;
    if (input.max_labels == 0 && !input.all_labels) {
        return;
    }
    const float scale = input.encoding.pixel_scale;

    std::vector<LabelObstacle> obstacles;
    obstacles.reserve(shown.size());
    for (const ShownNode& node : shown) {
        const Rect box = outline_box(kind_shape(node.kind), node.radius);
        const Vec2 half{box.width() / 2, box.height() / 2};
        obstacles.push_back({node.center + box.center(), half, importance(node),
                             kind_shape(node.kind) == Shape::disc});
    }

    std::vector<Setting> settings;
    std::vector<LabelRequest> requests;
    for (const Claim& claim : rank(shown, most)) {
        const ShownNode& node = shown[claim.index];
        Setting setting;
        setting.index = claim.index;
        const std::string_view second =
            node.appearance.is_inactive ? "inactive"
            : input.second_language.empty()
                ? std::string_view()
                : graph::label_of(input.store, node.node, input.second_language);
        setting.label = set_label(graph::label_of(input.store, node.node, input.language), second,
                                  font_size(input.encoding, node.strength), fonts);
        if (setting.label.lines.empty()) {
            continue;
        }
        LabelRequest request;
        request.anchor = obstacles[claim.index].center;
        const float change = change_ring_px(node, input.encoding) * scale;
        const float outline =
            node.outline_width / 2 + (node.is_marked                ? std::max(8 * scale, change)
                                      : node.appearance.is_selected ? 5 * scale + change
                                                                    : change);
        request.extent = obstacles[claim.index].extent + Vec2{outline, outline};
        request.size = {setting.label.width_px, setting.label.height_px};
        request.radius = importance(node);
        // A picture that does not name its strongest nodes tells nothing: they may cover several
        // like theirs, the next one or two, later ones only small ones.
        request.tolerance = requests.size() < 12                          ? 16.0F
                            : requests.size() < 24 || claim.attention > 0 ? 6.0F
                                                                          : 1.8F;
        request.must_show = node.appearance.is_selected;
        requests.push_back(request);
        settings.push_back(std::move(setting));
    }

    LabelSettings rules;
    rules.frame = input.camera.viewport;
    rules.keep_clear = input.keep_clear;
    rules.gap = 3 * scale;
    rules.spacing = 3 * scale;
    rules.most = most;
    rules.may_overlap = input.all_labels;
    weigh_sides(input, shown, settings, rules.gap, requests);
    for (const PlacedLabel& label :
         place_labels_steadily(requests, obstacles, rules, input.camera.scale)) {
        const Setting& setting = settings[label.request];
        add_marks(setting, label, shown[setting.index], input.encoding, fonts, marks);
    }
}

} // namespace entente::scene
