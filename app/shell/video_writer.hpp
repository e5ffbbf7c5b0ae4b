// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/film_writer.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace entente::shell {

enum class VideoFormat : std::uint8_t { mp4, webm };

/// Whether this system can write such videos: an ffmpeg with the encoder (libx264, libvpx-vp9) that
/// it takes. Error (usage) that says what to install. Cost: that of starting it once.
base::Result<void> check_video(VideoFormat format);

/// Whether ffmpeg is installed at all; quick enough to ask each time a dialog opens.
bool has_ffmpeg();

/// A video by ffmpeg: H.264 in an MP4 or VP9 in a WebM, in the colours of HDTV at half their
/// resolution (yuv420p), which is what every player takes; so both sides have to be even. Pictures
/// are repeated to 25 or more a second, since some players stumble over less.
///
/// All frames are shown equally long, `shown`.
io::FilmResult make_video_writer(const std::filesystem::path& path, VideoFormat format,
                                 const io::FilmShape& shape, std::chrono::milliseconds shown);

} // namespace entente::shell
