// SPDX-License-Identifier: MIT
#pragma once

#include "app/vector/page.hpp"
#include "app/vector/xml_writer.hpp"

namespace entente::vector {

/// Opens the <svg> element of a page and writes what stands before the picture: title, description
/// and metadata, the recipe among them.
void begin_svg(XmlWriter& xml, UniqueIds& ids, const Page& page, const Texts& texts);

} // namespace entente::vector
