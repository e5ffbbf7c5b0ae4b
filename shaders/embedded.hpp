// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace entente::shaders {

/// One file of this folder as it was when the program was built.
struct File {
    std::string_view name; ///< relative to this folder, "common/view.glsl"
    std::string_view source;
};

std::span<const File> embedded();

} // namespace entente::shaders
