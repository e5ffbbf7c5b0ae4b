// SPDX-License-Identifier: MIT
#pragma once

// The one place where OpenGL's names come from.
#include <glad/gl.h>

#include "app/render/renderer.hpp"

namespace entente::render {

/// Loads the functions of the context that is current. Error (graphics) where it offers less than
/// OpenGL 3.3; says what it offers.
base::Result<void> load_gl(AddressLookup lookup);

} // namespace entente::render
