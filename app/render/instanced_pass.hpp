// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/shader_program.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente::render {

/// One attribute of an instance; its location is its place in the list.
struct Attribute {
    GLint components = 1;
    GLenum type = GL_FLOAT; ///< integer types are normalized
    std::size_t offset = 0;
};

/// A shader program with a buffer of instances, each drawn as a quad (a strip of four vertices).
class InstancedPass {
  public:
    static base::Result<InstancedPass> make(const ShaderSource& source, const std::string& pass,
                                            std::size_t stride,
                                            std::span<const Attribute> attributes,
                                            std::string_view define = {});

    /// Draws instances in their order; blending is the caller's.
    template <class Instance>
    void draw(std::span<const Instance> instances, const View& view) const {
        draw_bytes(std::as_bytes(instances), view);
    }
    [[nodiscard]] const ShaderProgram& program() const { return program_; }

  private:
    void draw_bytes(std::span<const std::byte> bytes, const View& view) const;
    ShaderProgram program_;
    VertexArray layout_;
    Buffer buffer_;
    std::size_t stride_ = 0;
};

/// How many instances a pass gathers before it draws them: bounds the memory of large pictures.
constexpr std::size_t batch_size = 16'384;

} // namespace entente::render
