// SPDX-License-Identifier: MIT
#include "app/io/atomic_file.hpp"
#include "app/io/film_text.hpp"
#include "app/io/film_writer.hpp"

#include <fmt/format.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <limits>
#include <utility>

namespace entente::io {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;

/// How hard the encoder tries, 0..100 and 0..6. On frames of a network of 1280 x 720 pixels more
/// takes several times as long for files that are a few hundredths smaller.
constexpr float effort = 20;
constexpr int method = 3;

struct EncoderDeleter {
    void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
};

struct MuxDeleter {
    void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};

/// Bytes that the library made.
struct OwnedData {
    OwnedData() { WebPDataInit(&data); }
    ~OwnedData() { WebPDataClear(&data); }
    OwnedData(const OwnedData&) = delete;
    OwnedData& operator=(const OwnedData&) = delete;
    WebPData data{};
};

/// A picture of the encoder's, filled from ours.
struct OwnedPicture {
    OwnedPicture() : is_good(WebPPictureInit(&picture) != 0) {}
    ~OwnedPicture() { WebPPictureFree(&picture); }
    OwnedPicture(const OwnedPicture&) = delete;
    OwnedPicture& operator=(const OwnedPicture&) = delete;
    WebPPicture picture{};
    bool is_good;
};

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        default:
            // XML has no other control characters.
            if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') {
                safe += c;
            }
        }
    }
    return safe;
}

/// Title and description as XMP, the one place for words that WebP has (Dublin Core's properties).
std::string xmp_of(const PngTexts& texts) {
    std::string properties;
    for (const auto& [keyword, text] : texts) {
        const std::string_view name = keyword == "Title"         ? "dc:title"
                                      : keyword == "Description" ? "dc:description"
                                                                 : "";
        if (!name.empty()) {
            properties += fmt::format("<{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li>"
                                      "</rdf:Alt></{0}>",
                                      name, escaped(text));
        } else if (keyword == "Software") {
            properties += fmt::format("<xmp:CreatorTool>{}</xmp:CreatorTool>", escaped(text));
        }
    }
    if (properties.empty()) {
        return {};
    }
    return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">" +
           properties + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

class WebpWriter final : public FilmWriter {
  public:
    WebpWriter(StagedFile file, FilmShape shape,
               std::unique_ptr<WebPAnimEncoder, EncoderDeleter> encoder)
        : file_(std::move(file)), shape_(std::move(shape)), encoder_(std::move(encoder)) {}

    Result<void> add(const base::Image& frame, std::chrono::milliseconds shown) override {
        if (auto checked = check_frame(shape_, frame, frames_, shown); !checked) {
            return checked;
        }
        WebPConfig config;
        OwnedPicture held;
        if (WebPConfigInit(&config) == 0 || !held.is_good) {
            return broken("another version of libwebp than the program was built with");
        }
        config.lossless = 1;
        config.quality = effort;
        config.method = method;
        config.exact = 1; // also below what is see-through
        WebPPicture& picture = held.picture;
        picture.use_argb = 1;
        picture.width = frame.width;
        picture.height = frame.height;
        if (WebPPictureImportRGBA(&picture, frame.rgba.data(), 4 * frame.width) == 0) {
            return broken("not enough memory");
        }
        if (WebPAnimEncoderAdd(encoder_.get(), &picture, static_cast<int>(time_.count()),
                               &config) == 0) {
            return broken(WebPAnimEncoderGetError(encoder_.get()));
        }
        ++frames_;
        time_ += shown;
        if (time_.count() > std::numeric_limits<int>::max()) {
            return broken("it is longer than 24 days");
        }
        return {};
    }

    Result<void> finish() override {
        if (auto complete = check_complete(shape_, frames_); !complete) {
            return complete;
        }
        OwnedData film;
        if (WebPAnimEncoderAdd(encoder_.get(), nullptr, static_cast<int>(time_.count()), nullptr) ==
                0 ||
            WebPAnimEncoderAssemble(encoder_.get(), &film.data) == 0) {
            return broken(WebPAnimEncoderGetError(encoder_.get()));
        }
        encoder_.reset();
        OwnedData told;
        const std::string xmp = xmp_of(shape_.texts);
        const std::string packed = packed_texts(shape_.texts);
        const WebPData* whole = &film.data;
        if (!xmp.empty() || !packed.empty()) {
            const std::unique_ptr<WebPMux, MuxDeleter> mux(WebPMuxCreate(&film.data, 0));
            const auto set = [&](const char* name, const std::string& bytes) {
                const WebPData words{reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                     bytes.size()};
                return bytes.empty() || WebPMuxSetChunk(mux.get(), name, &words, 1) == WEBP_MUX_OK;
            };
            if (!mux || !set("XMP ", xmp) || !set(webp_text_name, packed) ||
                WebPMuxAssemble(mux.get(), &told.data) != WEBP_MUX_OK) {
                return broken("its title cannot be added");
            }
            whole = &told.data;
        }
        if (auto written = file_.write({reinterpret_cast<const char*>(whole->bytes), whole->size});
            !written) {
            return written;
        }
        return file_.commit();
    }

  private:
    static Result<void> broken(std::string_view reason) {
        return fail(ErrorKind::not_written, fmt::format("the WebP cannot be made: {}", reason));
    }

    StagedFile file_;
    FilmShape shape_;
    std::unique_ptr<WebPAnimEncoder, EncoderDeleter> encoder_;
    std::size_t frames_ = 0;
    std::chrono::milliseconds time_{0};
};

} // namespace

FilmResult make_webp_writer(const std::filesystem::path& path, const FilmShape& shape) {
    if (auto checked = check_shape(shape, WEBP_MAX_DIMENSION); !checked) {
        return fail(std::move(checked).error());
    }
    WebPAnimEncoderOptions options;
    if (WebPAnimEncoderOptionsInit(&options) == 0) {
        return fail(ErrorKind::not_written,
                    "the WebP cannot be made: another version of libwebp than the program was "
                    "built with");
    }
    options.anim_params.loop_count = shape.is_looping ? 0 : 1;
    options.kmax = 0; // every frame is told by what changed; whole frames in between cost much
    std::unique_ptr<WebPAnimEncoder, EncoderDeleter> encoder(
        WebPAnimEncoderNew(shape.width, shape.height, &options));
    if (!encoder) {
        return fail(ErrorKind::not_written, "the WebP cannot be made: not enough memory");
    }
    auto file = StagedFile::create(path);
    if (!file) {
        return fail(std::move(file).error());
    }
    return std::make_unique<WebpWriter>(*std::move(file), shape, std::move(encoder));
}

} // namespace entente::io
