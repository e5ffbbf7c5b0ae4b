// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl_object.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::render {

/// The rectangle of the picture that the target shows; px.
struct View {
    int width = 0;
    int height = 0;
    int left = 0;
    int top = 0;
};

/// Where the text of shaders comes from: the program itself, or a folder while developing.
class ShaderSource {
  public:
    explicit ShaderSource(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Where a line of a composed text comes from.
    struct Place {
        std::size_t file = 0; ///< index into Text::files
        std::size_t line = 0; ///< from 1
    };
    /// One file with its includes put in. The places are kept here rather than told to the driver
    /// by #line, which drivers understand in different ways.
    struct Text {
        std::string source;
        std::vector<std::string> files;
        std::vector<Place> lines; ///< of each line of source
    };
    /// `#include "common/x.glsl"` is replaced by that file, once each.
    /// @param define a word for #ifdef; "" for none.
    [[nodiscard]] base::Result<Text> load(std::string_view name,
                                          std::string_view define = {}) const;

  private:
    [[nodiscard]] base::Result<std::string> read(std::string_view name) const;
    base::Result<void> append(std::string_view name, Text& text) const;
    std::filesystem::path folder_; ///< empty: the embedded files
};

/// A linked pair of shaders.
class ShaderProgram {
  public:
    /// Builds `<pass>.vert.glsl` and `<pass>.frag.glsl`. Error (graphics) with the driver's
    /// message, file and line.
    static base::Result<ShaderProgram> build(const ShaderSource& source, const std::string& pass,
                                             std::string_view define = {});

    void use() const { glUseProgram(program_.name()); }
    /// use() and tell where the target lies.
    void use(const View& view) const;
    [[nodiscard]] GLint uniform(const char* name) const {
        return glGetUniformLocation(program_.name(), name);
    }

  private:
    Program program_;
    GLint target_ = -1;
};

/// The driver's message with files and their lines in place of lines of the composed text.
std::string with_file_names(std::string_view message, const ShaderSource::Text& text);

} // namespace entente::render
