// SPDX-License-Identifier: MIT
#include "app/render/pale_layer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace entente::render {
namespace {

using scene::NodeMark;

bool comes_before(const NodeMark& a, const NodeMark& b) {
    return a.node < b.node;
}

} // namespace

bool PaleLayer::find_changes(std::span<const NodeMark> pale, std::span<const NodeMark> others) {
    new_.clear();
    merged_.clear();
    gone_.clear();
    auto drawn = drawn_.begin();
    for (const NodeMark& mark : pale) {
        for (; drawn != drawn_.end() && drawn->node < mark.node; ++drawn) {
            gone_.push_back(drawn->node);
            merged_.push_back(*drawn);
        }
        if (drawn != drawn_.end() && drawn->node == mark.node) {
            if (!(*drawn == mark)) {
                return false; // it looks otherwise, or the camera moved
            }
            ++drawn;
        } else {
            new_.push_back(mark);
        }
        merged_.push_back(mark);
    }
    for (; drawn != drawn_.end(); ++drawn) {
        gone_.push_back(drawn->node);
        merged_.push_back(*drawn);
    }
    if (gone_.empty()) {
        return true;
    }
    covering_.clear();
    for (const NodeMark& mark : others) {
        if (!mark.is_decoration && mark.fill.a >= 1) {
            covering_.push_back(mark.node);
        }
    }
    std::sort(covering_.begin(), covering_.end());
    return std::includes(covering_.begin(), covering_.end(), gone_.begin(), gone_.end());
}

bool PaleLayer::update(std::span<const NodeMark> pale, std::span<const NodeMark> others,
                       NodePass& pass, TargetSize size) {
    const bool is_ordered = std::is_sorted(pale.begin(), pale.end(), comes_before);
    bool goes_on = picture_ && picture_->size() == size && is_ordered;
    if (!picture_ || picture_->size() != size) {
        picture_.reset();
        auto made = Offscreen::make(size, GL_RGBA8);
        if (!made) {
            return false;
        }
        picture_.emplace(std::move(*made));
    }
    goes_on = goes_on && find_changes(pale, others);
    if (goes_on && new_.empty()) {
        return true;
    }
    picture_->bind();
    const View whole{size.width, size.height, 0, 0};
    if (goes_on) {
        pass.draw(new_, whole);
        std::swap(drawn_, merged_);
    } else {
        glClearColor(0, 0, 0, 0);
        glClear(GL_COLOR_BUFFER_BIT);
        pass.draw(pale, whole);
        drawn_.assign(pale.begin(), pale.end());
    }
    return true;
}

std::array<int, 4> PaleLayer::edges() const {
    const TargetSize size = picture_->size();
    auto left = static_cast<float>(size.width);
    auto top = static_cast<float>(size.height);
    float right = 0;
    float bottom = 0;
    for (const NodeMark& mark : drawn_) {
        const float reach = 2 * mark.radius + mark.outline_width + 2;
        left = std::min(left, mark.center.x - reach);
        right = std::max(right, mark.center.x + reach);
        top = std::min(top, mark.center.y - reach);
        bottom = std::max(bottom, mark.center.y + reach);
    }
    const auto within = [](float value, int most) {
        return static_cast<int>(std::clamp(value, 0.0F, static_cast<float>(most)));
    };
    const auto height = static_cast<float>(size.height);
    return {within(std::floor(left), size.width), within(std::floor(height - bottom), size.height),
            within(std::ceil(right), size.width), within(std::ceil(height - top), size.height)};
}

} // namespace entente::render
