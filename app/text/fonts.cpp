// SPDX-License-Identifier: MIT
#include "app/text/fonts.hpp"

#include "app/base/utf8.hpp"
#include "app/text/font_book.hpp"
#include "app/text/rasterizer.hpp"
#include "app/text/shaper.hpp"

#include <hb.h>

#include <bit>
#include <cassert>
#include <list>
#include <unordered_map>

namespace entente::text {
namespace {

constexpr std::size_t max_cached_runs = 8'192;
constexpr std::size_t max_cached_glyphs = 524'288;

/// Where a text may be cut: before each character that does not belong to the one before it.
std::vector<std::size_t> cuts(std::string_view utf8) {
    std::vector<std::size_t> places;
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::string_view rest = utf8;
    bool is_glued = false;
    while (!rest.empty()) {
        const std::size_t at = utf8.size() - rest.size();
        const char32_t c = base::take_code_point(rest);
        const bool is_mark =
            hb_unicode_script(unicode, c) == HB_SCRIPT_INHERITED ||
            hb_unicode_general_category(unicode, c) == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
            hb_unicode_combining_class(unicode, c) != HB_UNICODE_COMBINING_CLASS_NOT_REORDERED;
        if (!is_mark && !is_glued) {
            places.push_back(at);
        }
        is_glued = c == 0x200d;
    }
    return places;
}

} // namespace

struct FontSet::Impl {
    struct Cached {
        std::string key;
        GlyphRun run;
    };

    FontBook book;
    Shaper shaper;
    Rasterizer rasterizer;
    std::list<Cached> runs; ///< last used first
    std::unordered_map<std::string_view, std::list<Cached>::iterator> by_key;
    std::size_t cached_glyphs = 0;
    std::string probe; ///< kept, so that a hit allocates nothing

    void forget_oldest() {
        cached_glyphs -= runs.back().run.glyphs.size();
        by_key.erase(runs.back().key);
        runs.pop_back();
    }
};

base::Result<FontSet> FontSet::open() {
    auto impl = std::make_unique<Impl>();
    if (!impl->book.open_primary()) {
        return base::fail(
            base::ErrorKind::unreadable,
            "no usable font found: expected \"Noto Sans\", \"DejaVu Sans\" or another "
            "TrueType or OpenType font known to fontconfig (Debian: fonts-noto-core or "
            "fonts-dejavu-core)");
    }
    return FontSet(std::move(impl));
}

FontSet::FontSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontSet::~FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;

const GlyphRun& FontSet::shape(std::string_view utf8, float size_px, Weight weight) {
    assert(size_px > 0);
    Impl& impl = *impl_;
    const auto size_bits = std::bit_cast<std::uint32_t>(size_px);
    impl.probe.assign(reinterpret_cast<const char*>(&size_bits), sizeof size_bits);
    impl.probe.push_back(static_cast<char>(weight));
    impl.probe.append(utf8);
    if (const auto known = impl.by_key.find(impl.probe); known != impl.by_key.end()) {
        impl.runs.splice(impl.runs.begin(), impl.runs, known->second);
        return known->second->run;
    }
    impl.runs.push_front({impl.probe, impl.shaper.shape(impl.book, utf8, size_px, weight)});
    impl.by_key.emplace(impl.runs.front().key, impl.runs.begin());
    impl.cached_glyphs += impl.runs.front().run.glyphs.size();
    while (impl.runs.size() > 1 &&
           (impl.runs.size() > max_cached_runs || impl.cached_glyphs > max_cached_glyphs)) {
        impl.forget_oldest();
    }
    return impl.runs.front().run;
}

GlyphBitmap FontSet::rasterize(FontIndex font, std::uint32_t glyph, float size_px, float stroke_px,
                               base::Vec2 shift_px) const {
    assert(font < impl_->book.size());
    return impl_->rasterizer.draw(font, impl_->book.at(font).place, glyph, size_px, stroke_px,
                                  shift_px);
}

std::string FontSet::file_of(FontIndex font) const {
    assert(font < impl_->book.size());
    return impl_->book.at(font).place.file;
}

int FontSet::face_index_of(FontIndex font) const {
    assert(font < impl_->book.size());
    return impl_->book.at(font).place.index;
}

const std::string& FontSet::family_of(FontIndex font) const {
    assert(font < impl_->book.size());
    return impl_->book.at(font).place.family;
}

std::string FontSet::shorten(std::string_view utf8, float size_px, float width_px) {
    // Probes are measured past the cache: they would push out runs that are really drawn.
    const auto width = [&](std::string_view text) {
        return impl_->shaper.shape(impl_->book, text, size_px, Weight::regular).width_px;
    };
    if (width(utf8) <= width_px) {
        return std::string(utf8);
    }
    const std::vector<std::size_t> places = cuts(utf8);
    const auto cut_at = [&](std::size_t place) {
        std::string_view kept = utf8.substr(0, place);
        while (!kept.empty() && kept.back() == ' ') {
            kept.remove_suffix(1);
        }
        return std::string(kept) + "\xe2\x80\xa6";
    };
    std::size_t fits = 0; // places[fits] is known to fit, if anything does
    std::size_t too_long = places.size();
    if (places.empty() || width(cut_at(0)) > width_px) {
        return {};
    }
    while (too_long - fits > 1) {
        const std::size_t middle = fits + (too_long - fits) / 2;
        (width(cut_at(places[middle])) <= width_px ? fits : too_long) = middle;
    }
    return cut_at(places[fits]);
}

} // namespace entente::text
