// SPDX-License-Identifier: MIT
#include "app/shell/figure_output.hpp"

#include "app/document/description.hpp"
#include "app/io/atomic_file.hpp"
#include "app/io/png_writer.hpp"
#include "app/model/filter.hpp"
#include "app/shell/commands.hpp"
#include "app/shell/option_values.hpp"
#include "app/shell/output_place.hpp"
#include "app/shell/recipe.hpp"
#include "app/vector/pdf_painter.hpp"
#include "app/vector/svg_painter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <system_error>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> endings{".png", ".svg", ".pdf"};
constexpr double most_page_inches = 200; ///< a PDF's user space ends there

std::string in_megabytes(std::uint64_t bytes) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    return megabytes < 10    ? fmt::format("{:.1f} MB", megabytes)
           : megabytes < 2e3 ? fmt::format("{:.0f} MB", megabytes)
                             : fmt::format("{:.1f} GB", megabytes / 1e3);
}

base::Error told_of(const fs::path& output, base::ErrorKind kind, const std::string& why) {
    return {kind, fmt::format("'{}': {}", output.string(), why)};
}

std::uint64_t pixels_of(const FigureSettings& settings) {
    return static_cast<std::uint64_t>(std::max(settings.width_px, 0)) *
           static_cast<std::uint64_t>(std::max(settings.height_px, 0));
}

base::Result<FigureFormat> check_ending(const fs::path& output) {
    if (const auto format = format_of(output)) {
        return *format;
    }
    const std::string ending = output.extension().string();
    const std::string near = model::nearest_word(ending, endings);
    return base::fail(told_of(output, base::ErrorKind::usage,
                              fmt::format("expected a name that ends in .png, .svg or .pdf{}",
                                          near.empty() ? "" : " (did you mean '" + near + "'?)")));
}

base::Result<void> check_size(const fs::path& output, FigureFormat format,
                              const FigureSettings& settings) {
    const auto is_drawable = [](int px) { return px >= least_size_px && px <= most_size_px; };
    if (!is_drawable(settings.width_px) || !is_drawable(settings.height_px)) {
        return base::fail(told_of(
            output, base::ErrorKind::usage,
            fmt::format("a figure of {} x {} pixels, expected {} to {} a side", settings.width_px,
                        settings.height_px, least_size_px, most_size_px)));
    }
    const double side_inches =
        std::max(settings.width_px, settings.height_px) / settings.dots_per_inch;
    if (format == FigureFormat::pdf && side_inches > most_page_inches) {
        return base::fail(told_of(
            output, base::ErrorKind::usage,
            fmt::format(
                "a page of {:.0f} mm, expected at most {:.0f} a side: fewer pixels, or more "
                "dots an inch",
                side_inches * 25.4, most_page_inches * 25.4)));
    }
    return {};
}

vector::ElementName name_of(const model::EventStore& store, const std::string& language,
                            graph::NodeId node) {
    return {std::string(graph::id_of(store, node)),
            fmt::format("{} ({})", graph::label_of(store, node, language),
                        model::name_of(graph::kind_of(store, node)))};
}

vector::ElementName name_of(const model::EventStore& store, const std::string& language,
                            const graph::Dyad& dyad) {
    const auto label = [&](graph::NodeId node) { return graph::label_of(store, node, language); };
    const auto id = [&](graph::NodeId node) { return graph::id_of(store, node); };
    return {fmt::format("{}-{}-{}{}", id(dyad.a), id(dyad.b), graph::name_of(dyad.kind),
                        dyad.is_directed ? "-directed" : ""),
            fmt::format("{} {} {} ({})", label(dyad.a), dyad.is_directed ? "→" : "–", label(dyad.b),
                        graph::name_of(dyad.kind))};
}

vector::Names names_for(const FigureData& data, const std::string& language) {
    const graph::TieIndex& index = data.index;
    const model::EventStore& store = index.store();
    return {
        [&store, language](std::uint32_t node) {
            return name_of(store, language, graph::NodeId{node});
        },
        [&index, &store, language](std::uint32_t tie) {
            return name_of(store, language, index.dyads()[tie]);
        },
    };
}

/// The figure in words, for those who cannot see it.
std::string alt_text_of(const FigureData& data, const FigureSettings& settings) {
    document::DescriptionSettings wanted;
    wanted.title = settings.title.value_or("");
    wanted.language = settings.language;
    return document::to_alt_text(document::describe(data.index, data.view, nullptr, wanted));
}

vector::Texts texts_for(const Figure& figure, const std::string& alt_text, std::string recipe) {
    vector::Texts texts;
    texts.recipe = std::move(recipe);
    for (const auto& [keyword, text] : texts_of(figure.caption)) {
        (keyword == "Title"         ? texts.title
         : keyword == "Description" ? texts.description
                                    : texts.software) = text;
    }
    texts.description = alt_text + "\n" + texts.description;
    return texts;
}

base::Result<std::string> png_of(const Figure& figure, const FigureSettings& settings,
                                 std::string alt_text, const std::string& recipe,
                                 render::Renderer& renderer, const base::Progress& progress) {
    const auto image = renderer.draw_image(figure.marks, {figure.width_px, figure.height_px},
                                           settings.is_transparent);
    if (!image) {
        return base::fail(image.error());
    }
    progress(0.7);
    if (progress.is_cancelled()) {
        return base::fail(base::ErrorKind::cancelled, "cancelled");
    }
    io::PngTexts texts = texts_of(figure.caption);
    texts.emplace_back("Alt-Text", std::move(alt_text));
    texts.emplace_back(recipe_keyword, recipe);
    return io::encode_png(*image, texts, settings.dots_per_inch);
}

} // namespace

std::optional<FigureFormat> format_of(const fs::path& output) {
    return ui::format_of(output.string());
}

Room room_for(const fs::path& output) {
    Room room;
    std::error_code error;
    const fs::path folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
    if (const fs::space_info space = fs::space(folder, error); !error) {
        room.disk_bytes = std::max<std::uint64_t>(space.available, 1); // none at all is known, too
    }
#ifndef _WIN32
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page_bytes = sysconf(_SC_PAGESIZE);
    if (pages > 0 && page_bytes > 0) {
        room.memory_bytes =
            static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
    }
#endif
    return room;
}

std::uint64_t estimated_file_bytes(FigureFormat format, const FigureSettings& settings) {
    // Measured on thirty figures of 320x240 to 8000x8000: 0.0145 bytes a pixel (14 events on the
    // largest) to 0.52 (90,000 on it), and 20 kB of words. A vector file follows the marks, which
    // are not known yet. What it takes in truth is looked at once more before it is written.
    constexpr std::uint64_t rest = 20'000;
    constexpr std::uint64_t most_pixels_a_byte = 70;
    return is_vector(format) ? rest : rest + pixels_of(settings) / most_pixels_a_byte;
}

std::uint64_t estimated_memory_bytes(FigureFormat format, const FigureSettings& settings) {
    constexpr std::uint64_t rest = 150'000'000;
    return is_vector(format) ? rest : rest + 5 * pixels_of(settings);
}

base::Result<void> check_figure(const fs::path& output, const FigureSettings& settings,
                                const Files& inputs) {
    return check_figure(output, settings, inputs, room_for(output));
}

base::Result<void> check_figure(const fs::path& output, const FigureSettings& settings,
                                const Files& inputs, const Room& room) {
    const bool is_piped = output == "-";
    FigureFormat format = FigureFormat::png;
    if (!is_piped) {
        const auto told = check_ending(output);
        if (!told) {
            return base::fail(told.error());
        }
        format = *told;
    }
    if (auto checked = check_size(output, format, settings); !checked) {
        return checked;
    }
    if (!is_piped) {
        if (auto checked = check_output_place(output, inputs); !checked) {
            return checked;
        }
        const std::uint64_t file_bytes = estimated_file_bytes(format, settings);
        std::error_code ignored;
        if (room.disk_bytes > 0 && file_bytes > room.disk_bytes && !fs::is_other(output, ignored)) {
            return base::fail(
                told_of(output, base::ErrorKind::not_written,
                        fmt::format("it takes {} or more, and the disk has {} left",
                                    in_megabytes(file_bytes), in_megabytes(room.disk_bytes))));
        }
    }
    const std::uint64_t memory_bytes = estimated_memory_bytes(format, settings);
    if (room.memory_bytes > 0 && memory_bytes > room.memory_bytes) {
        return base::fail(
            told_of(output, base::ErrorKind::graphics,
                    fmt::format("{} x {} pixels take about {} of memory, and this computer has {}; "
                                "fewer pixels, or .svg or .pdf",
                                settings.width_px, settings.height_px, in_megabytes(memory_bytes),
                                in_megabytes(room.memory_bytes))));
    }
    return {};
}

base::Result<std::string> figure_bytes(FigureFormat format, const Figure& figure,
                                       const FigureData& data, const FigureSettings& settings,
                                       render::Renderer* renderer, text::FontSet& fonts,
                                       const base::Progress& progress) {
    std::string recipe = json_of(recipe_of(figure, data, settings));
    if (format == FigureFormat::png) {
        assert(renderer != nullptr);
        return png_of(figure, settings, alt_text_of(data, settings), recipe, *renderer, progress);
    }
    const vector::Page page{figure.width_px, figure.height_px, settings.dots_per_inch,
                            settings.is_transparent};
    const vector::Texts texts = texts_for(figure, alt_text_of(data, settings), std::move(recipe));
    if (format == FigureFormat::pdf) {
        return vector::paint_pdf(figure.marks, page, texts, fonts);
    }
    return vector::paint_svg(figure.marks, page, texts, names_for(data, settings.language), fonts);
}

base::Result<void> write_figure(const fs::path& path, const Figure& figure, const FigureData& data,
                                const FigureSettings& settings, render::Renderer* renderer,
                                text::FontSet& fonts, const base::Progress& progress) {
    const auto format = format_of(path);
    if (!format) {
        return base::fail(check_ending(path).error());
    }
    const auto bytes = figure_bytes(*format, figure, data, settings, renderer, fonts, progress);
    if (!bytes) {
        return base::fail(bytes.error());
    }
    if (progress.is_cancelled()) {
        return base::fail(base::ErrorKind::cancelled, "cancelled");
    }
    const Room room = room_for(path);
    std::error_code ignored;
    if (room.disk_bytes > 0 && bytes->size() > room.disk_bytes && !fs::is_other(path, ignored)) {
        return base::fail(
            told_of(path, base::ErrorKind::not_written,
                    fmt::format("it takes {}, and the disk has {} left",
                                in_megabytes(bytes->size()), in_megabytes(room.disk_bytes))));
    }
    return io::write_file(path, *bytes);
}

} // namespace entente::shell
