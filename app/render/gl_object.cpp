// SPDX-License-Identifier: MIT
#include "app/render/gl_object.hpp"

#include <fmt/format.h>

namespace entente::render {
namespace {

template <class Generate>
GLuint generated(Generate generate) {
    GLuint name = 0;
    generate(1, &name);
    return name;
}

} // namespace

base::Result<void> load_gl(AddressLookup lookup) {
    const int version = gladLoadGL(lookup);
    if (version == 0) {
        return base::fail(base::ErrorKind::graphics,
                          "expected a current OpenGL context, found none that answers");
    }
    if (version < GLAD_MAKE_VERSION(3, 3)) {
        return base::fail(base::ErrorKind::graphics,
                          fmt::format("expected OpenGL 3.3 or later, found {}.{}",
                                      GLAD_VERSION_MAJOR(version), GLAD_VERSION_MINOR(version)));
    }
    return {};
}

GLuint BufferKind::make() {
    return generated(glGenBuffers);
}
void BufferKind::destroy(GLuint name) {
    glDeleteBuffers(1, &name);
}
GLuint VertexArrayKind::make() {
    return generated(glGenVertexArrays);
}
void VertexArrayKind::destroy(GLuint name) {
    glDeleteVertexArrays(1, &name);
}
GLuint TextureKind::make() {
    return generated(glGenTextures);
}
void TextureKind::destroy(GLuint name) {
    glDeleteTextures(1, &name);
}
GLuint FramebufferKind::make() {
    return generated(glGenFramebuffers);
}
void FramebufferKind::destroy(GLuint name) {
    glDeleteFramebuffers(1, &name);
}
GLuint ProgramKind::make() {
    return glCreateProgram();
}
void ProgramKind::destroy(GLuint name) {
    glDeleteProgram(name);
}
void ShaderKind::destroy(GLuint name) {
    glDeleteShader(name);
}

} // namespace entente::render
