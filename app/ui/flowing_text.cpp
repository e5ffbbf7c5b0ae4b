// SPDX-License-Identifier: MIT
#include "app/ui/flowing_text.hpp"

#include "app/base/utf8.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::ui {
namespace {

constexpr std::string_view isolate_begin = "\xe2\x81\xa8";
constexpr std::string_view isolate_end = "\xe2\x81\xa9";

/// The end of the first word; blanks within isolates do not end it.
std::size_t end_of_word(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, isolate_begin.size()) == isolate_begin) {
            ++depth;
        } else if (text.substr(i, isolate_end.size()) == isolate_end) {
            --depth;
        } else if (depth <= 0 && text[i] == ' ') {
            return i;
        }
    }
    return text.size();
}

} // namespace

void FlowingText::add_words(std::string_view text, std::size_t link) {
    const bool is_whole = link > 0 && base::has_right_to_left(text);
    while (!text.empty()) {
        if (text.front() == ' ') {
            has_blank_ = true;
            text.remove_prefix(1);
            continue;
        }
        const std::size_t end = is_whole ? text.size() : end_of_word(text);
        words_.push_back(
            {std::string(text.substr(0, end)), link, std::exchange(has_blank_, false)});
        text.remove_prefix(end);
    }
}

void FlowingText::add(const document::Sentence& sentence) {
    has_blank_ = has_blank_ || !words_.empty();
    for (const document::Phrase& phrase : sentence.phrases) {
        std::size_t link = 0;
        if (!phrase.about.is_empty()) {
            about_.push_back(phrase.about);
            link = ++link_count_;
        }
        add_words(phrase.text, link);
    }
}

std::optional<document::Selection> FlowingText::draw(Context& context, ImU32 color,
                                                     std::size_t& hovered) {
    const Theme& theme = context.theme;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float room = std::max(ImGui::GetContentRegionAvail().x, context.px(60));
    const float blank = ImGui::CalcTextSize(" ").x;
    const float line_height = ImGui::GetFontSize() * 1.32F;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::optional<document::Selection> pressed;
    std::size_t hovered_now = 0;
    float x = 0;
    float y = 0;
    for (std::size_t i = 0; i < words_.size();) {
        // Words without a blank between them stay on one line.
        std::size_t end = i;
        std::vector<std::string> shown;
        float width = 0;
        do {
            shown.push_back(shortened(words_[end].text, room));
            width += ImGui::CalcTextSize(shown.back().c_str()).x;
            ++end;
        } while (end < words_.size() && !words_[end].has_blank_before);
        const float before = words_[i].has_blank_before && x > 0 ? blank : 0;
        if (x > 0 && x + before + width > room) {
            x = 0;
            y += line_height;
        } else {
            x += before;
        }
        for (std::size_t j = i; j < end; ++j) {
            const std::string& text = shown[j - i];
            const ImVec2 at{start.x + x, start.y + y};
            const ImVec2 size = ImGui::CalcTextSize(text.c_str());
            const std::size_t link = words_[j].link;
            if (link > 0) {
                ImGui::SetCursorScreenPos(at);
                ImGui::PushID(static_cast<int>(link * 64 + j % 64));
                if (ImGui::InvisibleButton("##link", {std::max(size.x, 1.0F), line_height})) {
                    pressed = about_[link - 1 - (link_count_ - about_.size())];
                }
                ImGui::PopID();
                const std::string name = fmt::format("words.link.{}", link - 1);
                if (context.widgets.find(name) == context.widgets.end()) {
                    name_item(context, name);
                }
                if (ImGui::IsItemHovered()) {
                    hovered_now = link;
                    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
                }
                if (link == hovered) {
                    const float base_line = at.y + ImGui::GetFontSize() * 0.98F;
                    list.AddLine({at.x, base_line}, {at.x + size.x, base_line}, theme.accent,
                                 std::max(1.0F, theme.scale));
                }
            }
            list.AddText(at, link > 0 ? theme.accent : color, text.c_str());
            x += size.x;
        }
        i = end;
    }
    // A link of the paragraph that was left is hovered no longer; those of others are not ours.
    const std::size_t first = link_count_ - about_.size();
    if (hovered_now > 0 || (hovered > first && hovered <= link_count_)) {
        hovered = hovered_now;
    }
    ImGui::SetCursorScreenPos(start);
    ImGui::Dummy({room, words_.empty() ? 0 : y + line_height});
    return pressed;
}

} // namespace entente::ui
