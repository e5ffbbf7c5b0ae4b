// SPDX-License-Identifier: MIT
#include "app/shell/panel_picture.hpp"

#include "app/base/rng.hpp"
#include "app/render/picture_texture.hpp"
#include "app/shell/headless_context.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <gtest/gtest.h>
#include <imgui.h>
#include <imgui_internal.h> // lists without a context

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

namespace entente::shell {
namespace {

constexpr render::TargetSize size{420, 300};

/// ImGui with its OpenGL backend, and our renderer, without a display.
class PanelPictures : public testing::Test {
  protected:
    void SetUp() override {
        auto made = HeadlessContext::create(size.width, size.height);
        if (!made) {
            GTEST_SKIP() << "no graphics context here: " << made.error().message;
        }
        context_.emplace(std::move(*made));
        auto fonts = text::FontSet::open();
        ASSERT_TRUE(fonts);
        fonts_.emplace(std::move(*fonts));
        auto renderer = render::make_gl_renderer(context_->lookup(), *fonts_, {});
        ASSERT_TRUE(renderer);
        renderer_ = std::move(*renderer);
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
        ImGui::StyleColorsLight();
        ImGui::GetStyle().WindowRounding = 0;
        ImGui::GetStyle().WindowBorderSize = 0;
        ImGui::GetStyle().Colors[ImGuiCol_WindowBg] = {1, 1, 1, 1};
        ASSERT_TRUE(ImGui_ImplOpenGL3_Init("#version 330 core"));
    }
    void TearDown() override {
        if (ImGui::GetCurrentContext() != nullptr) {
            ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext();
        }
    }

    void make_frame(const std::function<void()>& windows) {
        context_->bind();
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ImGui::NewFrame();
        windows();
        ImGui::Render();
    }
    /// What lies behind the windows.
    void paint_behind() {
        context_->bind();
        scene::Marks marks;
        marks.background = {0.2F, 0.4F, 0.6F, 1};
        renderer_->draw(marks, size);
    }
    base::Image kept() {
        paint_behind();
        picture_.draw(*ImGui::GetDrawData(), *renderer_, size);
        return renderer_->read_back(size);
    }
    base::Image painted_anew() {
        paint_behind();
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        return renderer_->read_back(size);
    }

    std::optional<HeadlessContext> context_;
    std::optional<text::FontSet> fonts_;
    std::unique_ptr<render::Renderer> renderer_;
    PanelPicture picture_;
};

void begin_panel(const char* name, ImVec2 at, ImVec2 extent, ImGuiWindowFlags flags = 0) {
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize(extent);
    ImGui::Begin(name, nullptr,
                 flags | ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
}

TEST_F(PanelPictures, are_what_painting_anew_gives) {
    base::Rng rng(4);
    const auto up_to = [&](std::uint32_t end) { return static_cast<float>(rng.below(end)); };
    std::string words = "Tehran";
    ImVec2 bar{30, 20};
    ImVec2 corner{0, 220};
    bool has_side = true;
    for (int frame = 0; frame < 150; ++frame) {
        switch (rng.below(7)) {
        case 0:
            words += static_cast<char>('a' + rng.below(26));
            break;
        case 1:
            bar = {up_to(360), up_to(60)};
            break;
        case 2:
            has_side = !has_side;
            break;
        case 3: // over the side panel, or half a pixel off
            corner = {0, 200 + 0.5F * up_to(60)};
            break;
        default: // nothing
            break;
        }
        const std::uint32_t above = rng.below(4);
        make_frame([&] {
            ImGui::GetBackgroundDrawList()->AddLine({0, 100}, {420, 110}, 0xff0000ff, 2);
            begin_panel("canvas", {100, 0}, {220, 220}, ImGuiWindowFlags_NoBackground);
            ImGui::TextUnformatted("behind");
            ImGui::End();
            if (has_side) {
                begin_panel("side", {0, 0}, {100, 220});
                ImGui::TextUnformatted(words.c_str());
                ImGui::BeginChild("rows", {0, 90}, true);
                for (int row = 0; row < 12; ++row) {
                    ImGui::Text("row %d %s", row, words.c_str());
                }
                ImGui::EndChild();
                ImGui::End();
            }
            begin_panel("timeline", corner, {420, 300 - corner.y});
            ImGui::GetWindowDrawList()->AddRectFilled(
                {corner.x + bar.x, corner.y + bar.y},
                {corner.x + bar.x + 40, corner.y + bar.y + 25}, 0x80a02020, 4);
            ImGui::End();
            if (above == 1) {
                ImGui::SetNextWindowPos({60, 180});
                ImGui::BeginTooltip();
                ImGui::TextUnformatted("a tip over two panels");
                ImGui::EndTooltip();
            } else if (above == 2) { // opaque as well, and over a panel
                begin_panel("list", {40, 150}, {120, 90});
                ImGui::TextUnformatted("a list");
                ImGui::End();
            }
        });
        ASSERT_EQ(kept().rgba, painted_anew().rgba) << frame;
    }
}

TEST_F(PanelPictures, follow_another_texture_when_told) {
    const auto windows = [] {
        begin_panel("panel", {0, 0}, {200, 200});
        ImGui::TextUnformatted("Caspian Sea");
        ImGui::End();
    };
    make_frame(windows);
    const base::Image before = kept();
    ImGuiIO& io = ImGui::GetIO();
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    for (int i = 0; i < width * height * 4; i += 4) { // each letter becomes a block
        std::fill(pixels + i, pixels + i + 4, static_cast<unsigned char>(255));
    }
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    make_frame(windows);
    picture_.forget();
    const base::Image after = kept();
    EXPECT_EQ(after.rgba, painted_anew().rgba);
    EXPECT_NE(after.rgba, before.rgba);
}

template <class Id = ImTextureID>
Id texture_id(std::uint64_t name) {
    if constexpr (std::is_pointer_v<Id>) {
        return reinterpret_cast<Id>(static_cast<std::uintptr_t>(name));
    } else {
        return static_cast<Id>(name);
    }
}

TEST_F(PanelPictures, show_a_picture_that_changes_in_place) {
    render::PictureTexture texture;
    base::Image last;
    for (const int shade : {20, 20, 200, 90}) {
        const base::Image image{
            8, 8, std::vector<std::uint8_t>(8 * 8 * 4, static_cast<std::uint8_t>(shade))};
        texture.show(image);
        make_frame([&] {
            begin_panel("figure", {0, 0}, {200, 200});
            ImGui::Image(texture_id(texture.name()), {100, 100});
            ImGui::End();
        });
        ASSERT_EQ(kept().rgba, painted_anew().rgba) << shade;
    }
}

/// A list of rectangles, as ImGui would make it.
struct Rectangles {
    ImDrawListSharedData shared;
    ImDrawList list{&shared};

    explicit Rectangles(const std::vector<std::pair<base::Rect, ImU32>>& parts) {
        list._ResetForNewFrame();
        list.PushClipRect({0, 0}, {320, 160});
        for (const auto& [rect, color] : parts) {
            list.AddRectFilled({rect.min.x, rect.min.y}, {rect.max.x, rect.max.y}, color);
        }
    }
};

PanelTiles tiles_of(const std::vector<std::pair<base::Rect, ImU32>>& parts,
                    const base::Rect& area = {{0, 0}, {320, 160}}) {
    const Rectangles rectangles(parts);
    PanelTiles tiles(area);
    tiles.add(rectangles.list);
    return tiles;
}

constexpr base::Rect all{{0, 0}, {320, 160}};
constexpr base::Rect small{{70, 40}, {90, 60}};

TEST(PanelTiles, tell_nothing_of_what_stays) {
    EXPECT_TRUE(
        tiles_of({{all, 1}, {small, 2}}).changed_since(tiles_of({{all, 1}, {small, 2}})).empty());
}

TEST(PanelTiles, tell_the_tiles_of_what_moved_became_or_left) {
    const PanelTiles before = tiles_of({{all, 0xff000001}, {small, 0xff000002}});
    const auto expect_one = [&](const PanelTiles& now, const base::Rect& part) {
        const auto changed = now.changed_since(before);
        ASSERT_EQ(changed.size(), 1U);
        EXPECT_EQ(changed[0], part);
    };
    expect_one(tiles_of({{all, 0xff000001}, {small, 0xff000003}}), {{64, 32}, {96, 64}});
    expect_one(tiles_of({{all, 0xff000001}}), {{64, 32}, {96, 64}});
    expect_one(tiles_of({{all, 0xff000001}, {{{134, 40}, {154, 60}}, 0xff000002}}),
               {{64, 32}, {160, 64}});
    expect_one(tiles_of({{all, 0xff000009}, {small, 0xff000002}}), all);
    expect_one(tiles_of({{all, 0xff000001}}, {{0, 0}, {320, 130}}), {{0, 0}, {320, 130}});
}

TEST(PanelTiles, heed_the_order) {
    const base::Rect other{{80, 50}, {100, 70}};
    EXPECT_FALSE(tiles_of({{small, 0xff000001}, {other, 0xff000002}})
                     .changed_since(tiles_of({{other, 0xff000002}, {small, 0xff000001}}))
                     .empty());
}

TEST(PanelTiles, far_apart_stay_apart_and_are_few) {
    std::vector<std::pair<base::Rect, ImU32>> parts{{all, 0xff000001}};
    const PanelTiles before = tiles_of(parts);
    parts.push_back({{{2, 2}, {6, 6}}, 0xff000005});
    parts.push_back({{{300, 140}, {306, 146}}, 0xff000005});
    const auto two = tiles_of(parts).changed_since(before);
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(two[0], (base::Rect{{0, 0}, {32, 32}}));
    EXPECT_EQ(two[1], (base::Rect{{288, 128}, {320, 160}}));
    for (int row = 0; row < 5; ++row) {
        const float x = row % 2 == 0 ? 10.0F : 250.0F;
        const float y = 32.0F * static_cast<float>(row) + 10;
        parts.push_back({{{x, y}, {x + 4, y + 4}}, 0xff000007});
    }
    EXPECT_LE(tiles_of(parts).changed_since(before).size(), 4U);
}

} // namespace
} // namespace entente::shell
