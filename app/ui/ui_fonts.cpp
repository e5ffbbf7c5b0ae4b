// SPDX-License-Identifier: MIT
#include "app/ui/ui_fonts.hpp"

#include "app/base/utf8.hpp"
#include "app/model/names.hpp"

#include "app/text/fonts.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace entente::ui {
namespace {

void add_text(std::string_view utf8, std::set<char32_t>& characters, std::vector<bool>& seen) {
    // Most text is what was seen before: a table over the basic plane is asked first.
    while (!utf8.empty()) {
        const char32_t c = base::take_code_point(utf8);
        if (c < seen.size()) {
            if (seen[c]) {
                continue;
            }
            seen[c] = true;
        }
        characters.insert(c);
    }
}

/// A font's characters as the pairs that ImGui wants, ended by 0. It keeps the pointer until the
/// atlas is built.
std::vector<ImWchar> ranges_of(const std::vector<char32_t>& characters) {
    std::vector<ImWchar> ranges;
    for (const char32_t c : characters) {
        const auto wide = static_cast<ImWchar>(c);
        if (!ranges.empty() && static_cast<char32_t>(ranges.back()) + 1 == c) {
            ranges.back() = wide;
        } else {
            ranges.push_back(wide);
            ranges.push_back(wide);
        }
    }
    ranges.push_back(0);
    return ranges;
}

/// Characters that ImGui can hold: 1.86 keeps 16 bits of each.
std::set<char32_t> drawable(const std::set<char32_t>& characters) {
    return {characters.lower_bound(0x20), characters.lower_bound(0x10000)};
}

/// @param size  of the first font, from its ascent to its descent, as ImGui counts; the others are
/// drawn with the
///              same em, so that letters of two scripts are of one size.
ImFont* add_font(const std::vector<text::FontShare>& shares, float size,
                 std::vector<std::vector<ImWchar>>& keep) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont* font = nullptr;
    for (const text::FontShare& share : shares) {
        keep.push_back(ranges_of(share.characters));
        ImFontConfig config;
        config.MergeMode = font != nullptr;
        config.FontNo = share.index;
        config.OversampleH = 3;
        config.OversampleV = 1;
        config.PixelSnapH = false;
        config.RasterizerMultiply = 1.06F; // thin strokes are grey without it
        const float own_size = size * shares.front().em_per_height / share.em_per_height;
        ImFont* added =
            atlas.AddFontFromFileTTF(share.file.c_str(), own_size, &config, keep.back().data());
        font = font != nullptr ? font : added;
    }
    return font != nullptr ? font : atlas.AddFontDefault();
}

} // namespace

std::set<char32_t> characters_of(const model::EventStore& store) {
    std::set<char32_t> characters;
    std::vector<bool> seen(0x10000, false);
    const auto add = [&](std::string_view text) { add_text(text, characters, seen); };
    const auto add_shaped = [&](std::string_view text) {
        add(text);
        const std::size_t before = characters.size();
        // Only scripts from right to left change their letters; these begin at U+0590.
        if (before > 0 && *characters.rbegin() >= 0x590) {
            add(text::visual_order(text));
        }
    };
    for (char32_t c = 0x20; c < 0x180; ++c) {
        characters.insert(c);
    }
    for (char32_t c = 0x391; c <= 0x3c9; ++c) {
        characters.insert(c);
    }
    for (char32_t c = 0x400; c <= 0x45f; ++c) {
        characters.insert(c);
    }
    for (const char32_t c : U"\u2010\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u2190\u2192"
                            U"\u2194\u2212\u00d7\u2265\u2264\u221a\u2009\u202f") {
        if (c != 0) {
            characters.insert(c);
        }
    }
    add_shaped(store.header().title);
    add_shaped(store.header().description);
    for (const auto& [tag, count] : model::languages_of(store)) {
        add_shaped(model::name_of_language(tag));
    }
    for (const model::Actor& actor : store.actors()) {
        add_shaped(actor.name);
        for (const auto& [language, name] : actor.names) {
            add_shaped(name);
        }
        for (const model::Office& office : actor.roles) {
            add_shaped(office.title);
        }
    }
    for (const model::Topic& topic : store.topics()) {
        add_shaped(topic.name);
        for (const auto& [language, name] : topic.names) {
            add_shaped(name);
        }
    }
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        const model::EventId event{i};
        add_shaped(store.title(event));
        add_shaped(store.summary(event));
        for (std::size_t j = 0; j < store.publishers(event).size(); ++j) {
            add_shaped(store.source_title(event, j));
        }
        for (std::size_t j = 0; j < store.quote_count(event); ++j) {
            add_shaped(store.quote_text(event, j));
        }
    }
    for (const model::Place& place : store.places()) {
        add_shaped(place.name);
    }
    for (const std::string& type : store.types()) {
        add_shaped(type);
    }
    for (const std::string& publisher : store.publishers()) {
        add_shaped(publisher);
    }
    return characters;
}

void shape_first(const model::EventStore& store, ShapedGlyphs& glyphs) {
    const auto shape = [&](std::string_view text) {
        if (text::needs_shaping(text)) {
            glyphs.shown(text);
        }
    };
    const auto shape_names = [&](const std::string& name, const model::Names& names) {
        shape(name);
        for (const auto& [language, other] : names) {
            shape(other);
        }
    };
    shape(store.header().title);
    for (const auto& [tag, count] : model::languages_of(store)) {
        shape(model::name_of_language(tag));
    }
    constexpr std::size_t most = 2000; // of each
    for (const model::Actor& actor : store.actors().first(std::min(most, store.actors().size()))) {
        shape_names(actor.name, actor.names);
    }
    for (const model::Topic& topic : store.topics().first(std::min(most, store.topics().size()))) {
        shape_names(topic.name, topic.names);
    }
    for (std::size_t i = 0; i < std::min(most, store.event_count()); ++i) {
        shape(store.title(model::EventId{i}));
    }
}

void build_fonts(const std::set<char32_t>& characters, ShapedGlyphs& glyphs, Theme& theme) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.TexDesiredWidth = 2048;
    std::vector<std::vector<ImWchar>> keep; // until the atlas is built
    keep.reserve(256);
    const auto regular = text::share_among_fonts(drawable(characters));
    const auto bold = text::share_among_fonts(drawable(characters), text::Weight::bold);
    theme.body = add_font(regular, 15.5F * theme.scale, keep);
    theme.bold = add_font(bold, 15.5F * theme.scale, keep);
    theme.small = add_font(regular, 13 * theme.scale, keep);
    theme.title = add_font(bold, 19 * theme.scale, keep);
    glyphs.reserve(atlas, theme.scale);
    atlas.Build();
    const auto em_of = [](const ImFont* font, const std::vector<text::FontShare>& shares) {
        return shares.empty() ? font->FontSize : font->FontSize * shares.front().em_per_height;
    };
    glyphs.fill(atlas, {{theme.body, em_of(theme.body, regular), false},
                        {theme.bold, em_of(theme.bold, bold), true},
                        {theme.small, em_of(theme.small, regular), false},
                        {theme.title, em_of(theme.title, bold), true}});
    ImGui::GetIO().FontDefault = theme.body;
}

} // namespace entente::ui
