// SPDX-License-Identifier: MIT
// Where recipes and their data are found.
#include "app/shell/recipe.hpp"

#include "app/io/atomic_file.hpp"
#include "app/io/checksum.hpp"
#include "app/io/film_text.hpp"
#include "app/io/png_text.hpp"
#include "app/shell/figure_output.hpp"
#include "app/vector/pdf_painter.hpp"
#include "app/vector/svg_painter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sniffed_bytes = 4096;
constexpr std::uintmax_t most_file_bytes = std::uintmax_t{1} << 30U;

enum class Kind : std::uint8_t { data, png, film, svg, pdf, view };

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

std::string_view without_space(std::string_view text) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

/// Whether an object of JSON says near its beginning that it is a view.
bool is_view(std::string_view text) {
    constexpr std::string_view key = "\"format\"";
    std::size_t at = text.find(key);
    if (!begins(text, "{") || at == std::string_view::npos) {
        return false;
    }
    text = without_space(text.substr(at + key.size()));
    if (!begins(text, ":")) {
        return false;
    }
    return begins(without_space(text.substr(1)), "\"entente-view/");
}

Kind kind_of(const fs::path& file) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        return Kind::data; // a pipe would be used up
    }
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(sniffed_bytes, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    std::string_view text = bytes;
    if (begins(text, "\x89PNG")) {
        return Kind::png;
    }
    if (begins(text, "GIF8") ||
        (begins(text, "RIFF") && text.size() >= 12 && text.substr(8, 4) == "WEBP")) {
        return Kind::film;
    }
    if (begins(text, "%PDF-")) {
        return Kind::pdf;
    }
    if (begins(text, "\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    text = without_space(text);
    if (begins(text, "<")) {
        return Kind::svg;
    }
    return is_view(text) ? Kind::view : Kind::data;
}

base::Error unreadable(const fs::path& file, const std::string& why) {
    return {base::ErrorKind::unreadable, file.string() + ": " + why};
}

/// The recipe's text; nothing where the figure has none.
base::Result<std::optional<std::string>> recipe_text_in(const fs::path& file, Kind kind) {
    if (kind == Kind::png) {
        return io::png_text(file, recipe_keyword);
    }
    if (kind == Kind::film) {
        return io::film_text(file, recipe_keyword);
    }
    std::error_code ignored;
    if (fs::file_size(file, ignored) > most_file_bytes && !ignored) {
        return base::fail(unreadable(file, "it is larger than 1 GiB"));
    }
    auto bytes = io::read_file(file);
    if (!bytes) {
        return base::fail(std::move(bytes).error());
    }
    switch (kind) {
    case Kind::svg:
        return vector::recipe_in_svg(*bytes);
    case Kind::pdf:
        return vector::recipe_in_pdf(*bytes);
    default:
        break;
    }
    if (begins(*bytes, "\xef\xbb\xbf")) {
        bytes->erase(0, 3);
    }
    return std::optional<std::string>(*std::move(bytes));
}

/// Where a file of a recipe may be.
std::vector<fs::path> places_for(const DataFile& file, const fs::path& figure) {
    std::vector<fs::path> places;
    const auto add = [&](const fs::path& place) {
        if (std::find(places.begin(), places.end(), place) == places.end()) {
            places.push_back(place);
        }
    };
    const fs::path named = as_located(file.path);
    add(named);
    const fs::path folder = figure.has_parent_path() ? figure.parent_path() : fs::path(".");
    if (named.is_relative()) {
        add((folder / named).lexically_normal());
    }
    add((folder / named.filename()).lexically_normal());
    if (file.is_sample) {
        if (const auto sample = find_sample()) {
            add(*sample);
        }
    }
    return places;
}

base::Result<FoundFile> find_file(const DataFile& file, const fs::path& figure) {
    std::optional<FoundFile> changed;
    std::string looked;
    for (const fs::path& place : places_for(file, figure)) {
        looked += (looked.empty() ? "'" : ", '") + place.string() + "'";
        std::error_code ignored;
        if (!fs::is_regular_file(place, ignored)) {
            continue;
        }
        auto sum = io::sha256_of(place);
        if (!sum) {
            continue;
        }
        FoundFile found{place, file, !file.sha256.empty() && *sum != file.sha256};
        found.named.sha256 = *std::move(sum);
        if (!found.is_changed) {
            return found;
        }
        if (!changed) {
            changed = std::move(found);
        }
    }
    if (changed) {
        return *std::move(changed);
    }
    return base::fail(unreadable(
        figure, fmt::format("its data file '{}' is not to be found (looked for {}); name it",
                            file.path.string(), looked)));
}

} // namespace

bool is_figure_or_view(const fs::path& file) {
    return kind_of(file) != Kind::data;
}

base::Result<Recipe> recipe_in(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error)) {
        return base::fail(unreadable(file, "there is no such file"));
    }
    if (fs::is_directory(file, error)) {
        return base::fail(unreadable(file, "found a folder, expected a figure or a saved view"));
    }
    const Kind kind = kind_of(file);
    if (kind == Kind::data) {
        return base::fail(
            unreadable(file, "it is neither a figure (.png, .svg, .pdf) nor a film (.gif, .webp, "
                             ".apng) nor a saved view"));
    }
    auto text = recipe_text_in(file, kind);
    if (!text) {
        return base::fail(std::move(text).error());
    }
    if (!*text) {
        return base::fail(unreadable(
            file,
            "it has no recipe inside (expected a figure that Entente saved, as it was saved)"));
    }
    return read_recipe(**text, file.string());
}

base::Result<std::vector<FoundFile>> find_files(const Recipe& recipe, const fs::path& figure) {
    if (recipe.files.empty()) {
        return base::fail(unreadable(figure, "its recipe names no data file; name one"));
    }
    std::vector<FoundFile> files;
    for (const DataFile& file : recipe.files) {
        auto found = find_file(file, figure);
        if (!found) {
            return base::fail(std::move(found).error());
        }
        files.push_back(*std::move(found));
    }
    return files;
}

std::string words_for_changes(const std::vector<FoundFile>& files) {
    std::string names;
    std::size_t count = 0;
    for (const FoundFile& file : files) {
        if (file.is_changed) {
            names += (names.empty() ? "" : ", ") + file.location.filename().string();
            ++count;
        }
    }
    if (count == 0) {
        return {};
    }
    return fmt::format("{} {} not what the figure was made from (another SHA-256)", names,
                       count == 1 ? "is" : "are");
}

} // namespace entente::shell
