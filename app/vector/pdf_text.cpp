// SPDX-License-Identifier: MIT
#include "app/vector/pdf_text.hpp"

#include "app/base/utf8.hpp"
#include "app/vector/pdf_color.hpp"
#include "app/vector/text_pieces.hpp"

#include <cairo-ft.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::vector {
namespace {

constexpr int load_flags = FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;

bool is_printable(const scene::TextMark& mark) {
    return !mark.run.glyphs.empty() && mark.run.size_px > 0 && mark.run.size_px < 1e5F &&
           std::abs(mark.origin.x) < 1e5F && std::abs(mark.origin.y) < 1e5F &&
           (mark.color.a > 0 || mark.halo.a > 0);
}

/// Joiners and marks of direction: they have done their work when glyphs are chosen.
bool is_invisible(std::string_view letters) {
    while (!letters.empty()) {
        const char32_t c = base::take_code_point(letters);
        if (!((c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
              (c >= 0x2060 && c <= 0x2069) || c == 0x061c || c == 0xfeff || c == 0xad)) {
            return false;
        }
    }
    return true;
}

bool has_several_letters(std::string_view letters) {
    if (letters.empty()) {
        return false;
    }
    base::take_code_point(letters);
    return !letters.empty();
}

/// Makes lines of the curves of the path that is set, closer to them than the eye sees at the edge
/// of a stroke that wide: a halo takes a third of the file and of the time.
void straighten(cairo_t* context, double stroke_width) {
    double x = stroke_width / 10;
    double y = 0;
    cairo_user_to_device_distance(context, &x, &y);
    const double usual = cairo_get_tolerance(context);
    cairo_set_tolerance(context, std::max(x, 0.01));
    cairo_path_t* lines = cairo_copy_path_flat(context);
    cairo_new_path(context);
    cairo_append_path(context, lines);
    cairo_path_destroy(lines);
    cairo_set_tolerance(context, usual);
}

/// Cairo keeps faces in a cache of its own for longer than a painter lives, so each face holds on
/// to the library that it came from.
struct Library {
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

struct OpenFace {
    std::shared_ptr<Library> library;
    FT_Face face = nullptr;
};

struct Font {
    cairo_font_face_t* face = nullptr;
    FT_Face outlines = nullptr; ///< owned by `face`
    /// The first character that the font draws with each glyph; made when it is asked for.
    std::optional<std::unordered_map<FT_UInt, char32_t>> characters;

    /// "" where the glyph is of no character by itself.
    std::string character_of(std::uint32_t glyph) {
        if (!characters) {
            characters.emplace();
            FT_UInt drawn = 0;
            FT_ULong c = FT_Get_First_Char(outlines, &drawn);
            while (drawn != 0) {
                characters->emplace(drawn, static_cast<char32_t>(c));
                c = FT_Get_Next_Char(outlines, c, &drawn);
            }
        }
        std::string text;
        if (const auto known = characters->find(glyph); known != characters->end()) {
            base::append_utf8(text, known->second);
        }
        return text;
    }
};

/// Glyphs of one font, from left to right, and what they stand for.
struct Part {
    Font* font = nullptr;
    bool is_backward = false;
    std::vector<cairo_glyph_t> glyphs;
    std::string text;
    std::vector<cairo_text_cluster_t> clusters;
};

/// What of a piece is shown.
Part part_of(const TextPiece& piece, const scene::TextMark& mark, Font& font) {
    Part part;
    part.font = &font;
    part.is_backward = piece.is_backward;
    std::size_t byte = 0;
    std::size_t done = 0;
    for (const TextPiece::Cluster& cluster : piece.clusters) {
        std::string letters = piece.text.substr(byte, static_cast<std::size_t>(cluster.bytes));
        const auto count = static_cast<std::size_t>(cluster.glyphs);
        const std::size_t first = piece.is_backward ? piece.end - done - count : piece.begin + done;
        byte += letters.size();
        done += count;
        // With these, readers would take what comes before and after for two words.
        if (is_invisible(letters)) {
            continue;
        }
        // Readers turn what runs from right to left around, letter by letter, and with it the
        // letters that a ligature is said to stand for; but not the one that the font itself has
        // for it, which they know how to take apart.
        if (piece.is_backward && count == 1 && has_several_letters(letters)) {
            if (std::string own = font.character_of(mark.run.glyphs[first].id); !own.empty()) {
                letters = std::move(own);
            }
        }
        part.text += letters;
        part.clusters.push_back({static_cast<int>(letters.size()), cluster.glyphs});
        // Backwards the last of the glyphs come first; all are turned around below.
        for (std::size_t i = 0; i < count; ++i) {
            const text::Glyph& glyph =
                mark.run.glyphs[piece.is_backward ? first + count - 1 - i : first + i];
            part.glyphs.push_back({glyph.id, static_cast<double>(mark.origin.x + glyph.origin.x),
                                   static_cast<double>(mark.origin.y + glyph.origin.y)});
        }
    }
    if (piece.is_backward) {
        std::reverse(part.glyphs.begin(), part.glyphs.end());
    }
    return part;
}

} // namespace

struct PdfTexts::Impl {
    cairo_t* context;
    const text::FontSet& fonts;
    std::shared_ptr<Library> library = std::make_shared<Library>();
    std::unordered_map<text::FontIndex, Font> opened;

    base::Result<Font*> font(text::FontIndex index);
};

PdfTexts::PdfTexts(cairo_t* context, const text::FontSet& fonts)
    : impl_(new Impl{context, fonts, std::make_shared<Library>(), {}}) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(context, options);
    cairo_font_options_destroy(options);
}

PdfTexts::~PdfTexts() {
    for (auto& known : impl_->opened) {
        cairo_font_face_destroy(known.second.face);
    }
}

base::Result<Font*> PdfTexts::Impl::font(text::FontIndex index) {
    static const cairo_user_data_key_t key{};
    if (const auto known = opened.find(index); known != opened.end()) {
        return &known->second;
    }
    const std::string file = fonts.file_of(index);
    FT_Face face = nullptr;
    if (library->library == nullptr ||
        FT_New_Face(library->library, file.c_str(), fonts.face_index_of(index), &face) != 0) {
        return base::fail(base::ErrorKind::unreadable, "the font " + file + " cannot be read");
    }
    cairo_font_face_t* made = cairo_ft_font_face_create_for_ft_face(face, load_flags);
    auto owned = std::make_unique<OpenFace>(OpenFace{library, face});
    const auto done = [](void* data) {
        const std::unique_ptr<OpenFace> last(static_cast<OpenFace*>(data));
        FT_Done_Face(last->face);
    };
    if (cairo_font_face_set_user_data(made, &key, owned.get(), done) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(made);
        FT_Done_Face(face);
        return base::fail(base::ErrorKind::unreadable,
                          "the font " + file + " cannot be drawn with");
    }
    static_cast<void>(owned.release()); // now the face's own
    Font& font = opened[index];
    font.face = made;
    font.outlines = face;
    return &font;
}

base::Result<void> PdfTexts::paint(const scene::TextMark& mark) {
    if (!is_printable(mark)) {
        return {};
    }
    cairo_t* context = impl_->context;
    std::vector<Part> parts;
    for (const TextPiece& piece : pieces_of(mark.run)) {
        const auto font = impl_->font(piece.font);
        if (!font) {
            return base::fail(font.error());
        }
        if (Part part = part_of(piece, mark, **font); !part.glyphs.empty()) {
            parts.push_back(std::move(part));
        }
    }
    cairo_set_font_size(context, static_cast<double>(mark.run.size_px));
    if (mark.halo_width > 0 && mark.halo.a > 0) {
        cairo_new_path(context);
        for (const Part& part : parts) {
            cairo_set_font_face(context, part.font->face);
            cairo_glyph_path(context, part.glyphs.data(), static_cast<int>(part.glyphs.size()));
        }
        straighten(context, static_cast<double>(mark.halo_width));
        set_color(context, mark.halo);
        cairo_set_line_width(context, 2 * static_cast<double>(mark.halo_width));
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(context);
        cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER);
    }
    set_color(context, mark.color);
    for (const Part& part : parts) {
        cairo_set_font_face(context, part.font->face);
        cairo_show_text_glyphs(context, part.text.data(), static_cast<int>(part.text.size()),
                               part.glyphs.data(), static_cast<int>(part.glyphs.size()),
                               part.clusters.data(), static_cast<int>(part.clusters.size()),
                               part.is_backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD
                                                : static_cast<cairo_text_cluster_flags_t>(0));
    }
    return {};
}

} // namespace entente::vector
