// SPDX-License-Identifier: MIT
#include "app/model/span.hpp"

#include <fmt/format.h>

namespace entente::model {

std::string iso_day(Day day) {
    if (day <= Span::earliest || day >= Span::latest) {
        return "..";
    }
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    return fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "", year < 0 ? -year : year,
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

} // namespace entente::model
