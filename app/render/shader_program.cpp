// SPDX-License-Identifier: MIT
#include "app/render/shader_program.hpp"

#include "shaders/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <regex>
#include <sstream>

namespace entente::render {
namespace {

constexpr std::string_view include_word = "#include \"";

base::Result<Shader> compile(GLenum stage, const ShaderSource::Text& text) {
    Shader shader(glCreateShader(stage));
    const GLchar* source = text.source.c_str();
    glShaderSource(shader.name(), 1, &source, nullptr);
    glCompileShader(shader.name());
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_TRUE) {
        return shader;
    }
    GLint length = 0;
    glGetShaderiv(shader.name(), GL_INFO_LOG_LENGTH, &length);
    std::string message(static_cast<std::size_t>(std::max(length, 1)), '\0');
    GLsizei written = 0;
    glGetShaderInfoLog(shader.name(), static_cast<GLsizei>(message.size()), &written,
                       message.data());
    message.resize(static_cast<std::size_t>(written));
    return base::fail(base::ErrorKind::graphics,
                      fmt::format("the shader {} does not compile:\n{}", text.files.front(),
                                  with_file_names(message, text)));
}

} // namespace

base::Result<std::string> ShaderSource::read(std::string_view name) const {
    if (folder_.empty()) {
        for (const shaders::File& file : shaders::embedded()) {
            if (file.name == name) {
                return std::string(file.source);
            }
        }
        return base::fail(base::ErrorKind::graphics, fmt::format("no shader is named {}", name));
    }
    const std::filesystem::path path = folder_ / std::filesystem::path(name);
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        return base::fail(base::ErrorKind::graphics,
                          fmt::format("the shader {} cannot be read", path.string()));
    }
    return text.str();
}

base::Result<void> ShaderSource::append(std::string_view name, Text& text) const {
    const base::Result<std::string> file = read(name);
    if (!file) {
        return base::fail(file.error());
    }
    const std::size_t number = text.files.size();
    text.files.emplace_back(name);
    std::istringstream lines(*file);
    std::size_t line_number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++line_number;
        if (line.rfind(include_word, 0) != 0) {
            text.source += line + '\n';
            text.lines.push_back({number, line_number});
            continue;
        }
        const std::size_t end = line.find('"', include_word.size());
        if (end == std::string::npos) {
            return base::fail(base::ErrorKind::graphics,
                              fmt::format("{}:{}: expected #include \"file\"", name, line_number));
        }
        const std::string included = line.substr(include_word.size(), end - include_word.size());
        if (std::find(text.files.begin(), text.files.end(), included) == text.files.end()) {
            if (auto added = append(included, text); !added) {
                return base::fail(
                    std::move(added).error().with_context(fmt::format("{}:{}", name, line_number)));
            }
        }
    }
    return {};
}

base::Result<ShaderSource::Text> ShaderSource::load(std::string_view name,
                                                    std::string_view define) const {
    Text text;
    text.source = "#version 330 core\n";
    text.lines.push_back({0, 0});
    if (!define.empty()) {
        text.source += fmt::format("#define {}\n", define);
        text.lines.push_back({0, 0});
    }
    if (auto added = append(name, text); !added) {
        return base::fail(std::move(added).error());
    }
    return text;
}

std::string with_file_names(std::string_view message, const ShaderSource::Text& text) {
    // Drivers write "0:12(3): error", "0(12) : error" or "ERROR: 0:12: ".
    static const std::regex place(R"(^((?:ERROR|WARNING): )?\d+(?::(\d{1,6})|\((\d{1,6})\)))");
    std::istringstream lines{std::string(message)};
    std::string named;
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_search(line, match, place)) {
            const std::size_t at = std::stoul(match[2].matched ? match[2].str() : match[3].str());
            if (at >= 1 && at <= text.lines.size()) {
                const ShaderSource::Place& from = text.lines[at - 1];
                line = match[1].str() + fmt::format("{}:{}", text.files[from.file], from.line) +
                       match.suffix().str();
            }
        }
        named += line + '\n';
    }
    while (!named.empty() && named.back() == '\n') {
        named.pop_back();
    }
    return named;
}

base::Result<ShaderProgram> ShaderProgram::build(const ShaderSource& source,
                                                 const std::string& pass, std::string_view define) {
    ShaderProgram built;
    built.program_ = Program::make();
    const GLuint program = built.program_.name();
    std::vector<Shader> stages; // the program keeps them alive once they are attached
    for (const GLenum stage : std::initializer_list<GLenum>{GL_VERTEX_SHADER, GL_FRAGMENT_SHADER}) {
        const auto text =
            source.load(pass + (stage == GL_VERTEX_SHADER ? ".vert.glsl" : ".frag.glsl"), define);
        if (!text) {
            return base::fail(text.error());
        }
        auto shader = compile(stage, *text);
        if (!shader) {
            return base::fail(std::move(shader).error());
        }
        glAttachShader(program, shader->name());
        stages.push_back(std::move(*shader));
    }
    glLinkProgram(program);
    GLint linked = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (linked != GL_TRUE) {
        std::string message(4096, '\0');
        GLsizei written = 0;
        glGetProgramInfoLog(program, static_cast<GLsizei>(message.size()), &written,
                            message.data());
        message.resize(static_cast<std::size_t>(written));
        return base::fail(
            base::ErrorKind::graphics,
            fmt::format("{0}.vert.glsl and {0}.frag.glsl do not link:\n{1}", pass, message));
    }
    built.target_ = built.uniform("u_target");
    return built;
}

void ShaderProgram::use(const View& view) const {
    use();
    glUniform4f(target_, static_cast<float>(view.width), static_cast<float>(view.height),
                static_cast<float>(view.left), static_cast<float>(view.top));
}

} // namespace entente::render
