// SPDX-License-Identifier: MIT
#include "app/ui/range_field.hpp"

#include "app/model/edtf.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/typed_range.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>

namespace entente::ui {
namespace {

using model::WindowMode;

/// The window as it would be typed; of the modes that have no start, its end.
std::string text_of(const model::Window& window) {
    return window.mode == WindowMode::window ? typed_text(window.span)
                                             : typed_text({window.span.last, window.span.last});
}

} // namespace

void RangeField::draw(Context& context, float width) {
    const std::string now = text_of(context.document.view().window);
    if (!is_typing_) {
        text_ = now;
    }
    shown_ = now;
    if (wants_focus_) {
        ImGui::SetKeyboardFocusHere();
        wants_focus_ = false;
        frames_to_focus_ = 3; // it comes with one of the next frames
    }
    if (is_refused_ && is_typing_) {
        ImGui::PushStyleColor(ImGuiCol_Text, context.theme.error);
    }
    const bool is_colored = is_refused_ && is_typing_;
    const bool is_entered =
        text_field(context, "timeline.range", "2014..2016", text_, width,
                   ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    if (is_colored) {
        ImGui::PopStyleColor();
    }
    const bool is_active = ImGui::IsItemActive();
    if (ImGui::IsItemHovered() && !is_active) {
        tip(context, "Type a range (T): 2014, 2014-03, 2014..2016, 2014Q2, March 2014, 1990s, "
                     "since 2014, last 18 months");
    }
    frames_to_focus_ = is_active ? 0 : std::max(0, frames_to_focus_ - 1);
    if (is_active) {
        is_typing_ = true;
        understand(context);
    }
    if (is_entered) {
        understand(context);
        if (preview_) {
            model::Window window = context.document.view().window;
            window.span =
                window.mode == WindowMode::window
                    ? *preview_
                    : model::Span{std::min(window.span.first, preview_->last), preview_->last};
            context.actions.add(document::SetWindow{window, document::Phase::final});
            is_typing_ = false;
        } else if (text_ == shown_ || text_.empty()) {
            is_typing_ = false;
        } else {
            wants_focus_ = true; // the text stays, to be mended
            return;
        }
    } else if (!is_active && !wants_focus_ && frames_to_focus_ == 0) {
        is_typing_ = false;
    }
    if (!is_typing_) {
        said_.clear();
        preview_.reset();
        is_refused_ = false;
    }
}

void RangeField::understand(Context& context) {
    said_.clear();
    preview_.reset();
    is_refused_ = false;
    if (text_.empty() || text_ == shown_) {
        said_ = "a date or a range: 2014, 2014..2016, 2014Q2, 1990s, last 18 months";
        return;
    }
    const model::Span& domain = context.document.domain();
    const auto range = parse_typed_range(text_, domain);
    if (!range) {
        is_refused_ = true;
        said_ = range.error().message;
        return;
    }
    preview_ = range->span;
    said_ = context.document.view().window.mode == WindowMode::window
                ? words_for_range(*range, domain)
                : "until " + short_words_for_span({range->span.last, range->span.last});
}

} // namespace entente::ui
