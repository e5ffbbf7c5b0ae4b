// SPDX-License-Identifier: MIT
#include "app/vector/pdf_text.hpp"

#include "app/vector/colors.hpp"
#include "app/vector/text_pieces.hpp"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <string>
#include <utility>

namespace entente::vector {
namespace {

constexpr int load_flags = FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;

bool is_sound(const scene::TextMark& mark) {
    return !mark.run.glyphs.empty() && mark.run.size_px > 0 && mark.run.size_px < 1e5F &&
           std::abs(mark.origin.x) < 1e5F && std::abs(mark.origin.y) < 1e5F &&
           (mark.color.a > 0 || mark.halo.a > 0);
}

void set_source(cairo_t* context, const base::Color& color) {
    const auto [r, g, b] = to_srgb(color);
    cairo_set_source_rgba(context, r, g, b, opacity_of(color));
}

} // namespace

/// Cairo keeps faces in a cache of its own for longer than a painter lives, so each face holds on
/// to the library that it came from.
struct PdfTexts::Library {
    FT_Library library = nullptr;
    Library() {
        if (FT_Init_FreeType(&library) != 0) {
            library = nullptr;
        }
    }
    ~Library() {
        if (library != nullptr) {
            FT_Done_FreeType(library);
        }
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

PdfTexts::PdfTexts(cairo_t* context, const text::FontSet& fonts)
    : context_(context), fonts_(fonts), library_(std::make_shared<Library>()) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(context_, options);
    cairo_font_options_destroy(options);
}

PdfTexts::~PdfTexts() {
    for (cairo_font_face_t* face : faces_) {
        cairo_font_face_destroy(face); // null is allowed
    }
}

base::Result<cairo_font_face_t*> PdfTexts::face(text::FontIndex font) {
    struct Owned {
        std::shared_ptr<Library> library;
        FT_Face face;
    };
    static const cairo_user_data_key_t key{};

    if (font >= faces_.size()) {
        faces_.resize(std::size_t{font} + 1, nullptr);
    }
    if (faces_[font] != nullptr) {
        return faces_[font];
    }
    FT_Face opened = nullptr;
    if (library_->library == nullptr || FT_New_Face(library_->library, fonts_.file_of(font).c_str(),
                                                    fonts_.face_index_of(font), &opened) != 0) {
        return base::fail(base::ErrorKind::unreadable,
                          "the font " + fonts_.file_of(font) + " cannot be read");
    }
    cairo_font_face_t* made = cairo_ft_font_face_create_for_ft_face(opened, load_flags);
    auto owned = std::make_unique<Owned>(Owned{library_, opened});
    const auto done = [](void* data) {
        const std::unique_ptr<Owned> last(static_cast<Owned*>(data));
        FT_Done_Face(last->face);
    };
    if (cairo_font_face_set_user_data(made, &key, owned.get(), done) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(made);
        FT_Done_Face(opened);
        return base::fail(base::ErrorKind::unreadable,
                          "the font " + fonts_.file_of(font) + " cannot be drawn with");
    }
    static_cast<void>(owned.release()); // now the face's own
    faces_[font] = made;
    return made;
}

base::Result<void> PdfTexts::paint(const scene::TextMark& mark) {
    if (!is_sound(mark)) {
        return {};
    }
    struct Part {
        cairo_font_face_t* face;
        std::vector<cairo_glyph_t> glyphs;
        std::vector<cairo_text_cluster_t> clusters;
        std::string text;
        bool is_backward;
    };
    std::vector<Part> parts;
    for (const TextPiece& piece : pieces_of(mark.run)) {
        auto opened = face(piece.font);
        if (!opened) {
            return base::fail(std::move(opened).error());
        }
        Part part{*opened, {}, {}, piece.text, piece.is_backward};
        for (std::size_t i = piece.begin; i < piece.end; ++i) {
            const text::Glyph& glyph = mark.run.glyphs[i];
            part.glyphs.push_back({glyph.id, static_cast<double>(mark.origin.x + glyph.origin.x),
                                   static_cast<double>(mark.origin.y + glyph.origin.y)});
        }
        for (const TextPiece::Cluster& cluster : piece.clusters) {
            part.clusters.push_back({cluster.bytes, cluster.glyphs});
        }
        parts.push_back(std::move(part));
    }
    cairo_set_font_size(context_, static_cast<double>(mark.run.size_px));
    if (mark.halo_width > 0 && mark.halo.a > 0) {
        cairo_new_path(context_);
        for (const Part& part : parts) {
            cairo_set_font_face(context_, part.face);
            cairo_glyph_path(context_, part.glyphs.data(), static_cast<int>(part.glyphs.size()));
        }
        set_source(context_, mark.halo);
        cairo_set_line_width(context_, 2 * static_cast<double>(mark.halo_width));
        cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(context_);
        cairo_set_line_join(context_, CAIRO_LINE_JOIN_MITER);
    }
    set_source(context_, mark.color);
    for (const Part& part : parts) {
        cairo_set_font_face(context_, part.face);
        cairo_show_text_glyphs(context_, part.text.data(), static_cast<int>(part.text.size()),
                               part.glyphs.data(), static_cast<int>(part.glyphs.size()),
                               part.clusters.data(), static_cast<int>(part.clusters.size()),
                               part.is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
                                                : static_cast<cairo_text_cluster_flags_t>(0));
    }
    return {};
}

} // namespace entente::vector
