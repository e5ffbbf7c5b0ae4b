// SPDX-License-Identifier: MIT
#include "app/scene/node_label.hpp"

#include "app/text/fonts.hpp"

#include <algorithm>
#include <cstdlib>

namespace entente::scene {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_tag(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

const std::string* find_name(const model::Names& names, std::string_view language) {
    for (std::string_view tag = language; !tag.empty();) {
        for (const auto& [known, name] : names) {
            if (is_same_tag(known, tag) && !name.empty()) {
                return &name;
            }
        }
        const auto dash = tag.rfind('-');
        tag = dash == std::string_view::npos ? std::string_view{} : tag.substr(0, dash);
    }
    const std::string_view first_part = language.substr(0, language.find('-'));
    for (const auto& [known, name] : names) {
        const std::string_view tag = known;
        if (!first_part.empty() && !name.empty() &&
            is_same_tag(tag.substr(0, tag.find('-')), first_part)) {
            return &name;
        }
    }
    return nullptr;
}

/// The blank nearest to the middle, counted in bytes; npos without one.
std::size_t middle_blank(std::string_view text) {
    std::size_t best = std::string_view::npos;
    std::size_t least = text.size();
    for (std::size_t at = text.find(' '); at != std::string_view::npos;
         at = text.find(' ', at + 1)) {
        const std::size_t after = text.size() - at - 1;
        const std::size_t difference = at > after ? at - after : after - at;
        if (at > 0 && after > 0 && difference < least) {
            least = difference;
            best = at;
        }
    }
    return best;
}

/// A line no wider than that. Shortening measures many beginnings, so it is asked for only where
/// needed.
std::string fitted(std::string_view line, float size_px, float width_px, text::FontSet& fonts) {
    return fonts.shape(line, size_px).width_px <= width_px ? std::string(line)
                                                           : fonts.shorten(line, size_px, width_px);
}

} // namespace

std::string_view node_label(const model::EventStore& store, graph::NodeId node,
                            std::string_view language) {
    const model::Names& names = graph::is_topic(store, node)
                                    ? store.topic(graph::topic_of(store, node)).names
                                    : store.actor(graph::actor_of(node)).names;
    if (const std::string* name = find_name(names, language)) {
        return *name;
    }
    const std::string_view label = graph::label_of(store, node);
    return label.empty() ? graph::id_of(store, node) : label;
}

LabelLines set_label(std::string_view label, float size_px, text::FontSet& fonts) {
    const float line_width = size_px * 13;
    const float most_width = size_px * 18;
    LabelLines lines;
    const float width = fonts.shape(label, size_px).width_px;
    if (width <= line_width) {
        lines.first = std::string(label);
        lines.width_px = width;
        return lines;
    }
    const std::size_t blank = middle_blank(label);
    lines.first = fitted(label.substr(0, blank), size_px, most_width, fonts);
    if (blank != std::string_view::npos) {
        lines.second = fitted(label.substr(blank + 1), size_px, most_width, fonts);
    }
    lines.width_px = std::max(fonts.shape(lines.first, size_px).width_px,
                              fonts.shape(lines.second, size_px).width_px);
    return lines;
}

} // namespace entente::scene
