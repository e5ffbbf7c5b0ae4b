// SPDX-License-Identifier: MIT
#include "app/graph/bin_of_day.hpp"

#include <cassert>

namespace entente::graph {

BinOfDay::BinOfDay(std::span<const model::Span> bins) {
    assert(!bins.empty());
    first_days_.reserve(bins.size());
    for (const model::Span& bin : bins) {
        first_days_.push_back(model::day_number(bin.first));
    }
    begin_ = first_days_.front();
    end_ = model::day_number(bins.back().last) + 1;
    constexpr std::int64_t most_days = 1 << 18; // of seven centuries
    if (std::int64_t{end_} - begin_ <= most_days) {
        table_.reserve(static_cast<std::size_t>(end_ - begin_));
        for (std::uint32_t bin = 0; bin < bins.size(); ++bin) {
            table_.resize(static_cast<std::size_t>(end_day(bin) - begin_), bin);
        }
    }
}

} // namespace entente::graph
