// SPDX-License-Identifier: MIT
#include "app/scene/encoding.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

constexpr float topic_width_share = 0.6F;
constexpr float topic_alpha_share = 0.7F;
constexpr float office_width_px = 1.1F;
constexpr float office_alpha = 0.6F;

/// Strength as a share of the greatest, 0..1; NaN and negative values give 0.
float share_of(double strength, double greatest) {
    if (!(strength > 0) || !(greatest > 0)) {
        return 0;
    }
    return static_cast<float>(std::min(strength / greatest, 1.0));
}

/// A length that falls by a power as the number of things grows beyond a usual one.
float by_crowd(float usual_length, double count, double usual_count, double power, float least,
               float most) {
    const double factor = std::pow(std::max(count, 1.0) / usual_count, -power);
    return std::clamp(usual_length * static_cast<float>(factor), least, most);
}

/// Makes all nodes smaller where together they would cover too much of a page: thousands that are
/// all about equally strong would be one blot.
void keep_air(const graph::TieGraph& all_time, Encoding& encoding) {
    constexpr double usual_area_px = 600.0 * 600.0;
    constexpr double most_share = 0.3;
    constexpr float least_radius_px = 1;
    double covered = 0;
    for (const double strength : all_time.strength) {
        const double radius = encoding.radius(strength) / encoding.pixel_scale;
        covered += 3.14159265 * radius * radius;
    }
    if (covered > most_share * usual_area_px) {
        const auto factor = static_cast<float>(std::sqrt(most_share * usual_area_px / covered));
        encoding.min_radius_px = std::max(encoding.min_radius_px * factor, least_radius_px);
        encoding.max_radius_px = std::max(encoding.max_radius_px * factor, encoding.min_radius_px);
    }
}

} // namespace

float Encoding::radius(double strength) const {
    const float share = share_of(strength, max_node_strength);
    const float least = min_radius_px * min_radius_px;
    const float most = max_radius_px * max_radius_px;
    return std::sqrt(least + (most - least) * share) * pixel_scale;
}

float Encoding::width(double strength) const {
    const float share = std::sqrt(share_of(strength, max_tie_strength));
    return std::lerp(min_width_px, max_width_px, share) * pixel_scale;
}

float Encoding::tie_width(const graph::Tie& tie) const {
    switch (tie.dyad.kind) {
    case graph::TieKind::event:
        return width(tie.strength);
    case graph::TieKind::topic:
        return std::max(width(tie.strength) * topic_width_share, min_width_px * pixel_scale);
    case graph::TieKind::office:
        return std::clamp(office_width_px, min_width_px, max_width_px) * pixel_scale;
    }
    return min_width_px * pixel_scale;
}

Color Encoding::tie_color(const graph::Tie& tie, graph::Change change) const {
    const Palette& colors = palette(theme);
    if (color_by == ColorBy::change) {
        const bool is_changed = change != graph::Change::same && change != graph::Change::absent;
        const float share = std::sqrt(share_of(tie.strength, max_tie_strength));
        const float alpha =
            tie.dyad.kind == graph::TieKind::office
                ? office_alpha
                : std::lerp(min_alpha, max_alpha, share) *
                      (tie.dyad.kind == graph::TieKind::topic ? topic_alpha_share : 1);
        // What stayed as it was is the ground that changes stand out from.
        return change_color(change, theme).with_alpha(is_changed ? alpha : alpha * 0.7F);
    }
    if (tie.dyad.kind == graph::TieKind::office) {
        return colors.office_tie.with_alpha(std::max(office_alpha, min_alpha));
    }
    const float share = std::sqrt(share_of(tie.strength, max_tie_strength));
    float alpha = std::lerp(min_alpha, max_alpha, share);
    if (tie.dyad.kind == graph::TieKind::topic) {
        alpha *= topic_alpha_share;
    }
    if (color_by == ColorBy::tone) {
        return tone_color(tie.tone, theme).with_alpha(alpha);
    }
    return (tie.dyad.kind == graph::TieKind::topic ? colors.topic_tie : colors.neutral_tie)
        .with_alpha(alpha);
}

Encoding make_encoding(const graph::TieGraph& all_time, Theme theme, ColorBy color_by,
                       float pixel_scale) {
    Encoding encoding;
    encoding.theme = theme;
    encoding.color_by = color_by;
    encoding.pixel_scale = pixel_scale;

    double node_strength = 0;
    for (const double strength : all_time.strength) {
        node_strength = std::max(node_strength, strength);
    }
    // Event ties set the scale: a topic that everything touches must not thin out all of them.
    double event_strength = 0;
    double any_strength = 0;
    for (const graph::Tie& tie : all_time.ties) {
        any_strength = std::max(any_strength, tie.strength);
        if (tie.dyad.kind == graph::TieKind::event) {
            event_strength = std::max(event_strength, tie.strength);
        }
    }
    const double tie_strength = event_strength > 0 ? event_strength : any_strength;
    encoding.max_node_strength = node_strength > 0 ? node_strength : 1;
    encoding.max_tie_strength = tie_strength > 0 ? tie_strength : 1;

    // Found by looking at networks of 12 to 7,000 nodes at 1600x1000.
    const auto nodes = static_cast<double>(all_time.nodes.size());
    const auto ties = static_cast<double>(all_time.ties.size());
    encoding.min_radius_px = by_crowd(4.6F, nodes, 60, 0.22, 1.6F, 6);
    encoding.max_radius_px = by_crowd(24, nodes, 60, 0.08, 15, 26);
    // Thousands have their strongest in a throng in the middle, which would be one blot.
    encoding.max_radius_px *= by_crowd(1, nodes, 400, 0.12, 0.5F, 1);
    keep_air(all_time, encoding);
    encoding.min_width_px = by_crowd(0.95F, ties, 100, 0.12, 0.45F, 1.1F);
    encoding.max_width_px = by_crowd(8.5F, ties, 100, 0.07, 5, 9);
    encoding.min_alpha = by_crowd(0.52F, ties, 100, 0.19, 0.12F, 0.6F);
    return encoding;
}

} // namespace entente::scene
