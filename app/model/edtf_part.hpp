// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/model/edtf.hpp"

#include <optional>
#include <string_view>

namespace entente::model {

/// One end of an EDTF date, or the whole of one that is no interval: what was told, still in parts,
/// so that it can be put into words. Shared by the reader and by the words; not for other folders.
struct EdtfPart {
    enum class Shape { open, day, days, month, months, season, year, years };

    Shape shape = Shape::open;
    DatePrecision precision = DatePrecision::day;
    bool is_uncertain = false;
    bool is_approximate = false;
    int first_year = 0; ///< of `years` alone the last differs
    int last_year = 0;
    unsigned first_month = 1; ///< 21 to 24 for a season
    unsigned last_month = 12;
    unsigned first_day = 1;
    unsigned last_day = 31;

    /// First and last day it may fall on; of an open end everything.
    [[nodiscard]] Span span() const;
};

/// A date in one part, or an interval of two of which one at most is open.
struct EdtfParts {
    EdtfPart first;
    std::optional<EdtfPart> last;
};

/// The parse behind parse_edtf, with its errors.
base::Result<EdtfParts> parse_edtf_parts(std::string_view text);

/// "January" .. "December"; month in 1..12.
std::string_view month_name(unsigned month);

} // namespace entente::model
