// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"

/// Cairo's own name for its type, without its header.
struct _cairo;

namespace entente::vector {

/// What is painted next has this colour, its alpha times `share` rounded to a byte's steps.
void set_color(_cairo* context, const base::Color& color, double share = 1);

} // namespace entente::vector
