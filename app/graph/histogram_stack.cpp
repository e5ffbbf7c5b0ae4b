// SPDX-License-Identifier: MIT
#include "app/graph/histogram_stack.hpp"

#include "app/base/parallel.hpp"
#include "app/graph/bin_of_day.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace entente::graph {
namespace {

using model::Date;
using model::EventId;
using model::Span;

constexpr std::size_t events_a_piece = std::size_t{1} << 17U;
constexpr std::size_t dates_at_once = std::size_t{1} << 14U;
/// What an event is divided into, so that half or a seventh of it are whole numbers: the least
/// common multiple of 1 to 8.
constexpr std::uint64_t parts_of_event = 840;

/// Adds up what `count(first, last, sums)` counts of pieces of [0, size), in their order.
template <class Sum, class Count>
std::vector<Sum> counted(std::size_t size, std::size_t sums, Count count) {
    const std::size_t pieces =
        std::max<std::size_t>(1, (size + events_a_piece - 1) / events_a_piece);
    if (pieces == 1) {
        std::vector<Sum> total(sums, 0);
        count(std::size_t{0}, size, total);
        return total;
    }
    std::vector<std::vector<Sum>> parts(pieces);
    base::parallel_for(0, pieces, 1, [&](std::size_t from, std::size_t to) {
        for (std::size_t piece = from; piece < to; ++piece) {
            std::vector<Sum> part(sums, 0);
            count(piece * events_a_piece, std::min(size, (piece + 1) * events_a_piece), part);
            parts[piece] = std::move(part);
        }
    });
    std::vector<Sum> total = std::move(parts.front());
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        for (std::size_t i = 0; i < sums; ++i) {
            total[i] += parts[piece][i];
        }
    }
    return total;
}

void add(BinAmount& amount, double value, bool is_pale) {
    amount.all += value;
    amount.pale += is_pale ? value : 0;
}

void add(BinAmount& sum, const BinAmount& part) {
    sum.all += part.all;
    sum.pale += part.pale;
}

void add(StackedBins& sum, const StackedBins& part) {
    for (std::size_t i = 0; i < sum.bins.size(); ++i) {
        add(sum.bins[i].total, part.bins[i].total);
        add(sum.bins[i].passing, part.bins[i].passing);
        add(sum.bins[i].selected, part.bins[i].selected);
        for (std::size_t k = 0; k < most_classes; ++k) {
            sum.bins[i].classes[k] += part.bins[i].classes[k];
        }
    }
    add(sum.before, part.before);
    add(sum.after, part.after);
    sum.undated += part.undated;
    sum.undated_passing += part.undated_passing;
    sum.undated_selected += part.undated_selected;
    for (std::size_t line = 0; line < sum.lines.size(); ++line) {
        for (std::size_t i = 0; i < sum.lines[line].size(); ++i) {
            sum.lines[line][i] += part.lines[line][i];
        }
    }
}

} // namespace

StackedHistogram::StackedHistogram(std::shared_ptr<const model::EventStore> store)
    : store_(std::move(store)) {
    date_of_.resize(store_->event_count());
    base::parallel_for(0, date_of_.size(), events_a_piece,
                       [this](std::size_t from, std::size_t to) {
                           for (std::size_t i = from; i < to; ++i) {
                               date_of_[i] = store_->date_number(EventId{i});
                           }
                       });
    total_by_date_ =
        counted<std::uint32_t>(date_of_.size(), store_->dates().size(),
                               [this](std::size_t from, std::size_t to, Counts& counts) {
                                   for (std::size_t i = from; i < to; ++i) {
                                       ++counts[date_of_[i]];
                                   }
                               });
    passing_by_date_ = total_by_date_;
    selected_by_date_.assign(total_by_date_.size(), 0);
}

void StackedHistogram::count_passing() {
    const bool all_pass = failed_.empty();
    if (stack_ == StackBy::none) {
        classes_by_date_.clear();
    } else {
        classes_by_date_ = counted<std::uint64_t>(
            date_of_.size(), most_classes * total_by_date_.size(),
            [&](std::size_t from, std::size_t to, std::vector<std::uint64_t>& counts) {
                for (std::size_t i = from; i < to; ++i) {
                    if (!all_pass && failed_[i] != 0) {
                        continue;
                    }
                    unsigned mask = mask_of_[i];
                    const std::uint64_t share =
                        parts_of_event / static_cast<unsigned>(std::popcount(mask));
                    std::uint64_t* const classes = &counts[most_classes * date_of_[i]];
                    for (; mask != 0; mask &= mask - 1) {
                        classes[std::countr_zero(mask)] += share;
                    }
                }
            });
    }
    if (all_pass) {
        passing_by_date_ = total_by_date_;
    } else {
        passing_by_date_ =
            counted<std::uint32_t>(date_of_.size(), total_by_date_.size(),
                                   [this](std::size_t from, std::size_t to, Counts& counts) {
                                       for (std::size_t i = from; i < to; ++i) {
                                           counts[date_of_[i]] += failed_[i] == 0 ? 1 : 0;
                                       }
                                   });
    }
}

void StackedHistogram::count_events(std::span<const EventId> events, Counts& by_date) const {
    by_date.assign(total_by_date_.size(), 0);
    for (const EventId event : events) {
        by_date[date_of_[event.index()]] += failed_.empty() || failed_[event.index()] == 0 ? 1 : 0;
    }
}

void StackedHistogram::set_failed(std::span<const std::uint8_t> failed) {
    assert(failed.empty() || failed.size() == date_of_.size());
    const bool all_pass = std::all_of(failed.begin(), failed.end(),
                                      [](std::uint8_t verdict) { return verdict == 0; });
    if (all_pass ? failed_.empty()
                 : std::equal(failed.begin(), failed.end(), failed_.begin(), failed_.end())) {
        return;
    }
    failed_.clear();
    if (!all_pass) {
        failed_.assign(failed.begin(), failed.end());
    }
    count_passing();
    count_events(selected_, selected_by_date_);
    for (Line& line : lines_) {
        count_events(line.events, line.by_date);
    }
}

void StackedHistogram::set_selected(std::span<const EventId> events) {
    selected_.assign(events.begin(), events.end());
    count_events(selected_, selected_by_date_);
}

void StackedHistogram::set_lines(std::vector<std::vector<EventId>> lines) {
    assert(lines.size() <= most_lines);
    lines_.clear();
    for (std::vector<EventId>& events : lines) {
        Line& line = lines_.emplace_back();
        line.events = std::move(events);
        count_events(line.events, line.by_date);
    }
}

void StackedHistogram::set_stack(StackBy by) {
    if (by == stack_) {
        return;
    }
    stack_ = by;
    classes_.clear();
    mask_of_.clear();
    switch (by) {
    case StackBy::none:
        break;
    case StackBy::topic:
        choose_topics();
        break;
    case StackBy::type:
        choose_types();
        break;
    case StackBy::tone:
        choose_tones();
        break;
    case StackBy::kind:
        choose_kinds();
        break;
    }
    count_passing();
}

StackedBins StackedHistogram::bins(CalendarUnit unit, const Span& range, std::size_t most) const {
    StackedBins result;
    result.unit = unit_for_bins(unit, range, most);
    if (range.last < range.first) {
        return result;
    }
    std::vector<Span> spans;
    for (model::Day day = start_of_unit(range.first, result.unit); day <= range.last;) {
        const model::Day next = add_units(day, result.unit, 1);
        if (next <= day) { // at the end of the calendar
            break;
        }
        spans.push_back({day, next - std::chrono::days{1}});
        day = next;
    }
    if (spans.empty()) {
        return result;
    }
    result.bins.resize(spans.size());
    for (std::size_t i = 0; i < spans.size(); ++i) {
        result.bins[i].span = spans[i];
    }
    result.lines.assign(lines_.size(), std::vector<double>(spans.size(), 0));

    const BinOfDay bin_of(spans);
    const Span extent = store_->extent().value_or(range);
    const bool has_stack = !classes_by_date_.empty();
    const auto count_date = [&](std::size_t number, StackedBins& sums) {
        const std::uint32_t total = total_by_date_[number];
        const std::uint32_t passing = passing_by_date_[number];
        const std::uint32_t selected = selected_by_date_[number];
        const Date& date = store_->dates()[number];
        if (date.is_undated()) {
            sums.undated += total;
            sums.undated_passing += passing;
            sums.undated_selected += selected;
            return;
        }
        const std::int32_t first = model::day_number(std::max(date.span.first, extent.first));
        const std::int32_t last = model::day_number(std::min(date.span.last, extent.last));
        const double days = static_cast<double>(last - first) + 1;
        const std::uint32_t first_bin = bin_of(first);
        const std::uint32_t last_bin = bin_of(last);
        const bool is_within =
            first_bin == last_bin && first >= bin_of.first_day() && last < bin_of.end_day();
        const bool is_pale =
            date.is_uncertain || date.is_approximate || (!date.is_interval && !is_within);
        const auto add_to = [&](std::size_t bin, double share) {
            StackedBin& sum = sums.bins[bin];
            add(sum.total, total * share, is_pale);
            add(sum.passing, passing * share, is_pale);
            add(sum.selected, selected * share, is_pale);
            for (std::size_t k = 0; has_stack && passing > 0 && k < classes_.size(); ++k) {
                sum.classes[k] += static_cast<double>(classes_by_date_[most_classes * number + k]) /
                                  static_cast<double>(parts_of_event) * share;
            }
            for (std::size_t line = 0; line < lines_.size(); ++line) {
                sums.lines[line][bin] += lines_[line].by_date[number] * share;
            }
        };
        if (is_within) {
            add_to(first_bin, 1);
            return;
        }
        if (first < bin_of.first_day()) {
            const double outside = std::min(last + 1, bin_of.first_day()) - first;
            add(sums.before, total * (outside / days), is_pale);
        }
        if (last >= bin_of.end_day()) {
            const double outside = last + 1 - std::max(first, bin_of.end_day());
            add(sums.after, total * (outside / days), is_pale);
        }
        if (!bin_of.meets(first, last)) {
            return;
        }
        for (std::size_t bin = first_bin; bin <= last_bin; ++bin) {
            const double inside =
                std::min(last + 1, bin_of.end_day(bin)) - std::max(first, bin_of.first_day(bin));
            add_to(bin, inside / days);
        }
    };

    const std::size_t dates = total_by_date_.size();
    const std::size_t pieces = (dates + dates_at_once - 1) / dates_at_once;
    std::vector<StackedBins> sums(pieces, result);
    base::parallel_for(0, pieces, 1, [&](std::size_t from, std::size_t to) {
        for (std::size_t piece = from; piece < to; ++piece) {
            const std::size_t end = std::min(dates, (piece + 1) * dates_at_once);
            for (std::size_t number = piece * dates_at_once; number < end; ++number) {
                count_date(number, sums[piece]);
            }
        }
    });
    for (const StackedBins& part : sums) {
        add(result, part);
    }
    return result;
}

std::size_t StackedHistogram::memory_bytes() const {
    const auto bytes = [](const auto& values) {
        return values.capacity() * sizeof(*values.data());
    };
    std::size_t sum = sizeof(*this) + bytes(date_of_) + bytes(mask_of_) + bytes(failed_) +
                      bytes(selected_) + bytes(total_by_date_) + bytes(passing_by_date_) +
                      bytes(selected_by_date_) + bytes(classes_by_date_);
    for (const Line& line : lines_) {
        sum += bytes(line.events) + bytes(line.by_date);
    }
    return sum;
}

} // namespace entente::graph
