// SPDX-License-Identifier: MIT
#include "app/graph/histogram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace entente::graph {
namespace {

using model::Day;
using model::Span;

constexpr std::size_t most_bins = 2'000'000;

} // namespace

base::Result<std::vector<Bin>> histogram(const model::EventStore& store,
                                         std::span<const std::uint8_t> failed, CalendarUnit unit) {
    assert(failed.empty() || failed.size() == store.event_count());
    const std::optional<Span> extent = store.extent();
    if (!extent) {
        return std::vector<Bin>{};
    }
    const std::int64_t first = unit_number(extent->first, unit);
    const std::int64_t last = unit_number(extent->last, unit);
    const auto count = static_cast<std::size_t>(last - first + 1);
    if (count > most_bins) {
        return base::fail(base::ErrorKind::invalid_argument,
                          fmt::format("{} bins of one {} from {} to {} (expected at most {}; a "
                                      "wider unit gives fewer)",
                                      count, name_of(unit), model::iso_day(extent->first),
                                      model::iso_day(extent->last), most_bins));
    }

    // Unsigned differences wrap around and come out right once they are added up.
    std::vector<Bin> bins(count + 1);
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        const Span span = store.span(model::EventId{i});
        if (!span.meets(*extent)) {
            continue;
        }
        const auto from = static_cast<std::size_t>(
            unit_number(std::max(span.first, extent->first), unit) - first);
        const auto to =
            static_cast<std::size_t>(unit_number(std::min(span.last, extent->last), unit) - first);
        const std::uint32_t passes = failed.empty() || failed[i] == 0 ? 1 : 0;
        bins[from].total += 1;
        bins[from].passing += passes;
        bins[to + 1].total -= 1;
        bins[to + 1].passing -= passes;
    }
    bins.pop_back();
    Day begin = first_day_of_unit(first, unit);
    for (std::size_t i = 0; i < count; ++i) {
        const Day next = first_day_of_unit(first + static_cast<std::int64_t>(i) + 1, unit);
        bins[i].span = {begin, next - std::chrono::days{1}};
        begin = next;
        if (i > 0) {
            bins[i].total += bins[i - 1].total;
            bins[i].passing += bins[i - 1].passing;
        }
    }
    return bins;
}

} // namespace entente::graph
