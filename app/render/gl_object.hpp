// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl.hpp"

#include <utility>

namespace entente::render {

/// Owns one OpenGL name: made and destroyed while the context is current. Moves, never copies.
template <class Kind>
class GlObject {
  public:
    GlObject() = default; ///< holds none
    static GlObject make() { return GlObject(Kind::make()); }
    explicit GlObject(GLuint name) : name_(name) {}
    ~GlObject() { reset(); }
    GlObject(GlObject&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    GlObject& operator=(GlObject&& other) noexcept {
        if (this != &other) {
            reset();
            name_ = std::exchange(other.name_, 0);
        }
        return *this;
    }
    GlObject(const GlObject&) = delete;
    GlObject& operator=(const GlObject&) = delete;

    [[nodiscard]] GLuint name() const { return name_; }
    [[nodiscard]] bool is_valid() const { return name_ != 0; }

  private:
    void reset() {
        if (name_ != 0) {
            Kind::destroy(name_);
            name_ = 0;
        }
    }
    GLuint name_ = 0;
};

struct BufferKind {
    static GLuint make();
    static void destroy(GLuint name);
};
struct VertexArrayKind {
    static GLuint make();
    static void destroy(GLuint name);
};
struct TextureKind {
    static GLuint make();
    static void destroy(GLuint name);
};
struct FramebufferKind {
    static GLuint make();
    static void destroy(GLuint name);
};
struct ProgramKind {
    static GLuint make();
    static void destroy(GLuint name);
};
struct ShaderKind {
    static void destroy(GLuint name);
};

using Buffer = GlObject<BufferKind>;
using VertexArray = GlObject<VertexArrayKind>;
using Texture = GlObject<TextureKind>;
using Framebuffer = GlObject<FramebufferKind>;
using Program = GlObject<ProgramKind>;
using Shader = GlObject<ShaderKind>;

} // namespace entente::render
