// SPDX-License-Identifier: MIT
#include "app/shell/video_writer.hpp"

#include "app/io/atomic_file.hpp"
#include "app/shell/child_process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::shell {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;

constexpr int most_side = 16'384;

std::string_view encoder_of(VideoFormat format) {
    return format == VideoFormat::mp4 ? "libx264" : "libvpx-vp9";
}

/// The last line that says something: ffmpeg explains before it complains.
std::string last_line(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    const auto begin = text.rfind('\n');
    return std::string(begin == std::string_view::npos ? text : text.substr(begin + 1));
}

/// Frames a second of the file: a whole number of them for each picture, 25 or a little more.
std::string rate_of(std::chrono::milliseconds shown) {
    constexpr std::int64_t rate = 25;
    const std::int64_t repeats = std::max<std::int64_t>(1, (shown.count() * rate + 999) / 1000);
    return fmt::format("{}/{}", 1000 * repeats, shown.count());
}

std::vector<std::string> arguments_for(const std::filesystem::path& file, VideoFormat format,
                                       const io::FilmShape& shape,
                                       std::chrono::milliseconds shown) {
    std::vector<std::string> words{
        "-hide_banner", "-nostdin", "-loglevel", "error", "-f", "rawvideo", "-pixel_format", "rgba",
        "-video_size", fmt::format("{}x{}", shape.width, shape.height), "-framerate",
        fmt::format("1000/{}", shown.count()), "-i", "pipe:0",
        // The same bytes wherever it runs: no version, no date, always as many threads.
        "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-threads", "4",
        "-vf",
        "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format="
        "yuv420p",
        "-r", rate_of(shown), "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace",
        "bt709", "-color_range", "tv"};
    const auto add = [&](std::initializer_list<const char*> more) {
        words.insert(words.end(), more.begin(), more.end());
    };
    if (format == VideoFormat::mp4) {
        add({"-c:v", "libx264", "-preset", "medium", "-tune", "animation", "-crf", "16",
             "-movflags", "+faststart", "-f", "mp4"});
    } else {
        add({"-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "20", "-deadline", "good", "-cpu-used", "4",
             "-row-mt", "0", "-f", "webm"});
    }
    for (const auto& [keyword, text] : shape.texts) {
        const std::string_view key = keyword == "Title"         ? "title"
                                     : keyword == "Description" ? "comment"
                                                                : "";
        if (!key.empty()) {
            words.emplace_back("-metadata");
            words.push_back(fmt::format("{}={}", key, text));
        }
    }
    words.emplace_back("-y");
    words.push_back("file:" + file.string());
    return words;
}

class VideoWriter final : public io::FilmWriter {
  public:
    VideoWriter(io::StagedFile file, io::FilmShape shape, ChildProcess ffmpeg)
        : file_(std::move(file)), shape_(std::move(shape)), ffmpeg_(std::move(ffmpeg)) {}

    Result<void> add(const base::Image& frame, std::chrono::milliseconds shown) override {
        if (auto checked = io::check_frame(shape_, frame, frames_, shown); !checked) {
            return checked;
        }
        ++frames_;
        if (auto written = ffmpeg_->write(
                {reinterpret_cast<const char*>(frame.rgba.data()), frame.rgba.size()});
            !written) {
            return ended(ffmpeg_->wait()); // it tells the reason better
        }
        return {};
    }

    Result<void> finish() override {
        if (auto complete = io::check_complete(shape_, frames_); !complete) {
            return complete;
        }
        const ChildProcess::End end = ffmpeg_->wait();
        if (end.code != 0) {
            return ended(end);
        }
        return file_.commit();
    }

  private:
    static Result<void> ended(const ChildProcess::End& end) {
        const std::string reason = last_line(end.err);
        return fail(
            ErrorKind::not_written,
            fmt::format("ffmpeg has not made the video: {}",
                        reason.empty() ? fmt::format("it ended with {}", end.code) : reason));
    }

    io::StagedFile file_;
    io::FilmShape shape_;
    std::optional<ChildProcess> ffmpeg_; ///< after the file: ended before that is removed
    std::size_t frames_ = 0;
};

tl::unexpected<base::Error> not_installed(VideoFormat format, std::string_view found) {
    return fail(
        ErrorKind::usage,
        fmt::format("films as {} are made by ffmpeg with {}, and {}; .gif, .webp, .apng and "
                    "a folder of PNGs need no other program",
                    format == VideoFormat::mp4 ? ".mp4" : ".webm", encoder_of(format), found));
}

} // namespace

bool has_ffmpeg() {
    return find_program("ffmpeg").has_value();
}

Result<void> check_video(VideoFormat format) {
    const auto ffmpeg = find_program("ffmpeg");
    if (!ffmpeg) {
        return not_installed(format, "no ffmpeg is installed");
    }
    auto asked = ChildProcess::start(*ffmpeg, {"-hide_banner", "-loglevel", "error", "-encoders"});
    if (!asked) {
        return fail(std::move(asked).error());
    }
    const ChildProcess::End end = asked->wait();
    if (end.out.find(fmt::format(" {} ", encoder_of(format))) == std::string::npos) {
        return not_installed(format, fmt::format("'{}' has it not", ffmpeg->string()));
    }
    return {};
}

io::FilmResult make_video_writer(const std::filesystem::path& path, VideoFormat format,
                                 const io::FilmShape& shape, std::chrono::milliseconds shown) {
    if (auto checked = io::check_shape(shape, most_side); !checked) {
        return fail(std::move(checked).error());
    }
    if (shape.width % 2 != 0 || shape.height % 2 != 0) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("a video of {} x {} pixels (expected even numbers)", shape.width,
                                shape.height));
    }
    const auto program = find_program("ffmpeg");
    if (!program) {
        return not_installed(format, "no ffmpeg is installed");
    }
    auto file = io::StagedFile::create(path);
    if (!file) {
        return fail(std::move(file).error());
    }
    auto ffmpeg =
        ChildProcess::start(*program, arguments_for(file->temporary(), format, shape, shown));
    if (!ffmpeg) {
        return fail(std::move(ffmpeg).error());
    }
    return std::make_unique<VideoWriter>(*std::move(file), shape, *std::move(ffmpeg));
}

} // namespace entente::shell
