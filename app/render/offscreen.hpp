// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl_object.hpp"

namespace entente::render {

/// A texture to draw into, with its framebuffer.
class Offscreen {
  public:
    /// @param format GL_RGBA8 or GL_RGBA16. Error (graphics) where the driver refuses the size or
    /// format.
    static base::Result<Offscreen> make(TargetSize size, GLenum format);

    void bind() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name()); }
    void bind_for_reading() const { glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name()); }
    void bind_texture() const { glBindTexture(GL_TEXTURE_2D, texture_.name()); }
    [[nodiscard]] TargetSize size() const { return size_; }

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
