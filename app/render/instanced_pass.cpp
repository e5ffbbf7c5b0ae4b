// SPDX-License-Identifier: MIT
#include "app/render/instanced_pass.hpp"

namespace entente::render {

base::Result<InstancedPass> InstancedPass::make(const ShaderSource& source, const std::string& pass,
                                                std::size_t stride,
                                                std::span<const Attribute> attributes,
                                                std::string_view define) {
    auto program = ShaderProgram::build(source, pass, define);
    if (!program) {
        return base::fail(std::move(program).error());
    }
    InstancedPass made;
    made.program_ = std::move(*program);
    made.layout_ = VertexArray::make();
    made.buffer_ = Buffer::make();
    made.stride_ = stride;
    glBindVertexArray(made.layout_.name());
    glBindBuffer(GL_ARRAY_BUFFER, made.buffer_.name());
    GLuint location = 0;
    for (const Attribute& attribute : attributes) {
        glEnableVertexAttribArray(location);
        glVertexAttribPointer(location, attribute.components, attribute.type,
                              attribute.type == GL_FLOAT ? GL_FALSE : GL_TRUE,
                              static_cast<GLsizei>(stride),
                              reinterpret_cast<const void*>(attribute.offset));
        glVertexAttribDivisor(location, 1);
        ++location;
    }
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    return made;
}

void InstancedPass::draw_bytes(std::span<const std::byte> bytes, const View& view) const {
    if (bytes.empty()) {
        return;
    }
    program_.use(view);
    glBindVertexArray(layout_.name());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    // A new store each time: the driver need not wait for the draw that still reads the old one.
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(),
                 GL_STREAM_DRAW);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(bytes.size() / stride_));
}

} // namespace entente::render
