// SPDX-License-Identifier: MIT
#include "app/io/film_writer.hpp"

#include "app/io/file_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <system_error>
#include <utility>

namespace entente::io {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::fail;
using base::Result;

constexpr int most_frame_side = 1'000'000;
constexpr std::string_view frame_prefix = "frame-";
constexpr std::string_view frame_ending = ".png";

/// Without a slash at its end, so that it has a name and a parent.
fs::path plain(fs::path path) {
    path = path.lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

/// `frame-0001.png`: what this writer makes.
bool is_frame(const fs::path& file) {
    const std::string name = file.filename().string();
    if (name.size() <= frame_prefix.size() + frame_ending.size() ||
        name.compare(0, frame_prefix.size(), frame_prefix) != 0 ||
        name.compare(name.size() - frame_ending.size(), frame_ending.size(), frame_ending) != 0) {
        return false;
    }
    return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(frame_prefix.size()),
                       name.end() - static_cast<std::ptrdiff_t>(frame_ending.size()),
                       [](char c) { return c >= '0' && c <= '9'; });
}

fs::path beside(const fs::path& path, std::string_view ending) {
    constexpr std::size_t most_of_name = 200;
    std::random_device device;
    return path.parent_path() / fmt::format(".{}.{:08x}{:08x}.{}",
                                            path.filename().string().substr(0, most_of_name),
                                            device(), device(), ending);
}

class FolderWriter final : public FilmWriter {
  public:
    FolderWriter(fs::path path, fs::path temporary, FilmShape shape, bool may_replace)
        : path_(std::move(path)), temporary_(std::move(temporary)), shape_(std::move(shape)),
          may_replace_(may_replace),
          digits_(std::max<std::size_t>(4, std::to_string(shape_.frames).size())) {}
    ~FolderWriter() override {
        if (!temporary_.empty()) {
            std::error_code ignored;
            fs::remove_all(temporary_, ignored);
        }
    }
    FolderWriter(const FolderWriter&) = delete;
    FolderWriter& operator=(const FolderWriter&) = delete;

    Result<void> add(const base::Image& frame, std::chrono::milliseconds shown) override {
        if (auto checked = check_frame(shape_, frame, frames_, shown); !checked) {
            return checked;
        }
        ++frames_;
        return write_png(
            temporary_ / fmt::format("{}{:0{}}{}", frame_prefix, frames_, digits_, frame_ending),
            frame, shape_.texts);
    }

    Result<void> finish() override {
        if (auto complete = check_complete(shape_, frames_); !complete) {
            return complete;
        }
        // Something may have come there meanwhile.
        if (auto possible = check_frame_folder(path_, may_replace_); !possible) {
            return possible;
        }
        std::error_code error;
        fs::path old;
        if (fs::exists(path_, error)) {
            old = beside(path_, "old");
            fs::rename(path_, old, error);
            if (error) {
                return not_written(path_, error.message());
            }
        }
        fs::rename(temporary_, path_, error);
        if (error) {
            const std::string reason = error.message();
            if (!old.empty()) {
                fs::rename(old, path_, error);
            }
            return not_written(path_, reason);
        }
        temporary_.clear();
        if (!old.empty()) {
            fs::remove_all(old, error);
        }
        return {};
    }

  private:
    fs::path path_;
    fs::path temporary_;
    FilmShape shape_;
    bool may_replace_;
    std::size_t digits_;
    std::size_t frames_ = 0;
};

} // namespace

Result<void> check_frame_folder(const fs::path& given, bool may_replace) {
    const fs::path path = plain(given);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
        if (!path.has_filename() || path.filename() == ".." || path.filename() == ".") {
            return not_written(given, "no folder is named");
        }
        if (!fs::is_directory(parent, error)) {
            return not_written(given, fmt::format("there is no folder '{}'", parent.string()));
        }
        return {};
    }
    if (status.type() == fs::file_type::none) {
        return not_written(given, error.message());
    }
    if (status.type() != fs::file_type::directory) {
        return not_written(given, "found a file of that name, expected a folder or nothing");
    }
    bool is_empty = true;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error)) {
        is_empty = false;
        if (!is_frame(entry->path())) {
            return not_written(
                given, fmt::format("the folder is not empty: it holds '{}', which is no frame of "
                                   "an earlier film",
                                   entry->path().filename().string()));
        }
    }
    if (error) {
        return not_written(given, error.message());
    }
    if (!is_empty && !may_replace) {
        return not_written(given, "the folder holds the frames of another film");
    }
    return {};
}

FilmResult make_folder_writer(const fs::path& given, const FilmShape& shape, bool may_replace) {
    if (auto checked = check_shape(shape, most_frame_side); !checked) {
        return fail(std::move(checked).error());
    }
    if (auto possible = check_frame_folder(given, may_replace); !possible) {
        return fail(std::move(possible).error());
    }
    const fs::path path = plain(given);
    fs::path temporary = beside(path, "tmp");
    std::error_code error;
    if (!fs::create_directory(temporary, error)) {
        return not_written(given, error.message());
    }
    return std::make_unique<FolderWriter>(path, std::move(temporary), shape, may_replace);
}

} // namespace entente::io
