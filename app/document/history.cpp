// SPDX-License-Identifier: MIT
#include "app/document/history.hpp"

#include <utility>

namespace entente::document {
namespace {

constexpr std::size_t kept_steps = 500;

} // namespace

void History::record(std::string name, Choices before) {
    undone_.clear();
    done_.push_back({std::move(name), std::move(before)});
    if (done_.size() > kept_steps) {
        done_.erase(done_.begin());
    }
}

std::optional<Choices> History::undo(const Choices& present) {
    if (done_.empty()) {
        return std::nullopt;
    }
    Step step = std::move(done_.back());
    done_.pop_back();
    undone_.push_back({step.name, present});
    return std::move(step.choices);
}

std::optional<Choices> History::redo(const Choices& present) {
    if (undone_.empty()) {
        return std::nullopt;
    }
    Step step = std::move(undone_.back());
    undone_.pop_back();
    done_.push_back({step.name, present});
    return std::move(step.choices);
}

std::string History::undo_name() const {
    return done_.empty() ? std::string() : done_.back().name;
}

std::string History::redo_name() const {
    return undone_.empty() ? std::string() : undone_.back().name;
}

} // namespace entente::document
