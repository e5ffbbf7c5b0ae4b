// SPDX-License-Identifier: MIT
// Which class of a stack an event is of, and how high bars are.
#include "app/graph/histogram_stack.hpp"

#include "app/base/parallel.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace entente::graph {
namespace {

using model::EventId;

constexpr std::size_t events_at_once = std::size_t{1} << 15U;
constexpr std::uint8_t no_class = 0xff;

std::uint8_t bit_of(std::size_t index) {
    return static_cast<std::uint8_t>(1U << index);
}

/// The widest topic above each.
std::vector<std::uint32_t> widest_topics(const model::EventStore& store) {
    std::vector<std::uint32_t> widest(store.topics().size());
    for (std::uint32_t i = 0; i < widest.size(); ++i) {
        model::TopicId topic{i};
        while (store.topic(topic).parent.is_valid()) { // the reader leaves no circles
            topic = store.topic(topic).parent;
        }
        widest[i] = topic.value();
    }
    return widest;
}

/// The indices of the largest numbers, largest first, at most `most`; zeros are left out.
std::vector<std::uint32_t> largest(const std::vector<double>& numbers, std::size_t most) {
    std::vector<std::uint32_t> order(numbers.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return numbers[a] > numbers[b]; });
    std::size_t count = 0;
    while (count < std::min(most, order.size()) && numbers[order[count]] > 0) {
        ++count;
    }
    order.resize(count);
    return order;
}

/// Of each of `count` things its class, given those that have one of their own.
std::vector<std::uint8_t> classes_by_thing(std::size_t count,
                                           const std::vector<std::uint32_t>& chosen) {
    std::vector<std::uint8_t> classes(count, no_class);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        classes[chosen[i]] = static_cast<std::uint8_t>(i);
    }
    return classes;
}

} // namespace

/// Gives each event its classes and counts them; one that has none is of what is left, which is
/// added where it is needed.
template <class MaskOf>
void StackedHistogram::set_masks(MaskOf mask_of) {
    const std::size_t rest = classes_.size();
    mask_of_.resize(date_of_.size());
    base::parallel_for(0, mask_of_.size(), events_at_once, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const std::uint8_t mask = mask_of(EventId{i});
            mask_of_[i] = mask != 0 ? mask : bit_of(rest);
        }
    });
    std::array<std::uint64_t, 256> by_mask{};
    for (const std::uint8_t mask : mask_of_) {
        ++by_mask[mask];
    }
    classes_.emplace_back().name = "other";
    classes_.back().is_rest = true;
    for (unsigned mask = 1; mask < by_mask.size(); ++mask) {
        for (std::size_t i = 0; i < classes_.size(); ++i) {
            if ((mask >> i & 1U) != 0) {
                classes_[i].events += static_cast<double>(by_mask[mask]) / std::popcount(mask);
            }
        }
    }
    if (!(classes_.back().events > 0)) {
        classes_.pop_back();
    }
}

void StackedHistogram::choose_topics() {
    const model::EventStore& store = *store_;
    const std::vector<std::uint32_t> widest = widest_topics(store);
    std::vector<double> events(widest.size(), 0);
    for (std::size_t i = 0; i < date_of_.size(); ++i) {
        const auto topics = store.topics(EventId{i});
        for (const model::TopicId topic : topics) {
            events[widest[topic.index()]] += 1.0 / static_cast<double>(topics.size());
        }
    }
    const std::vector<std::uint32_t> chosen = largest(events, most_classes - 1);
    const std::vector<std::uint8_t> classes = classes_by_thing(widest.size(), chosen);
    for (const std::uint32_t topic : chosen) {
        StackClass& one = classes_.emplace_back();
        one.topic = model::TopicId{topic};
        one.name = store.topic(one.topic).name;
    }
    const std::uint8_t rest = bit_of(chosen.size());
    set_masks([&](EventId event) {
        std::uint8_t mask = 0;
        for (const model::TopicId topic : store.topics(event)) {
            const std::uint8_t one = classes[widest[topic.index()]];
            mask |= one == no_class ? rest : bit_of(one);
        }
        return mask;
    });
}

void StackedHistogram::choose_types() {
    const model::EventStore& store = *store_;
    std::vector<double> events(store.types().size(), 0);
    for (std::size_t i = 0; i < date_of_.size(); ++i) {
        events[store.type(EventId{i})] += 1;
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i] = store.types()[i].empty() ? 0 : events[i];
    }
    const std::vector<std::uint32_t> chosen = largest(events, most_classes - 1);
    const std::vector<std::uint8_t> classes = classes_by_thing(events.size(), chosen);
    for (const std::uint32_t type : chosen) {
        classes_.emplace_back().name = store.types()[type];
    }
    set_masks([&](EventId event) {
        const std::uint8_t one = classes[store.type(event)];
        return one == no_class ? std::uint8_t{0} : bit_of(one);
    });
}

void StackedHistogram::choose_tones() {
    const model::EventStore& store = *store_;
    constexpr std::array names{"strong conflict (below -5)", "conflict (-5 to -1)",
                               "neutral (-1 to 1)", "cooperation (1 to 5)",
                               "strong cooperation (above 5)"};
    for (const char* name : names) {
        classes_.emplace_back().name = name;
    }
    set_masks([&](EventId event) {
        const double tone = store.tone(event);
        if (std::isnan(tone)) {
            return std::uint8_t{0};
        }
        return bit_of(tone < -5 ? 0 : tone < -1 ? 1 : tone <= 1 ? 2 : tone <= 5 ? 3 : 4);
    });
    if (classes_.back().is_rest) {
        classes_.back().name = "no tone";
    }
}

void StackedHistogram::choose_kinds() {
    const model::EventStore& store = *store_;
    constexpr std::array names{"states", "officials", "organizations", "groups"};
    for (const char* name : names) {
        classes_.emplace_back().name = name;
    }
    set_masks([&](EventId event) {
        std::uint8_t mask = 0;
        for (const model::Participant& participant : store.participants(event)) {
            mask |= bit_of(static_cast<std::size_t>(store.actor(participant.actor).kind));
        }
        return mask;
    });
    if (classes_.back().is_rest) {
        classes_.back().name = "no actor";
    }
}

double StackedBins::top_total() const {
    double top = 0;
    for (const StackedBin& bin : bins) {
        top = std::max(top, bin.total.all);
    }
    return top;
}

double StackedBins::top_passing() const {
    double top = 0;
    for (const StackedBin& bin : bins) {
        top = std::max(top, bin.passing.all);
    }
    return top;
}

double StackedBins::top_of_lines() const {
    double top = 0;
    for (const std::vector<double>& line : lines) {
        for (const double value : line) {
            top = std::max(top, value);
        }
    }
    return top;
}

double bar_height(BarScale scale, double value, double top) {
    if (!(value > 0) || !(top > 0)) {
        return 0;
    }
    const double share = std::min(value / top, 1.0);
    switch (scale) {
    case BarScale::linear:
        break;
    case BarScale::root:
        return std::sqrt(share);
    case BarScale::log:
        return std::min(std::log1p(value) / std::log1p(top), 1.0);
    }
    return share;
}

BarScale fitting_scale(std::span<const double> values) {
    std::vector<double> told;
    std::copy_if(values.begin(), values.end(), std::back_inserter(told),
                 [](double value) { return value > 0; });
    if (told.empty()) {
        return BarScale::linear;
    }
    const auto middle = told.begin() + static_cast<std::ptrdiff_t>(told.size() / 2);
    std::nth_element(told.begin(), middle, told.end());
    const double median = *middle;
    const double top = *std::max_element(told.begin(), told.end());
    constexpr double uneven = 20;
    return top <= uneven * median            ? BarScale::linear
           : top <= uneven * uneven * median ? BarScale::root
                                             : BarScale::log;
}

CalendarUnit unit_for_bins(CalendarUnit unit, const model::Span& range, std::size_t most) {
    while (unit.kind != UnitKind::decade && count_units(range, unit) > most) {
        unit = unit.larger();
    }
    return unit;
}

} // namespace entente::graph
