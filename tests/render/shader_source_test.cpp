// SPDX-License-Identifier: MIT
#include "app/render/shader_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::render {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ShaderSource, embedded_shaders_come_with_version_and_includes) {
    const auto text = ShaderSource({}).load("node.frag.glsl");
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_EQ(text->source.rfind("#version 330 core\n", 0), 0U);
    EXPECT_THAT(text->source, HasSubstr("uniform vec4 u_target"));
    EXPECT_THAT(text->source, Not(HasSubstr("#include")));
}

TEST(ShaderSource, the_folder_holds_what_is_embedded) {
    const ShaderSource embedded({});
    const ShaderSource folder(std::filesystem::path(ENTENTE_SOURCE_DIR) / "shaders");
    for (const char* name : {"node.vert.glsl", "tie.vert.glsl", "glyph.frag.glsl", "box.frag.glsl",
                             "blit.frag.glsl"}) {
        const auto a = embedded.load(name);
        const auto b = folder.load(name);
        ASSERT_TRUE(a) << a.error().message;
        ASSERT_TRUE(b) << b.error().message;
        EXPECT_EQ(a->source, b->source) << name;
    }
}

TEST(ShaderSource, an_include_is_put_in_once_and_lines_keep_their_place) {
    const test::TempDir dir;
    std::filesystem::create_directory(dir.path() / "common");
    dir.write("common/one.glsl", "float one;\n");
    dir.write("a.vert.glsl",
              "#include \"common/one.glsl\"\n#include \"common/one.glsl\"\nfloat two;\n");
    const auto text = ShaderSource(dir.path()).load("a.vert.glsl", "WORD");
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_EQ(text->source, "#version 330 core\n#define WORD\nfloat one;\nfloat two;\n");
    EXPECT_EQ(with_file_names("0:3(1): error: a\n0(4) : error b\nERROR: 0:4: c\nnote", *text),
              "common/one.glsl:1(1): error: a\na.vert.glsl:3 : error b\n"
              "ERROR: a.vert.glsl:3: c\nnote");
}

TEST(ShaderSource, says_which_file_is_missing_and_who_asks_for_it) {
    const test::TempDir dir;
    dir.write("a.vert.glsl", "\n#include \"common/none.glsl\"\n");
    const auto text = ShaderSource(dir.path()).load("a.vert.glsl");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().kind, base::ErrorKind::graphics);
    EXPECT_THAT(text.error().message, HasSubstr("none.glsl"));
    EXPECT_THAT(text.error().message, HasSubstr("a.vert.glsl:2"));
}

} // namespace
} // namespace entente::render
