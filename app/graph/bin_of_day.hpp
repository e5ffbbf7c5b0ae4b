// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/span.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::graph {

/// Which of some bins a day lies in. The bins ascend, without gaps between them.
class BinOfDay {
  public:
    /// @param bins  at least one.
    explicit BinOfDay(std::span<const model::Span> bins);

    /// Whether days from `first` to `last` meet any bin.
    [[nodiscard]] bool meets(std::int32_t first, std::int32_t last) const {
        return first < end_ && last >= begin_;
    }
    /// Of a day outside all bins the nearest one.
    [[nodiscard]] std::uint32_t operator()(std::int32_t day) const {
        const std::int32_t inside = std::clamp(day, begin_, end_ - 1);
        if (!table_.empty()) {
            return table_[static_cast<std::size_t>(inside - begin_)];
        }
        const auto after = std::upper_bound(first_days_.begin(), first_days_.end(), inside);
        return static_cast<std::uint32_t>(after - first_days_.begin() - 1);
    }
    [[nodiscard]] std::int32_t first_day() const { return begin_; }
    [[nodiscard]] std::int32_t end_day() const { return end_; } ///< the day after the last
    [[nodiscard]] std::int32_t first_day(std::size_t bin) const { return first_days_[bin]; }
    [[nodiscard]] std::int32_t end_day(std::size_t bin) const {
        return bin + 1 < first_days_.size() ? first_days_[bin + 1] : end_;
    }

  private:
    std::vector<std::int32_t> first_days_;
    std::int32_t begin_ = 0;
    std::int32_t end_ = 0;
    std::vector<std::uint32_t> table_; ///< by day; empty where there would be too many
};

} // namespace entente::graph
