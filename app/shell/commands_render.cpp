// SPDX-License-Identifier: MIT
// render: a figure without a display.
#include "app/shell/commands.hpp"

#include "app/base/parallel.hpp"
#include "app/document/home_layout.hpp"
#include "app/io/png_writer.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/headless_context.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <system_error>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

constexpr int context_size_px = 16; // figures are drawn into targets of their own

/// The ending, in lower case.
std::string ending_of(const fs::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending;
}

base::Result<void> check_picture(const RenderOptions& options) {
    const auto refuse = [&](const std::string& why) {
        return base::fail(base::ErrorKind::usage,
                          fmt::format("-o: found '{}', {}", options.output.string(), why));
    };
    if (options.output == "-") {
        if (is_output_terminal()) {
            return refuse("expected a file or a pipe: a terminal shows no picture");
        }
        return {};
    }
    const std::string ending = ending_of(options.output);
    if (ending == ".svg" || ending == ".pdf") {
        return refuse("expected a name that ends in .png (" + ending +
                      " is not in this version yet)");
    }
    if (ending != ".png") {
        return refuse("expected a name that ends in .png");
    }
    return check_output(options.output, options.files);
}

base::Error graphics(base::Error error) {
    error.kind = base::ErrorKind::graphics;
    return error;
}

} // namespace

base::Result<ExitCode> run(const RenderOptions& options) {
    if (auto possible = check_picture(options); !possible) {
        return base::fail(std::move(possible).error());
    }
    const base::ThreadLimit limit(options.threads);
    auto opened = open_selection(options.files, options.selection);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    const model::EventStore& store = *opened->data.store;
    note_language(store, "--language", options.figure.language);
    note_language(store, "--second-language", options.figure.second_language);

    // Context, fonts and shaders before the layout, which may take long: a fault in them is told
    // first.
    auto context = HeadlessContext::create(context_size_px, context_size_px);
    if (!context) {
        return base::fail(graphics(std::move(context).error()));
    }
    auto fonts = text::FontSet::open();
    if (!fonts) {
        return base::fail(graphics(std::move(fonts).error()));
    }
    auto renderer =
        render::make_gl_renderer(context->lookup(), *fonts, console_log(), options.shader_dir);
    if (!renderer) {
        return base::fail(std::move(renderer).error());
    }

    TerminalProgress progress("laying out");
    const graph::TieIndex& index = opened->selected.index;
    const graph::TieGraph all_time = index.all_time();
    std::vector<base::Vec2> home;
    if (options.figure.frame == FigureFrame::all_time) {
        home = home_of(index, opened->data.store, options.figure.seed, progress.progress());
    }
    const std::vector<DataFile> files = data_files_of(options.files);
    const FigureData data{
        .index = index,
        .view = opened->selected.view,
        .all_time = all_time,
        .home = home,
        .files = files,
    };
    const Figure figure = make_figure(data, options.figure, *fonts, progress.progress());
    if (index.event_count() == 0) {
        tell("no event passes: the figure is empty");
    }
    const auto image =
        (*renderer)->draw_image(figure.marks, {options.figure.width_px, options.figure.height_px},
                                options.figure.is_transparent);
    if (!image) {
        return base::fail(image.error());
    }
    base::Result<void> written;
    if (options.output == "-") {
        auto bytes = io::encode_png(*image, texts_of(figure.caption));
        written = bytes ? print(*bytes) : base::Result<void>(base::fail(std::move(bytes).error()));
    } else {
        written = io::write_png(options.output, *image, texts_of(figure.caption));
    }
    return std::move(written).map([] { return ExitCode::done; });
}

} // namespace entente::shell
