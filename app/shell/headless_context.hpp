// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/render/renderer.hpp"

#include <memory>

namespace entente::shell {

/// A context of OpenGL 3.3 core without a display, through EGL, with a framebuffer of 8-bit RGBA of
/// its own. It is current from create() until it is destroyed, on the thread that made it; one at a
/// time on each thread.
class HeadlessContext {
  public:
    /// Tries EGL's surfaceless platform, then the default display with a tiny pbuffer. The
    /// framebuffer is bound. Error (graphics) that names the packages to install where no context
    /// can be made.
    static base::Result<HeadlessContext> create(int width, int height);
    /// For pictures that are drawn into targets of their own: its framebuffer is tiny.
    static base::Result<HeadlessContext> create_for_pictures() { return create(16, 16); }
    ~HeadlessContext();
    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) noexcept;

    /// Gives the framebuffer another size and binds it. Error (graphics) when the driver refuses
    /// it; then the old one stays.
    base::Result<void> resize(int width, int height);
    /// Binds the framebuffer and sets the viewport to all of it.
    void bind() const;

    [[nodiscard]] render::TargetSize size() const;
    [[nodiscard]] render::AddressLookup lookup() const;

  private:
    struct Impl;
    explicit HeadlessContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// What kept a picture from being drawn, as a fault of graphics whatever it was.
inline base::Error graphics_error(base::Error error) {
    error.kind = base::ErrorKind::graphics;
    return error;
}

} // namespace entente::shell
