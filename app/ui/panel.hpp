// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/document/document.hpp"
#include "app/text/fonts.hpp"
#include "app/ui/app_state.hpp"
#include "app/ui/input.hpp"
#include "app/ui/request.hpp"
#include "app/ui/theme.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::ui {

/// What the panels ask for in one frame, in order; the shell carries it out after they are drawn.
struct Actions {
    std::vector<document::Action> document;
    std::vector<Request> requests;

    void add(document::Action action) { document.push_back(std::move(action)); }
    void ask(Request request) { requests.push_back(std::move(request)); }
};

/// Rectangles of this frame's widgets by their stable names ("timeline.handle.right"), in pixels of
/// the window: what a script and the user-interface tests refer to. Only what can be seen is in it.
using WidgetMap = std::map<std::string, base::Rect, std::less<>>;

/// What a panel is given when it is drawn.
struct Context {
    const document::Document& document;
    const AppState& app;
    const Theme& theme;
    text::FontSet& fonts; ///< of the canvas; panels use ImGui's
    Actions& actions;
    WidgetMap& widgets;

    /// Pixels of a length given in units of the design (1 = a pixel at 100 %).
    [[nodiscard]] float px(float units) const { return units * theme.scale; }
};

/// One part of the window. It holds the state of its widgets only; what it knows of the data it
/// reads from the document, what it wants it puts into the actions.
class Panel {
  public:
    virtual ~Panel() = default;
    /// Draws itself into the area, in pixels of the window.
    virtual void draw(Context& context, const base::Rect& area) = 0;
    /// A key that no text field wanted. Returns whether it was used.
    virtual bool press(const KeyPress& /*key*/, Context& /*context*/) { return false; }
};

} // namespace entente::ui
