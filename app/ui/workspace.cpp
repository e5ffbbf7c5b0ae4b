// SPDX-License-Identifier: MIT
#include "app/ui/workspace.hpp"

#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <imgui_internal.h> // closes popups from outside of them

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;

constexpr float narrow_window = 1000; ///< units; below it a side panel gives way to the network
constexpr std::array ui_scales{0.75F, 0.9F, 1.0F, 1.1F, 1.25F, 1.5F, 1.75F, 2.0F};

float next_scale(float now, int step) {
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < ui_scales.size(); ++i) {
        if (std::abs(ui_scales[i] - now) < std::abs(ui_scales[nearest] - now)) {
            nearest = i;
        }
    }
    const auto last = static_cast<int>(ui_scales.size()) - 1;
    return ui_scales[static_cast<std::size_t>(
        std::clamp(static_cast<int>(nearest) + step, 0, last))];
}

/// As chosen, else the usual one: the network keeps the most of the window in any case.
float height_of_timeline(const Context& context, float height_of_window) {
    const float chosen = context.app.timeline_height;
    if (chosen <= 0) {
        return std::floor(std::min(context.px(TimelinePanel::height), height_of_window * 0.4F));
    }
    const float most = height_of_window * 0.6F;
    return std::floor(std::clamp(context.px(chosen),
                                 std::min(context.px(TimelinePanel::least_height), most), most));
}

} // namespace

Workspace::Workspace()
    : open_(make_open_dialog()), view_(make_view_dialog()), comparison_(make_comparison_dialog()),
      film_(make_film_dialog()), problems_(make_problems_dialog()), help_(make_help_dialog()) {}

/// The figure comes last: beside the canvas it lies below the others.
std::array<Dialog*, 7> Workspace::dialogs() {
    return {open_.get(),     view_.get(), comparison_.get(), film_.get(),
            problems_.get(), help_.get(), &figure_};
}

void Workspace::reset() {
    toolbar_.reset();
    filters_.reset();
    canvas_.reset();
    details_.reset();
    timeline_.reset();
    figure_.reset();
}

void Workspace::draw(Context& context, base::Vec2 size, const std::vector<KeyPress>& keys) {
    const Rect whole{{0, 0}, size};
    const float toolbar_height = context.px(ToolbarPanel::height);
    const float timeline_height = height_of_timeline(context, size.y);
    const bool is_narrow = size.x < context.px(narrow_window);
    // The figure that is about to be saved takes the right side, so that the network stays in
    // sight and can be moved; the other panels make do with what is left.
    figure_.stand_aside(!is_narrow);
    const float line = std::max(1.0F, context.theme.scale);
    const float full_width = size.x;
    if (figure_.is_aside()) {
        size.x -= context.px(FigureDialog::width) + line;
    }
    const bool has_filters = toolbar_.filters_are_open && !is_narrow &&
                             (!figure_.is_aside() || size.x >= context.px(820));
    const bool has_details =
        toolbar_.details_are_open && size.x >= context.px(620) && !figure_.is_aside();
    has_details_ = has_details;
    const float filters_width = has_filters ? context.px(FilterPanel::width) : 0;
    const float details_width = has_details ? context.px(SidePanel::width) : 0;

    const Rect top{{0, 0}, {full_width, toolbar_height}};
    const Rect bottom{{0, size.y - timeline_height}, size};
    const Rect left{{0, top.max.y + line}, {filters_width, bottom.min.y - line}};
    const Rect right{{size.x - details_width, top.max.y + line}, {size.x, bottom.min.y - line}};
    const Rect middle{{filters_width > 0 ? left.max.x + line : 0, top.max.y + line},
                      {details_width > 0 ? right.min.x - line : size.x, bottom.min.y - line}};

    for (const KeyPress& key : keys) {
        press(key, context);
    }
    // Hairlines between the panels.
    ImDrawList& behind = *ImGui::GetBackgroundDrawList();
    const ImU32 color = context.theme.line;
    behind.AddRectFilled({0, top.max.y}, {full_width, top.max.y + line}, color);
    behind.AddRectFilled({0, bottom.min.y - line}, {size.x, bottom.min.y}, color);
    if (has_filters) {
        behind.AddRectFilled({left.max.x, middle.min.y}, {left.max.x + line, middle.max.y}, color);
        filters_.draw(context, left);
    }
    if (has_details) {
        behind.AddRectFilled({right.min.x - line, middle.min.y}, {right.min.x, middle.max.y},
                             color);
        details_.draw(context, right);
        if (const auto wanted = details_.take_wanted()) {
            canvas_.bring_into_view(*wanted, context);
        }
        if (details_.take_save()) {
            comparison_->open(context);
        }
    }
    canvas_.show_frame(figure_.shown_frame(context));
    canvas_.draw(context, middle);
    canvas_.set_legend_room(figure_.following_frame(context, canvas_.camera()));
    figure_.draw_frame(context, canvas_.camera());
    chips_.draw(context, middle);
    figure_.draw_large(context, middle);
    timeline_.draw(context, bottom);
    if (timeline_.take_export()) {
        figure_.open_as_seen(context);
    }
    toolbar_.draw(context, top);
    draw_messages(context, middle);
    draw_loading(context, middle);

    const ToolbarPanel::Wishes wishes = std::exchange(toolbar_.wishes, {});
    if (wishes.open) {
        open_->open(context);
    }
    if (wishes.save) {
        figure_.open(context);
    }
    if (wishes.save_again) {
        figure_.save_again(context);
    }
    if (wishes.copy) {
        figure_.copy(context);
    }
    if (wishes.save_view) {
        view_->open(context);
    }
    if (wishes.film) {
        film_->open(context);
    }
    if (wishes.problems) {
        problems_->open(context);
    }
    if (wishes.help) {
        help_->open(context);
    }
    if (wishes.fit) {
        canvas_.fit();
    }
    if (wishes.toggle_filters) {
        toolbar_.filters_are_open = !toolbar_.filters_are_open;
    }
    if (wishes.layout) {
        details_.toggle_layout(toolbar_.details_are_open);
    }
    if (wishes.toggle_details) {
        toolbar_.details_are_open = !toolbar_.details_are_open;
    }
    if (wishes.go_to.is_valid()) {
        canvas_.go_to(wishes.go_to, context);
    }
    if (context.app.problems_version != problems_shown_) {
        // Errors are shown by themselves; warnings wait behind their badge.
        problems_shown_ = context.app.problems_version;
        if (context.app.error_count > 0) {
            problems_->open(context);
        }
    }
    if (figure_.is_aside()) {
        behind.AddRectFilled({size.x, top.max.y}, {size.x + line, whole.max.y}, color);
        figure_.draw(context, {{size.x + line, top.max.y + line}, whole.max});
    }
    for (Dialog* dialog : dialogs()) {
        if (dialog != &figure_ || !figure_.is_aside()) {
            dialog->draw(context, whole);
        }
    }
}

void Workspace::press(const KeyPress& key, Context& context) {
    // Menus and lists lie above all else, dialogs included.
    if (key.is(Key::escape) &&
        ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) {
        ImGui::ClosePopupToLevel(0, true);
        return;
    }
    for (Dialog* dialog : dialogs()) {
        if (dialog->is_open()) {
            const bool is_used = dialog->press(key, context);
            if (!is_used && key.is(Key::escape)) {
                dialog->close();
            }
            // Beside the canvas a dialog leaves the keys that it does not know to the rest.
            if (is_used || key.is(Key::escape) || dialog != &figure_ || !figure_.is_aside()) {
                return;
            }
        }
    }
    if (key.is(Key::o, ctrl)) {
        open_->open(context);
    } else if (key.is(Key::s, ctrl)) {
        figure_.open(context);
    } else if (key.is(Key::s, ctrl_alt)) {
        figure_.save_again(context);
    } else if (key.is(Key::s, ctrl_shift)) {
        view_->open(context);
    } else if (key.is(Key::f, ctrl_shift)) {
        film_->open(context);
    } else if (key.is(Key::c, ctrl_shift)) {
        figure_.copy(context);
    } else if (key.is(Key::f1)) {
        help_->open(context);
    } else if (key.is(Key::f2)) {
        details_.toggle_words(toolbar_.details_are_open);
    } else if (key.is(Key::f3)) {
        details_.toggle_compare(toolbar_.details_are_open);
    } else if (key.is(Key::c)) {
        if (!context.document.pinned_window()) {
            details_.show_compare(toolbar_.details_are_open);
        }
        ComparePanel::toggle(context);
    } else if (key.is(Key::f4)) {
        details_.toggle_layout(toolbar_.details_are_open);
    } else if (key.is(Key::f, ctrl) || key.is(Key::slash)) {
        toolbar_.focus_search();
    } else if (key.is(Key::z, ctrl)) {
        context.actions.add(document::Undo{});
    } else if (key.is(Key::z, ctrl_shift) || key.is(Key::y, ctrl)) {
        context.actions.add(document::Redo{});
    } else if (key.is(Key::q, ctrl)) {
        context.actions.ask(Quit{});
    } else if (key.is(Key::equal, ctrl) || key.is(Key::equal, ctrl_shift)) {
        context.actions.ask(SetUiScale{next_scale(context.app.ui_scale, 1)});
    } else if (key.is(Key::minus, ctrl)) {
        context.actions.ask(SetUiScale{next_scale(context.app.ui_scale, -1)});
    } else if (key.is(Key::digit_0, ctrl)) {
        context.actions.ask(SetUiScale{1});
    } else if (!timeline_.press(key, context) && !canvas_.press(key, context) &&
               !filters_.press(key, context)) {
        details_.press(key, context);
    }
}

void Workspace::draw_messages(Context& context, const Rect& area) {
    float y = area.max.y - context.px(16);
    for (auto message = context.app.messages.rbegin(); message != context.app.messages.rend();
         ++message) {
        const bool is_error = message->kind == Message::Kind::error;
        ImGui::SetNextWindowPos({area.center().x, y}, ImGuiCond_Always, {0.5F, 1});
        ImGui::SetNextWindowBgAlpha(0.97F);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, context.px(8));
        ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, context.theme.scale));
        ImGui::PushStyleColor(ImGuiCol_WindowBg, context.theme.panel);
        ImGui::PushStyleColor(ImGuiCol_Border, is_error ? context.theme.error : context.theme.line);
        const std::string id = fmt::format("##message{}", message - context.app.messages.rbegin());
        ImGui::Begin(id.c_str(), nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                         ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                         ImGuiWindowFlags_NoInputs);
        const std::string shown = shown_text(message->text);
        ImGui::PushTextWrapPos(std::min(context.px(520), area.width() * 0.8F));
        ImGui::PushStyleColor(ImGuiCol_Text, is_error ? context.theme.error : context.theme.text);
        ImGui::TextUnformatted(shown.c_str());
        ImGui::PopStyleColor();
        ImGui::PopTextWrapPos();
        y -= ImGui::GetWindowHeight() + context.px(8);
        ImGui::End();
        ImGui::PopStyleColor(2);
        ImGui::PopStyleVar(2);
    }
}

void Workspace::draw_loading(Context& context, const Rect& area) {
    if (!context.app.is_loading) {
        return;
    }
    ImGui::SetNextWindowPos({area.center().x, area.min.y + area.height() * 0.42F}, ImGuiCond_Always,
                            {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, context.px(10));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, context.theme.scale));
    ImGui::Begin("##loading", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                     ImGuiWindowFlags_NoNav);
    ImGui::PushFont(context.theme.bold);
    line_of_text(context, "Opening " + context.app.loading_name, context.px(320));
    ImGui::PopFont();
    ImGui::ProgressBar(static_cast<float>(context.app.loading_fraction),
                       {context.px(320), context.px(8)}, "");
    name_item(context, "loading.bar");
    if (button(context, "loading.cancel", "Cancel")) {
        context.actions.ask(CancelLoading{});
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

} // namespace entente::ui
