// SPDX-License-Identifier: MIT
#include "app/shell/panel_picture.hpp"

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace entente::shell {
namespace {

using base::Rect;

/// What a list covers with one colour before anything else: ImGui begins a window with its
/// background.
std::optional<Rect> background_of(const ImDrawList& list) {
    constexpr std::array<ImDrawIdx, 6> rectangle{0, 1, 2, 0, 2, 3};
    if (list.VtxBuffer.Size < 4 || list.IdxBuffer.Size < 6 || list.CmdBuffer.Size < 1 ||
        !std::equal(rectangle.begin(), rectangle.end(), list.IdxBuffer.begin())) {
        return std::nullopt;
    }
    const std::span<const ImDrawVert> corners(list.VtxBuffer.Data, 4);
    const ImDrawVert& first = corners[0];
    const ImDrawVert& last = corners[2];
    const bool is_filled = std::all_of(corners.begin(), corners.end(), [&](const ImDrawVert& one) {
        return one.col == first.col && one.uv.x == first.uv.x && one.uv.y == first.uv.y;
    });
    const bool is_upright = corners[1].pos.x == last.pos.x && corners[1].pos.y == first.pos.y &&
                            corners[3].pos.x == first.pos.x && corners[3].pos.y == last.pos.y;
    if (!is_filled || !is_upright || (first.col >> IM_COL32_A_SHIFT) != 0xffU) {
        return std::nullopt;
    }
    const Rect area{{first.pos.x, first.pos.y}, {last.pos.x, last.pos.y}};
    const ImVec4& clip = list.CmdBuffer[0].ClipRect;
    const bool is_whole = clip.x <= area.min.x && clip.y <= area.min.y && clip.z >= area.max.x &&
                          clip.w >= area.max.y;
    return is_whole ? std::optional(area) : std::nullopt;
}

/// Whether nothing is drawn outside of it, and all with the fonts' texture: of another nobody tells
/// when its content changes.
bool can_be_kept(const ImDrawList& list, const Rect& area, ImTextureID fonts) {
    const auto has_clip_within = [&](const ImVec4& clip) {
        return clip.x >= area.min.x && clip.y >= area.min.y && clip.z <= area.max.x &&
               clip.w <= area.max.y;
    };
    const auto is_vertex_within = [&](const ImVec2& at) {
        return at.x >= area.min.x && at.y >= area.min.y && at.x <= area.max.x && at.y <= area.max.y;
    };
    return std::all_of(list.CmdBuffer.begin(), list.CmdBuffer.end(), [&](const ImDrawCmd& command) {
        if (command.UserCallback != nullptr || command.GetTexID() != fonts) {
            return false;
        }
        const auto* const index = list.IdxBuffer.Data + command.IdxOffset;
        return has_clip_within(command.ClipRect) ||
               std::all_of(index, index + command.ElemCount, [&](ImDrawIdx vertex) {
                   return is_vertex_within(
                       list.VtxBuffer[static_cast<int>(command.VtxOffset + vertex)].pos);
               });
    });
}

/// Since 1.92 ImGui changes its textures by itself.
constexpr bool keeps_panels = IMGUI_VERSION_NUM < 19200;

ImTextureID texture_of_fonts() {
#if IMGUI_VERSION_NUM < 19200
    return ImGui::GetIO().Fonts->TexID;
#else
    return {};
#endif
}

} // namespace

std::vector<PanelPicture::Window> PanelPicture::windows_of(const ImDrawData& data) {
    std::vector<Window> windows;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        ImDrawList* list = data.CmdLists[i];
        const std::string_view owner = list->_OwnerName == nullptr ? "" : list->_OwnerName;
        const std::string_view name = owner.substr(0, owner.find('/'));
        if (windows.empty() || windows.back().name != name) {
            windows.push_back({name, {}, keeps_panels ? background_of(*list) : std::nullopt});
        }
        windows.back().lists.push_back(list);
    }
    const ImTextureID fonts = texture_of_fonts();
    for (std::size_t i = 0; i < windows.size(); ++i) {
        std::optional<Rect>& opaque = windows[i].opaque;
        const auto is_beside = [&](const Window& other) {
            return !other.opaque || !other.opaque->meets(*opaque);
        };
        if (opaque &&
            !(std::all_of(windows[i].lists.begin(), windows[i].lists.end(),
                          [&](ImDrawList* list) { return can_be_kept(*list, *opaque, fonts); }) &&
              std::all_of(windows.begin(), windows.begin() + static_cast<std::ptrdiff_t>(i),
                          is_beside))) {
            opaque.reset();
        }
    }
    return windows;
}

void PanelPicture::paint(const ImDrawData& data, const Lists& lists) {
    if (lists.empty()) {
        return;
    }
    Lists drawn = lists; // ImGui's data point to what may be written
    ImDrawData part;
    part.Valid = true;
    part.CmdListsCount = static_cast<int>(drawn.size());
#if IMGUI_VERSION_NUM < 18980
    part.CmdLists = drawn.data();
#else
    for (ImDrawList* list : drawn) {
        part.CmdLists.push_back(list);
    }
#endif
    part.DisplayPos = data.DisplayPos;
    part.DisplaySize = data.DisplaySize;
    part.FramebufferScale = data.FramebufferScale;
    ImGui_ImplOpenGL3_RenderDrawData(&part);
}

void PanelPicture::paint_within(const ImDrawData& data, const Lists& lists, const Rect& part) {
    std::vector<ImVec4> clips;
    for (ImDrawList* list : lists) {
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clips.push_back(clip);
            clip = {std::max(clip.x, part.min.x), std::max(clip.y, part.min.y),
                    std::min(clip.z, part.max.x), std::min(clip.w, part.max.y)};
        }
    }
    paint(data, lists);
    auto before = clips.begin();
    for (ImDrawList* list : lists) {
        for (ImDrawCmd& command : list->CmdBuffer) {
            command.ClipRect = *before++;
        }
    }
}

void PanelPicture::paint_changed(const ImDrawData& data, const std::vector<Window>& windows) {
    std::erase_if(kept_, [&](const auto& kept) {
        return std::none_of(windows.begin(), windows.end(), [&](const Window& window) {
            return window.opaque && window.name == kept.first;
        });
    });
    for (const Window& window : windows) {
        if (!window.opaque) {
            continue;
        }
        PanelTiles now(*window.opaque);
        for (const ImDrawList* list : window.lists) {
            now.add(*list);
        }
        const auto at = kept_.find(window.name);
        if (at == kept_.end()) {
            paint(data, window.lists);
            kept_.emplace(std::string(window.name), std::move(now));
            continue;
        }
        for (const Rect& part : now.changed_since(at->second)) {
            paint_within(data, window.lists, part);
        }
        at->second = std::move(now);
    }
}

void PanelPicture::draw(const ImDrawData& data, render::Renderer& renderer,
                        render::TargetSize size) {
    const std::vector<Window> windows = windows_of(data);
    const auto paint_kept = [&](bool is_new) {
        if (is_new) {
            kept_.clear();
        }
        paint_changed(data, windows);
    };
    const bool is_kept = keeps_panels && renderer.paint_kept(size, paint_kept);
    Lists above;
    for (const Window& window : windows) {
        if (!is_kept || !window.opaque) {
            above.insert(above.end(), window.lists.begin(), window.lists.end());
            continue;
        }
        paint(data, std::exchange(above, {}));
        renderer.copy_kept(*window.opaque);
    }
    paint(data, above);
}

} // namespace entente::shell
