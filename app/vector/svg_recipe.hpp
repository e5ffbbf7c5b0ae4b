// SPDX-License-Identifier: MIT
#pragma once

#include "app/vector/xml_writer.hpp"

#include <string_view>

namespace entente::vector {

/// The namespace of what only this program understands in an SVG.
inline constexpr std::string_view recipe_namespace = "urn:entente:view:1";

/// Writes the recipe as an element of that namespace, whose prefix is `entente`: as it is, or in
/// base64 where XML would not give it back byte for byte.
void write_recipe(XmlWriter& xml, std::string_view recipe);

} // namespace entente::vector
