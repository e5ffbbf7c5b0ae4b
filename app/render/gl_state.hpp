// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl_object.hpp"

#include <array>

namespace entente::render {

/// Sets the state that all passes rely on, and on the way out puts back the framebuffers and the
/// viewport that it found. What else was set stays at OpenGL's defaults (no program, no vertex
/// array, no buffer, no texture in unit 0, no blending, no scissor), which is what Dear ImGui's
/// backend needs.
class GlState {
  public:
    GlState();
    ~GlState();
    GlState(const GlState&) = delete;
    GlState& operator=(const GlState&) = delete;

    /// Binds the framebuffer that was bound for drawing when this was made.
    void bind_entry_framebuffer() const;

  private:
    GLint draw_framebuffer_ = 0;
    GLint read_framebuffer_ = 0;
    std::array<GLint, 4> viewport_{};
};

/// Whether it is known to be a software renderer: what is quicker for those is not for others.
bool draws_by_processor();

/// Sends the driver's messages to a log where KHR_debug is there; stops when destroyed.
class DebugMessages {
  public:
    explicit DebugMessages(base::LogSink log);
    ~DebugMessages();
    DebugMessages(const DebugMessages&) = delete;
    DebugMessages& operator=(const DebugMessages&) = delete;

  private:
    base::LogSink log_;
};

} // namespace entente::render
