// SPDX-License-Identifier: MIT
#include "app/ui/typed_line.hpp"

#include "app/base/utf8.hpp"

#include <algorithm>

namespace entente::ui {

TypedLine::TypedLine(std::string_view utf8, float width_px, float size_px, text::FontSet& fonts)
    : width_(width_px) {
    const text::GlyphRun run = fonts.shape(utf8, size_px);
    is_right_to_left_ = run.is_right_to_left;
    const float scale = run.width_px > 0 ? width_px / run.width_px : 1;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const float x = run.glyphs[i].origin.x * scale;
        if (i == 0 || run.glyphs[i].cluster != run.glyphs[i - 1].cluster) {
            if (!clusters_.empty()) {
                clusters_.back().right = x;
            }
            clusters_.push_back({run.glyphs[i].cluster, 0, i == 0 ? 0 : x, width_px, false});
        }
    }
    std::sort(clusters_.begin(), clusters_.end(),
              [](const Cluster& a, const Cluster& b) { return a.begin < b.begin; });
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
        Cluster& cluster = clusters_[i];
        cluster.end = i + 1 < clusters_.size() ? clusters_[i + 1].begin : run.text.size();
        const std::string_view text =
            std::string_view(run.text).substr(cluster.begin, cluster.end - cluster.begin);
        // Signs without a direction follow the line, numbers run from left to right in any.
        const bool is_neutral = !text.empty() && static_cast<unsigned char>(text.front()) < 0x80 &&
                                !((text.front() >= '0' && text.front() <= '9') ||
                                  (text.front() >= 'A' && text.front() <= 'Z') ||
                                  (text.front() >= 'a' && text.front() <= 'z'));
        cluster.is_right_to_left =
            base::has_right_to_left(text) || (is_neutral && is_right_to_left_);
    }
}

float TypedLine::cursor_at(std::size_t byte) const {
    if (clusters_.empty()) {
        return is_right_to_left_ ? width_ : 0;
    }
    const Cluster* before = nullptr;
    for (const Cluster& cluster : clusters_) {
        if (cluster.begin < byte) {
            before = &cluster;
        }
    }
    if (before == nullptr) {
        const Cluster& first = clusters_.front();
        return first.is_right_to_left ? first.right : first.left;
    }
    // Within a ligature the cursor takes its share of the way.
    const auto bytes = static_cast<float>(before->end - before->begin);
    const float share =
        std::min(1.0F, static_cast<float>(byte - before->begin) / std::max(bytes, 1.0F));
    const float way = (before->right - before->left) * share;
    return before->is_right_to_left ? before->right - way : before->left + way;
}

std::vector<std::pair<float, float>> TypedLine::parts_between(std::size_t begin,
                                                              std::size_t end) const {
    std::vector<std::pair<float, float>> parts;
    for (const Cluster& cluster : clusters_) {
        if (cluster.begin < end && cluster.end > begin) {
            parts.emplace_back(cluster.left, cluster.right);
        }
    }
    std::sort(parts.begin(), parts.end());
    std::vector<std::pair<float, float>> joined;
    for (const auto& part : parts) {
        if (!joined.empty() && part.first <= joined.back().second + 0.01F) {
            joined.back().second = std::max(joined.back().second, part.second);
        } else {
            joined.push_back(part);
        }
    }
    return joined;
}

} // namespace entente::ui
