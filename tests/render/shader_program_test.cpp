// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>

namespace entente::test {
namespace {

using Shaders = Picture;

TEST_F(Shaders, a_folder_of_shaders_stands_in_for_the_embedded_ones) {
    const auto made = render::make_gl_renderer(
        context->lookup(), *fonts, {}, std::filesystem::path(ENTENTE_SOURCE_DIR) / "shaders");
    EXPECT_TRUE(made) << made.error().message;
}

TEST_F(Shaders, a_fault_names_its_file_and_line) {
    const TempDir dir;
    std::filesystem::copy(std::filesystem::path(ENTENTE_SOURCE_DIR) / "shaders", dir.path(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    dir.write("common/coverage.glsl", "// fine\nfloat covered(float x) { return no_such_name; }\n");
    const auto made = render::make_gl_renderer(context->lookup(), *fonts, {}, dir.path());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, base::ErrorKind::graphics);
    EXPECT_THAT(made.error().message, testing::HasSubstr("common/coverage.glsl:2"));
}

TEST_F(Shaders, a_missing_folder_is_an_error) {
    const auto made = render::make_gl_renderer(context->lookup(), *fonts, {}, "no/such/folder");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().message, testing::HasSubstr("no/such/folder"));
}

} // namespace
} // namespace entente::test
