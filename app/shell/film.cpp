// SPDX-License-Identifier: MIT
#include "app/shell/film.hpp"

#include "app/shell/film_stage.hpp"
#include "app/shell/frame_queue.hpp"

#include <new>
#include <thread>
#include <utility>

namespace entente::shell {
namespace {

/// Hands the frames that come to the writer; what it does on its thread.
base::Result<void> encode(FrameQueue& frames, io::FilmWriter& writer,
                          std::chrono::milliseconds shown) {
    try {
        while (const auto frame = frames.take()) {
            if (auto added = writer.add(*frame, shown); !added) {
                frames.give_up();
                return added;
            }
        }
        if (frames.is_abandoned()) {
            return {};
        }
        return writer.finish();
    } catch (const std::bad_alloc&) {
        frames.give_up();
        return base::fail(base::ErrorKind::not_written, "there is not enough memory for the film");
    }
}

} // namespace

base::Result<void> write_film(const std::filesystem::path& output, FilmFormat format,
                              const FilmData& data, const FilmSettings& settings,
                              std::span<const model::Window> windows, bool may_replace,
                              render::Renderer& renderer, text::FontSet& fonts,
                              const base::Progress& progress) {
    const auto cancelled = [] {
        return base::fail(base::ErrorKind::cancelled, "the film was given up");
    };
    FilmStage stage(data, settings, windows, progress);
    if (progress.is_cancelled()) {
        return cancelled();
    }
    const scene::FilmPage page = stage.film_page(fonts);
    const FigureSettings& figure = settings.figure;
    io::FilmShape shape{figure.width_px, figure.height_px, windows.size(), settings.is_looping,
                        texts_of(stage.caption())};
    auto writer = make_film_writer(output, format, shape, settings.shown, may_replace);
    if (!writer) {
        return base::fail(std::move(writer).error());
    }

    FrameQueue frames;
    base::Result<void> written;
    std::thread encoder([&] { written = encode(frames, **writer, settings.shown); });
    base::Result<void> drawn;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        if (progress.is_cancelled()) {
            drawn = cancelled();
            break;
        }
        auto image =
            renderer.draw_image(stage.frame(page, i, fonts), {figure.width_px, figure.height_px},
                                figure.is_transparent);
        if (!image) {
            drawn = base::fail(std::move(image).error());
            break;
        }
        if (!frames.put(*std::move(image))) {
            break; // the writer failed, and tells why
        }
        constexpr double share_of_drawing = 0.99; // the rest is finishing
        progress(share_of_drawing * static_cast<double>(i + 1) /
                 static_cast<double>(windows.size()));
    }
    if (drawn) {
        frames.close();
    } else {
        frames.abandon();
    }
    encoder.join();
    if (!drawn) {
        return drawn;
    }
    if (written) {
        progress(1);
    }
    return written;
}

Figure make_strip(const FilmData& data, const FilmSettings& settings,
                  std::span<const model::Window> windows, text::FontSet& fonts,
                  const base::Progress& progress) {
    FilmStage stage(data, settings, windows, progress);
    return stage.strip(fonts);
}

} // namespace entente::shell
