// SPDX-License-Identifier: MIT
#include "app/render/gl_object.hpp"

#include <fmt/format.h>

#include <mutex>

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
    // One table of functions serves all contexts of a process: they are entries that ask the
    // calling thread's context. Filling it again while another thread draws would be a race.
    static std::mutex mutex;
    static bool is_loaded = false;
    const std::lock_guard lock(mutex);
    if (!is_loaded) {
        if (gladLoadGL(lookup) == 0) {
            return base::fail(base::ErrorKind::graphics,
                              "expected a current OpenGL context, found none that answers");
        }
        is_loaded = true;
    }
    if (glGetString(GL_VERSION) == nullptr) {
        return base::fail(base::ErrorKind::graphics,
                          "expected a current OpenGL context, found none that answers");
    }
    GLint major = 0;
    GLint minor = 0;
    glGetIntegerv(GL_MAJOR_VERSION, &major); // unknown before 3.0: then both stay 0
    glGetIntegerv(GL_MINOR_VERSION, &minor);
    if (major < 3 || (major == 3 && minor < 3)) {
        is_loaded = false; // another context may offer more
        return base::fail(base::ErrorKind::graphics,
                          fmt::format("expected OpenGL 3.3 or later, found {}",
                                      reinterpret_cast<const char*>(glGetString(GL_VERSION))));
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
