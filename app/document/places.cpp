// SPDX-License-Identifier: MIT
#include "app/document/places.hpp"

#include "app/document/transition.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::document {
namespace {

using base::Vec2;

/// A layout of so many nodes is shown so often while it settles.
constexpr std::size_t many_nodes = 3000;
constexpr double seconds_between_homes = 0.15;
constexpr double glide_seconds = 0.12; ///< time constant
/// Of the diagonal of all homes: what is nearer to its place is there.
constexpr float close_enough = 2e-4F;

} // namespace

Places::Places(std::shared_ptr<const model::EventStore> store)
    : finder_([events = std::move(store),
               found = Found{}](const Search& search, const std::stop_token& /*stop*/) mutable {
          const float reach = bounded_reach(search.reach);
          if (found.course == nullptr || found.layout_version != search.layout_version ||
              found.course->reach() != reach) {
              found = {std::make_shared<const TimeCourse>(*events, search.homes, reach),
                       search.layout_version};
          }
          std::vector<Vec2> ways = window_places(*search.window, search.homes, search.pins, reach,
                                                 found.course.get(), search.days);
          for (std::size_t node = 0; node < ways.size(); ++node) {
              ways[node] -= search.homes[node];
          }
          return ways;
      }) {}

void Places::resume(std::vector<Vec2> homes, const Pins& pins, bool has_grown) {
    homes_ = std::move(homes);
    for (const auto& [node, place] : pins) {
        if (node < homes_.size()) {
            homes_[node] = place;
        }
    }
    is_resumed_ = true;
    wants_places_ = true;
    has_grown_ = has_grown || !std::all_of(homes_.begin(), homes_.end(), base::is_finite);
    ++homes_version_;
    ++layout_version_;
}

void Places::start(const layout::LayoutGraph& graph, const layout::ForceSettings& settings,
                   std::vector<float> radii, const Pins& pins) {
    const bool is_resumed = std::exchange(is_resumed_, false);
    const bool is_at_rest = is_resumed && !std::exchange(has_grown_, false);
    before_pins_.clear();
    worker_.start(graph, settings, is_resumed ? homes_ : std::vector<Vec2>(), std::move(radii),
                  is_at_rest);
    for (const auto& [node, place] : pins) {
        if (!is_resumed) {
            worker_.move(node, place);
        }
        worker_.set_pinned(node, true);
    }
    wants_places_ = true;
}

void Places::set_pins(const Pins& before, const Pins& now) {
    const auto put = [&](std::uint32_t node, Vec2 place) {
        worker_.move(node, place);
        if (node < homes_.size()) {
            homes_[node] = place; // seen at once, whatever the layout is busy with
        }
    };
    for (const auto& [node, place] : now) {
        const auto old = before.find(node);
        if (old == before.end()) {
            if (node < homes_.size()) {
                before_pins_.emplace(node, homes_[node]);
            }
            worker_.set_pinned(node, true);
            for (std::vector<Vec2>* ways : {&ways_, &wanted_}) {
                if (node < ways->size()) {
                    (*ways)[node] = {};
                }
            }
        }
        if (old == before.end() || old->second != place) {
            put(node, place);
        }
    }
    for (const auto& [node, place] : before) {
        if (now.contains(node)) {
            continue;
        }
        worker_.set_pinned(node, false);
        if (const auto home = before_pins_.find(node); home != before_pins_.end()) {
            put(node, home->second);
            before_pins_.erase(home);
        }
    }
    wants_places_ = true;
    add_up();
    ++homes_version_;
}

void Places::show(std::shared_ptr<const graph::TieGraph> window, const model::Span& days,
                  float reach) {
    window_ = std::move(window);
    days_ = days;
    reach_ = reach;
    wants_places_ = true;
}

bool Places::advance(double seconds, bool has_motion, const Pins& pins) {
    seconds_ += seconds;
    const bool has_homes = take_homes(pins);
    look(pins);
    const bool has_moved = glide(seconds, has_motion);
    return has_homes || has_moved;
}

bool Places::take_homes(const Pins& pins) {
    // Every new set of positions means all marks anew, which for thousands of nodes takes longer
    // than a frame.
    const bool is_due = homes_.size() < many_nodes ||
                        seconds_ - homes_taken_at_ >= seconds_between_homes ||
                        worker_.status().state != layout::LayoutState::running;
    auto newest = is_due ? worker_.take_positions() : std::nullopt;
    if (!newest) {
        return false;
    }
    homes_taken_at_ = seconds_;
    homes_ = std::move(*newest);
    for (const auto& [node, place] : pins) {
        if (node < homes_.size()) {
            homes_[node] = place;
        }
    }
    wants_places_ = true;
    add_up();
    ++homes_version_;
    ++layout_version_;
    return true;
}

/// Asks for places once the homes are at rest, and takes those that are found. Till then nodes keep
/// the ways that they have.
void Places::look(const Pins& pins) {
    const bool is_moving =
        worker_.status().state == layout::LayoutState::running && !worker_.status().is_paused;
    if (wants_places_ && window_ != nullptr && !homes_.empty()) {
        if (reach_ <= 0 && (!is_moving || !is_at_home())) {
            wants_places_ = false;
            finder_.forget();
            lead_to({});
        } else if (!is_moving) {
            wants_places_ = false;
            finder_.ask({window_, days_, homes_, pins, reach_, layout_version_});
        }
    }
    if (auto ways = finder_.take(); ways && ways->size() == homes_.size() && reach_ > 0) {
        for (const auto& [node, place] : pins) {
            if (node < ways->size()) {
                (*ways)[node] = {};
            }
        }
        lead_to(std::move(*ways));
    }
}

void Places::lead_to(std::vector<Vec2> ways) {
    wanted_ = std::move(ways);
    is_there_ = wanted_.empty() && ways_.empty();
    ++settled_version_;
}

bool Places::glide(double seconds, bool has_motion) {
    if (is_there_) {
        return false;
    }
    if (ways_.size() != homes_.size()) {
        ways_.assign(homes_.size(), {});
    }
    const bool jumps = !has_motion || window_ == nullptr || window_->ties.size() > most_eased_ties;
    const auto share = jumps ? 1.0F : static_cast<float>(1 - std::exp(-seconds / glide_seconds));
    const auto close = close_enough * static_cast<float>(diagonal_of(homes_));
    bool is_close = true;
    for (std::size_t node = 0; node < ways_.size(); ++node) {
        const Vec2 goal = wanted_.empty() ? Vec2{} : wanted_[node];
        ways_[node] += (goal - ways_[node]) * share;
        is_close = is_close && base::length(goal - ways_[node]) <= close;
    }
    if (is_close) {
        ways_ = wanted_;
        is_there_ = true;
    }
    add_up();
    return true;
}

void Places::add_up() {
    if (ways_.size() != homes_.size()) {
        ways_.clear(); // of another layout, or none
        return;
    }
    shown_.resize(homes_.size());
    for (std::size_t node = 0; node < homes_.size(); ++node) {
        shown_[node] = homes_[node] + ways_[node];
    }
}

std::vector<Vec2> Places::settled() const {
    std::vector<Vec2> places = homes_;
    if (wanted_.size() == places.size()) {
        for (std::size_t node = 0; node < places.size(); ++node) {
            places[node] += wanted_[node];
        }
    }
    return places;
}

} // namespace entente::document
