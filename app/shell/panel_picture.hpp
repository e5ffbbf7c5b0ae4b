// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/panel_tiles.hpp"

#include <imgui.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::shell {

/// Paints ImGui's windows. Where a processor draws, those that are opaque rectangles without
/// pictures, as most panels are, stay in a picture from which they are copied; only what ImGui
/// draws otherwise than in the frame before is painted again. Most frames change the network alone.
class PanelPicture {
  public:
    /// Into the framebuffer that is bound.
    void draw(const ImDrawData& data, render::Renderer& renderer, render::TargetSize size);
    /// What the fonts' texture holds has changed.
    void forget() { kept_.clear(); }

  private:
    using Lists = std::vector<ImDrawList*>;
    /// A window with the windows in it, in the order in which they are drawn.
    struct Window {
        std::string_view name;
        Lists lists;
        std::optional<base::Rect> opaque; ///< where its picture may be kept: what it covers
    };
    static std::vector<Window> windows_of(const ImDrawData& data);
    static void paint(const ImDrawData& data, const Lists& lists);
    /// Nothing outside of the part.
    static void paint_within(const ImDrawData& data, const Lists& lists, const base::Rect& part);
    void paint_changed(const ImDrawData& data, const std::vector<Window>& windows);

    /// What each window of the last frame has in the kept picture. Of one frame none covers
    /// another, so that each still has what it was given.
    std::map<std::string, PanelTiles, std::less<>> kept_;
};

} // namespace entente::shell
