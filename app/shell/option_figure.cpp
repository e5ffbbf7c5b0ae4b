// SPDX-License-Identifier: MIT
// The options that shape a figure, and others that several commands share.
#include "app/shell/option_reader.hpp"

#include "app/model/filter.hpp"

#include <fmt/core.h>

#include <array>
#include <cstdint>
#include <limits>
#include <system_error>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> theme_names{"light", "dark"};
constexpr std::array<std::string_view, 2> frame_names{"all", "window"};
constexpr std::array<std::string_view, 2> color_names{"kind", "tone"};

constexpr std::uint64_t most_threads = 1024;

void read_labels(OptionReader& reader, FigureSettings& figure) {
    const auto labels = reader.word("--labels");
    if (!labels) {
        return;
    }
    if (*labels == "all") {
        figure.all_labels = true;
    } else if (*labels == "none") {
        figure.max_labels = 0;
    } else if (const auto most = read_whole("--labels", *labels, 0, 1'000'000'000)) {
        figure.max_labels = static_cast<int>(*most);
    } else {
        constexpr std::array<std::string_view, 2> words{"all", "none"};
        reader.fail(bad_value("--labels", *labels, "a whole number, all or none",
                              model::nearest_word(*labels, words)));
    }
}

void read_size_and_scale(OptionReader& reader, FigureSettings& figure) {
    const auto dpi =
        reader.value("--dpi", number_from(1, 10'000, "a number of dots an inch from 1 to 10000"));
    // Dots an inch of a size in pixels that none is told of: lengths follow them, as on paper.
    const double dots = dpi.value_or(figure.dots_per_inch);
    FigureSize size{figure.width_px, figure.height_px, dots / 96, dots};
    if (const auto told = reader.word("--size")) {
        if (auto read = read_size("--size", *told, dpi)) {
            size = *read;
        } else {
            reader.fail(std::move(read).error());
        }
    }
    const double scale =
        reader.value("--scale", number_from(0.1, 20, "a number from 0.1 to 20")).value_or(1);
    figure.width_px = size.width_px;
    figure.height_px = size.height_px;
    figure.dots_per_inch = size.dots_per_inch;
    figure.scale = static_cast<float>(size.scale * scale);
    figure.is_trimmed = reader.has("--trim");
}

} // namespace

std::optional<scene::Theme> read_theme(OptionReader& reader) {
    const auto theme = reader.value("--theme", choice_of(theme_names));
    if (!theme) {
        return std::nullopt;
    }
    return *theme == 0 ? scene::Theme::light : scene::Theme::dark;
}

fs::path read_folder(OptionReader& reader, const std::string& name) {
    const auto folder = reader.word(name);
    std::error_code ignored;
    if (folder && !fs::is_directory(*folder, ignored)) {
        reader.fail(bad_value(name, *folder, "a folder"));
    }
    return folder.value_or("");
}

std::size_t read_threads(OptionReader& reader) {
    return static_cast<std::size_t>(
        reader.value("--threads", whole_from(1, most_threads)).value_or(0));
}

std::uint64_t read_seed(OptionReader& reader) {
    return reader.value("--seed", whole_from(0, std::numeric_limits<std::uint64_t>::max()))
        .value_or(1);
}

Files read_files(OptionReader& reader, const std::string& command) {
    Files files = reader.files();
    if (files.empty()) {
        reader.fail(usage(fmt::format(
            "{}: found no file, expected one or more; 'entente {} --help' has an example", command,
            command)));
    }
    return files;
}

FigureSettings read_figure(OptionReader& reader, FigureSettings figure) {
    read_size_and_scale(reader, figure);
    figure.theme = read_theme(reader).value_or(figure.theme);
    if (const auto background = reader.word("--background")) {
        if (*background == "transparent") {
            figure.is_transparent = true;
        } else if (auto color = read_color("--background", *background)) {
            figure.background = *color;
        } else {
            reader.fail(std::move(color).error());
        }
    }
    figure.title = reader.word("--title");
    figure.caption = reader.word("--caption");
    figure.with_legend = !reader.has("--no-legend");
    figure.with_caption = !reader.has("--no-caption");
    figure.legend_at = reader.value("--legend", read_shares);
    for (const char* option : {"legend", "caption"}) {
        if (reader.has(fmt::format("--{}", option)) && reader.has(fmt::format("--no-{}", option))) {
            reader.fail(
                usage(fmt::format("--{0}: found --no-{0} too, expected one of them", option)));
        }
    }
    read_labels(reader, figure);
    figure.language = reader.value("--language", read_language).value_or("");
    figure.second_language = reader.value("--second-language", read_language).value_or("");
    if (const auto by = reader.word("--color"); by && *by == "community") {
        reader.fail(
            usage("--color: communities are not in this version yet, expected kind or tone"));
    } else if (const auto color = reader.value("--color", choice_of(color_names))) {
        figure.color_by = *color == 0 ? scene::ColorBy::kind : scene::ColorBy::tone;
    }
    figure.seed = read_seed(reader);
    if (const auto frame = reader.value("--frame", choice_of(frame_names))) {
        figure.frame = *frame == 0 ? FigureFrame::all_time : FigureFrame::window;
    }
    return figure;
}

} // namespace entente::shell
