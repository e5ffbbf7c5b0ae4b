// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"

#include <cstdint>
#include <memory>

namespace entente::render {

/// A picture that the graphics card keeps, for panels to show. Made, changed and destroyed while
/// the context is current, after a renderer was made in it.
class PictureTexture {
  public:
    PictureTexture();
    ~PictureTexture();
    PictureTexture(PictureTexture&&) noexcept;
    PictureTexture& operator=(PictureTexture&&) noexcept;

    /// Takes the place of what it held. The texture that is bound is another one afterwards.
    void show(const base::Image& image);
    /// Holds nothing any more.
    void clear();

    /// OpenGL's name of it; 0 while it holds nothing.
    [[nodiscard]] std::uint64_t name() const;
    [[nodiscard]] int width() const;
    [[nodiscard]] int height() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace entente::render
