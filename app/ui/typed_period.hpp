// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/graph/calendar.hpp"

#include <optional>
#include <string_view>

namespace entente::ui {

/// What of a typed range is a period of the calendar that EDTF has no words for: quarters, fiscal
/// years, weeks. See parse_typed_range for the forms.
///
/// @param text  lower case, plain signs, no blanks at the ends.
/// @param data  first and last day of the data: "FY15" is of their century.
/// @return nothing where the text is none of these; an Error (invalid_argument), one plain
/// sentence,
///         where it is one that the calendar does not have.
std::optional<base::Result<model::Span>>
parse_typed_period(std::string_view text, const model::Span& data, const graph::Calendar& calendar);

} // namespace entente::ui
