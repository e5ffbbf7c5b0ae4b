// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/histogram_stack.hpp"
#include "app/scene/palette.hpp"

#include <imgui.h>

#include <cstddef>
#include <span>
#include <vector>

namespace entente::ui {

/// Colours of the classes of a stack, in their order: kinds and tones as on the canvas, topics and
/// types seven that the colour-blind tell apart too, grey for what is left.
std::vector<base::Color> stack_colors(graph::StackBy by, std::span<const graph::StackClass> classes,
                                      scene::Theme theme);

/// Colours of pinned lines, told apart from each other and from the bars under them.
base::Color line_color(std::size_t line, scene::Theme theme);

/// From a (t = 0) to b (t = 1), opaque: what is drawn twice is not seen twice.
ImU32 mixed(ImU32 a, ImU32 b, float t);

} // namespace entente::ui
