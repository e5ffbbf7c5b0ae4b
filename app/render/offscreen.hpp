// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl_object.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace entente::render {

/// 8 bits a channel in the order of bytes that windows have: between two of one order a software
/// renderer copies a picture in a millisecond, else in ten. Textures that are drawn with keep to
/// GL_RGBA8: Mesa 22.3's quick way of filling rectangles, open to the other order alone, loses
/// some.
inline constexpr GLenum window_format = GL_BGRA;

/// A texture to draw into, with its framebuffer.
class Offscreen {
  public:
    /// @param format GL_RGBA8, GL_RGBA16 or window_format. Error (graphics) where the driver
    /// refuses the size or format.
    static base::Result<Offscreen> make(TargetSize size, GLenum format);

    void bind() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name()); }
    void bind_for_reading() const { glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name()); }
    void bind_texture() const { glBindTexture(GL_TEXTURE_2D, texture_.name()); }
    [[nodiscard]] TargetSize size() const { return size_; }
    /// Replaces a part by pixels of window_format, rows from below.
    void put(std::array<int, 2> lower_left, TargetSize part,
             std::span<const std::uint32_t> pixels) const;

  private:
    Texture texture_;
    Framebuffer framebuffer_;
    TargetSize size_;
};

/// Largest width and height that one target may have here.
int max_target_side();

/// Copies premultiplied pixels, 16 bits a channel, rows from the bottom, into a part of an image
/// with straight alpha, rows from the top. The part's top left corner is (left, top).
void copy_straight(const std::uint16_t* premultiplied, TargetSize part, int left, int top,
                   base::Image& image);

} // namespace entente::render
