// SPDX-License-Identifier: MIT
#include "app/render/picture_texture.hpp"

#include "app/render/gl_object.hpp"

namespace entente::render {

struct PictureTexture::State {
    Texture texture;
    int width = 0;
    int height = 0;
};

PictureTexture::PictureTexture() : state_(std::make_unique<State>()) {}
PictureTexture::~PictureTexture() = default;
PictureTexture::PictureTexture(PictureTexture&&) noexcept = default;
PictureTexture& PictureTexture::operator=(PictureTexture&&) noexcept = default;

void PictureTexture::show(const base::Image& image) {
    if (!state_->texture.is_valid()) {
        state_->texture = Texture::make();
    }
    state_->width = image.width;
    state_->height = image.height;
    glBindTexture(GL_TEXTURE_2D, state_->texture.name());
    for (const GLenum filter : {GLenum{GL_TEXTURE_MIN_FILTER}, GLenum{GL_TEXTURE_MAG_FILTER}}) {
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    }
    for (const GLenum side : {GLenum{GL_TEXTURE_WRAP_S}, GLenum{GL_TEXTURE_WRAP_T}}) {
        glTexParameteri(GL_TEXTURE_2D, side, GL_CLAMP_TO_EDGE);
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, image.rgba.data());
    glBindTexture(GL_TEXTURE_2D, 0);
}

void PictureTexture::clear() {
    *state_ = {};
}

std::uint64_t PictureTexture::name() const {
    return state_->texture.name();
}

int PictureTexture::width() const {
    return state_->width;
}

int PictureTexture::height() const {
    return state_->height;
}

} // namespace entente::render
