// SPDX-License-Identifier: MIT
#include "app/shell/film.hpp"
#include "app/shell/output_place.hpp"
#include "app/shell/video_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace entente::shell {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::fail;
using base::Result;

constexpr std::array<std::pair<std::string_view, FilmFormat>, 6> film_endings{
    {{".gif", FilmFormat::gif},
     {".webp", FilmFormat::webp},
     {".apng", FilmFormat::apng},
     {".mp4", FilmFormat::mp4},
     {".webm", FilmFormat::webm},
     {"", FilmFormat::frames}}};

tl::unexpected<base::Error> refuse(ErrorKind kind, const fs::path& output, std::string_view why) {
    return fail(kind, fmt::format("-o: '{}': {}", output.string(), why));
}

int most_side_of(FilmFormat format) {
    return format == FilmFormat::webp ? 16'383 : 16'384;
}

/// Whether the folder that the film goes into takes files.
Result<void> check_leave(const fs::path& output) {
#ifndef _WIN32
    fs::path plain = output.lexically_normal();
    if (!plain.has_filename()) {
        plain = plain.parent_path();
    }
    const fs::path folder = plain.has_parent_path() ? plain.parent_path() : fs::path(".");
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        return refuse(ErrorKind::not_written, output,
                      fmt::format("the folder '{}' cannot be written to", folder.string()));
    }
#endif
    return {};
}

} // namespace

Result<FilmFormat> film_format_of(const fs::path& output) {
    std::string ending = output.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const auto& [known, format] : film_endings) {
        if (ending == known) {
            return format;
        }
    }
    if (ending == ".png" || ending == ".svg" || ending == ".pdf") {
        return refuse(ErrorKind::usage, output,
                      fmt::format("a film does not fit into one picture: expected --strip N with "
                                  "it, or .gif, .webp, .apng, .mp4, .webm, or a name without an "
                                  "ending for a folder of pictures"));
    }
    return refuse(ErrorKind::usage, output,
                  "expected a name that ends in .gif, .webp, .apng, .mp4 or .webm, or in none for "
                  "a folder of pictures");
}

Result<void> check_film(const fs::path& output, FilmFormat format, const FilmSettings& settings,
                        std::span<const fs::path> inputs, bool may_replace) {
    const FigureSettings& figure = settings.figure;
    const bool is_video = format == FilmFormat::mp4 || format == FilmFormat::webm;
    if (figure.is_transparent && (format == FilmFormat::gif || is_video)) {
        return refuse(ErrorKind::usage, output,
                      "has no partly transparent pixels, expected a --background, or .webp, .apng "
                      "or a folder of PNGs");
    }
    if (is_video && (figure.width_px % 2 != 0 || figure.height_px % 2 != 0)) {
        return refuse(ErrorKind::usage, output,
                      fmt::format("a video of {}x{} pixels, expected even numbers: {}x{}",
                                  figure.width_px, figure.height_px, figure.width_px / 2 * 2,
                                  figure.height_px / 2 * 2));
    }
    if (const int most = most_side_of(format); figure.width_px > most || figure.height_px > most) {
        return refuse(ErrorKind::usage, output,
                      fmt::format("a film of {}x{} pixels, expected at most {} each way",
                                  figure.width_px, figure.height_px, most));
    }
    if (format == FilmFormat::frames) {
        if (auto possible = io::check_frame_folder(output, may_replace); !possible) {
            base::Error error = std::move(possible).error();
            error.message = "-o: " + error.message;
            if (!may_replace && io::check_frame_folder(output, true)) {
                error.message += "; --replace replaces them";
            }
            return fail(std::move(error));
        }
    } else if (auto possible = check_output_place(output, inputs); !possible) {
        return fail(std::move(possible).error().with_context("-o"));
    }
    if (auto possible = check_leave(output); !possible) {
        return possible;
    }
    if (is_video) {
        return check_video(format == FilmFormat::mp4 ? VideoFormat::mp4 : VideoFormat::webm);
    }
    return {};
}

io::FilmResult make_film_writer(const fs::path& output, FilmFormat format,
                                const io::FilmShape& shape, std::chrono::milliseconds shown,
                                bool may_replace) {
    switch (format) {
    case FilmFormat::gif:
        return io::make_gif_writer(output, shape);
    case FilmFormat::webp:
        return io::make_webp_writer(output, shape);
    case FilmFormat::apng:
        return io::make_apng_writer(output, shape);
    case FilmFormat::mp4:
        return make_video_writer(output, VideoFormat::mp4, shape, shown);
    case FilmFormat::webm:
        return make_video_writer(output, VideoFormat::webm, shape, shown);
    case FilmFormat::frames:
        break;
    }
    return io::make_folder_writer(output, shape, may_replace);
}

} // namespace entente::shell
