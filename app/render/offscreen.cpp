// SPDX-License-Identifier: MIT
#include "app/render/offscreen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente::render {
namespace {

std::uint8_t to_8_bits(std::uint32_t value_16) {
    return static_cast<std::uint8_t>((value_16 + 128U) / 257U);
}

} // namespace

int max_target_side() {
    GLint texture = 0;
    std::array<GLint, 2> viewport{};
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture);
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport.data());
    return std::min(
        {static_cast<int>(texture), static_cast<int>(viewport[0]), static_cast<int>(viewport[1])});
}

base::Result<Offscreen> Offscreen::make(TargetSize size, GLenum format) {
    if (size.width <= 0 || size.height <= 0 || size.width > max_target_side() ||
        size.height > max_target_side()) {
        return base::fail(
            base::ErrorKind::graphics,
            fmt::format("a target of {} x {} pixels is beyond the driver's limit of {}", size.width,
                        size.height, max_target_side()));
    }
    Offscreen made;
    made.size_ = size;
    made.texture_ = Texture::make();
    made.bind_texture();
    if (format == window_format) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, size.width, size.height, 0, GL_BGRA,
                     GL_UNSIGNED_BYTE, nullptr);
    } else {
        glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format), size.width, size.height, 0,
                     GL_RGBA, format == GL_RGBA16 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_BYTE, nullptr);
    }
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glBindTexture(GL_TEXTURE_2D, 0);
    made.framebuffer_ = Framebuffer::make();
    made.bind();
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                           made.texture_.name(), 0);
    const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    if (status != GL_FRAMEBUFFER_COMPLETE) {
        return base::fail(
            base::ErrorKind::graphics,
            fmt::format("the driver refuses a target of {} x {} pixels (status {:#x})", size.width,
                        size.height, status));
    }
    return made;
}

void Offscreen::put(std::array<int, 2> lower_left, TargetSize part,
                    std::span<const std::uint32_t> pixels) const {
    bind_texture();
    glTexSubImage2D(GL_TEXTURE_2D, 0, lower_left[0], lower_left[1], part.width, part.height,
                    GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, pixels.data());
    glBindTexture(GL_TEXTURE_2D, 0);
}

void copy_straight(const std::uint16_t* premultiplied, TargetSize part, int left, int top,
                   base::Image& image) {
    for (int y = 0; y < part.height; ++y) {
        const std::uint16_t* from =
            premultiplied + static_cast<std::ptrdiff_t>(4) * (part.height - 1 - y) * part.width;
        std::uint8_t* to = image.rgba.data() + (static_cast<std::size_t>(top + y) *
                                                    static_cast<std::size_t>(image.width) +
                                                static_cast<std::size_t>(left)) *
                                                   4;
        for (int x = 0; x < part.width; ++x, from += 4, to += 4) {
            const std::uint32_t alpha = from[3];
            to[3] = to_8_bits(alpha);
            for (int c = 0; c < 3; ++c) {
                if (alpha == 0xffffU) {
                    to[c] = to_8_bits(from[c]);
                } else if (to[3] == 0) {
                    to[c] = 0;
                } else {
                    to[c] = static_cast<std::uint8_t>(
                        std::min<std::uint32_t>(255, (from[c] * 255U + alpha / 2) / alpha));
                }
            }
        }
    }
}

} // namespace entente::render
