// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <string>
#include <string_view>

namespace entente::vector {

/// Adds to the bytes of a PDF that Cairo made (as an update after its end, which the format
/// provides for): the recipe as the attached file `entente-view.json`, where it is not empty; the
/// document's information without dates; the wish that a viewer's title bar show the title. Error
/// (unreadable) where the bytes are not laid out as Cairo does.
base::Result<std::string> finish_pdf(std::string file, std::string_view recipe);

} // namespace entente::vector
