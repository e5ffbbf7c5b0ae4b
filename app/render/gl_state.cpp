// SPDX-License-Identifier: MIT
#include "app/render/gl_state.hpp"

#include <initializer_list>
#include <string>

namespace entente::render {
namespace {

void GLAD_API_PTR receive(GLenum source, GLenum type, GLuint /*id*/, GLenum severity,
                          GLsizei length, const GLchar* message, const void* user) {
    // Notifications tell where buffers lie; nobody acts on them. What the shader compiler says
    // comes back as an Error with the right file and line.
    if (severity == GL_DEBUG_SEVERITY_NOTIFICATION || source == GL_DEBUG_SOURCE_SHADER_COMPILER) {
        return;
    }
    const auto& log = *static_cast<const base::LogSink*>(user);
    const base::LogLevel level = type == GL_DEBUG_TYPE_ERROR          ? base::LogLevel::error
                                 : severity == GL_DEBUG_SEVERITY_HIGH ? base::LogLevel::warning
                                                                      : base::LogLevel::debug;
    const std::string text =
        length < 0 ? std::string(message) : std::string(message, static_cast<std::size_t>(length));
    log(level, "OpenGL: " + text);
}

} // namespace

GlState::GlState() {
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &draw_framebuffer_);
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &read_framebuffer_);
    glGetIntegerv(GL_VIEWPORT, viewport_.data());
    for (const GLenum capability : std::initializer_list<GLenum>{
             GL_SCISSOR_TEST, GL_DEPTH_TEST, GL_STENCIL_TEST, GL_CULL_FACE, GL_FRAMEBUFFER_SRGB,
             GL_SAMPLE_ALPHA_TO_COVERAGE, GL_SAMPLE_COVERAGE, GL_RASTERIZER_DISCARD, GL_DITHER,
             GL_COLOR_LOGIC_OP, GL_PRIMITIVE_RESTART}) {
        glDisable(capability);
    }
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glActiveTexture(GL_TEXTURE0);
    glBindSampler(0, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_SKIP_ROWS, 0);
    glPixelStorei(GL_UNPACK_SKIP_PIXELS, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
}

GlState::~GlState() {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(draw_framebuffer_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(read_framebuffer_));
    glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    glUseProgram(0);
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glBindTexture(GL_TEXTURE_2D, 0);
    glDisable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ZERO);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
}

void GlState::bind_entry_framebuffer() const {
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(draw_framebuffer_));
}

bool draws_by_processor() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name == nullptr ? "" : name;
    return renderer.find("llvmpipe") != std::string_view::npos ||
           renderer.find("softpipe") != std::string_view::npos;
}

DebugMessages::DebugMessages(base::LogSink log) : log_(std::move(log)) {
    if (GLAD_GL_KHR_debug != 0 && log_) {
        glDebugMessageCallback(receive, &log_);
        glEnable(GL_DEBUG_OUTPUT);
#ifndef NDEBUG
        glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS); // the message then comes from within the faulty call
#endif
    }
}

DebugMessages::~DebugMessages() {
    if (GLAD_GL_KHR_debug != 0 && log_) {
        glDebugMessageCallback(nullptr, nullptr);
        glDisable(GL_DEBUG_OUTPUT);
    }
}

} // namespace entente::render
