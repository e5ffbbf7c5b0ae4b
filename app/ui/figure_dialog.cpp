// SPDX-License-Identifier: MIT
#include "app/ui/figure_dialog.hpp"

#include "app/ui/dialog_frame.hpp"
#include "app/ui/form_rows.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace entente::ui {

void FigureDialog::load(Context& context) {
    if (!is_loaded_) {
        is_loaded_ = true;
        form_.choices = kept_ = context.app.figure_choices;
        folder_ = kept_folder_ = context.app.figure_folder;
        form_.take_words(context.app.figure_title, context.app.figure_caption);
    }
}

void FigureDialog::open(Context& context) {
    if (!is_open()) {
        asked_ = is_large_ = false;
    }
    Dialog::open(context);
    load(context);
    const auto before = std::exchange(framing_before_, std::nullopt);
    if (before && form_.choices.framing == FigureFraming::canvas) {
        form_.choices.framing = *before; // nobody chose another one meanwhile
    }
}

void FigureDialog::open_as_seen(Context& context) {
    open(context);
    if (form_.choices.framing != FigureFraming::canvas) {
        framing_before_ = std::exchange(form_.choices.framing, FigureFraming::canvas);
    }
}

void FigureDialog::reset() {
    is_loaded_ = false; // a figure that was opened brings its own choices
    form_.forget_words();
    name_.reset();
    asked_ = false;
}

void FigureDialog::draw(Context& context, const base::Rect& area) {
    if (!is_open()) {
        return;
    }
    if (!is_aside_) {
        const DialogFrame frame(context, "figure", "Save the picture", area, {width + 20, 760});
        if (frame.wants_to_close()) {
            close();
        }
        draw_content(context);
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(16), context.px(12)});
    begin_area(context, "##figure", area,
               ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    ImGui::PushFont(context.theme.title);
    ImGui::AlignTextToFramePadding();
    line_of_text(context, "Save the picture", area.width() - context.px(90));
    ImGui::PopFont();
    ImGui::SameLine(area.width() - context.px(42));
    if (icon_button(context, "figure.close", Icon::cross, "Close (Esc)")) {
        close();
    }
    draw_content(context);
    end_area();
}

bool FigureDialog::press(const KeyPress& key, Context& context) {
    if (key.is(Key::enter)) {
        save(context, false);
        return true;
    }
    return key.is(Key::escape) && is_aside() && std::exchange(is_large_, false);
}

FigureOrder FigureDialog::order(const Context& context) const {
    return {settings_of(form_.choices, context.app.style, form_.title(), form_.caption()),
            form_.choices.framing, form_.choices.with_comparison};
}

std::string FigureDialog::name(const Context& context) const {
    return name_.value_or(context.app.figure_name + std::string(ending_of(form_.choices.format)));
}

std::string FigureDialog::path(const Context& context) const {
    return (std::filesystem::path(folder_) / completed(name(context), form_.choices.format))
        .string();
}

// ---- what is drawn ------------------------------------------------------------------------------

void FigureDialog::draw_content(Context& context) {
    draw_preview(context);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::BeginChild("##form", {0, std::min(-foot_height_, -1.0F)}, false);
    ImGui::PopStyleVar();
    form_.draw(context);
    ImGui::EndChild();

    const float before = ImGui::GetCursorPosY();
    draw_name(context);
    draw_buttons(context);
    draw_answer(context);
    foot_height_ = ImGui::GetCursorPosY() - before;
    keep_choices(context);
}

void FigureDialog::draw_name(Context& context) {
    FigureChoices& choices = form_.choices;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + ImGui::GetContentRegionAvail().x;
    ImGui::GetWindowDrawList()->AddLine({at.x, at.y}, {right, at.y}, context.theme.line);
    ImGui::Dummy({0, context.px(3)});
    row_label(context, "Format");
    const FigureFormat before = choices.format;
    segments(context, "figure.format", choices.format,
             {{FigureFormat::png, "png", "PNG"},
              {FigureFormat::svg, "svg", "SVG"},
              {FigureFormat::pdf, "pdf", "PDF"}});
    if (choices.format != before && name_) {
        name_ = with_ending(*name_, choices.format);
    }
    row_label(context, "Name");
    std::string typed = name(context);
    const float room = name_ ? context.px(38) : 0;
    if (text_field(context, "figure.path", "File name", typed, room > 0 ? -room : -1)) {
        name_ = typed;
        asked_ = false;
        choices.format = format_of(typed).value_or(choices.format);
    }
    if (ImGui::IsItemDeactivated()) {
        part_path();
    }
    if (name_) {
        ImGui::SameLine();
        if (icon_button(context, "figure.path.auto", Icon::undo, "Back to the proposed name")) {
            name_.reset();
        }
    }
    row_label(context, "Folder");
    if (text_field(context, "figure.folder", "Folder", folder_, -1)) {
        asked_ = false;
    }
}

void FigureDialog::draw_buttons(Context& context) {
    const AppState& app = context.app;
    ImGui::Dummy({0, context.px(1)});
    const bool is_free = !app.is_saving;
    if (button(context, "figure.save", "Save", true, is_free && app.figure.problem.empty())) {
        save(context, false);
    }
    tip(context, ImGui::IsItemHovered() ? "Enter" : "");
    ImGui::SameLine();
    if (button(context, "figure.copy", "Copy", false, is_free)) {
        copy(context);
    }
    tip(context, ImGui::IsItemHovered() ? "Put the picture on the clipboard (Ctrl+Shift+C)" : "");
    if (has_saved_) {
        ImGui::SameLine();
        if (button(context, "figure.again", "Save again", false, is_free)) {
            save_again(context);
        }
        tip(context, ImGui::IsItemHovered()
                         ? "The same settings, under the next free name (Ctrl+Alt+S)"
                         : "");
    }
}

void FigureDialog::draw_answer(Context& context) {
    const AppState& app = context.app;
    const Theme& theme = context.theme;
    if (app.is_saving) {
        const float cancel = context.px(76);
        ImGui::ProgressBar(static_cast<float>(app.saving_fraction),
                           {ImGui::GetContentRegionAvail().x - cancel, context.px(8)}, "");
        name_item(context, "figure.progress");
        ImGui::SameLine();
        if (button(context, "figure.cancel", "Cancel")) {
            context.actions.ask(CancelFigure{});
        }
    } else if (!app.figure.problem.empty()) {
        paragraph(context, app.figure.problem, theme.error);
        name_item(context, "figure.problem");
    } else if (asked_ && app.save_needs_leave) {
        paragraph(context, "There is a file of that name already.", theme.warning);
        if (button(context, "figure.replace", "Replace it")) {
            save(context, true);
        }
    } else if (asked_ && app.save_failed) {
        paragraph(context, app.save_result, theme.error);
        name_item(context, "figure.error");
    } else if (asked_ && !app.save_result.empty()) {
        paragraph(context, "Saved " + app.save_result, theme.muted);
    } else if (app.figure.exists) {
        paragraph(context, "A file of that name exists; you will be asked.", theme.muted);
    } else {
        paragraph(context, "The picture tells how it was made: open or drop it here to go on.",
                  theme.muted);
    }
}

// ---- what is asked for --------------------------------------------------------------------------

void FigureDialog::part_path() {
    if (!name_) {
        return;
    }
    const std::filesystem::path typed(*name_);
    if (typed.has_parent_path()) {
        folder_ = (std::filesystem::path(folder_) / typed.parent_path()).string();
        name_ = typed.filename().string();
    }
    if (name_->empty()) {
        name_.reset();
    }
}

void FigureDialog::keep_choices(Context& context) {
    if (form_.choices != kept_ || folder_ != kept_folder_) {
        kept_ = form_.choices;
        kept_folder_ = folder_;
        context.actions.ask(KeepFigureChoices{kept_, kept_folder_});
    }
}

void FigureDialog::save(Context& context, bool may_replace) {
    if (context.app.is_saving) {
        return;
    }
    part_path();
    if (name_) {
        name_ = completed(*name_, form_.choices.format);
    }
    asked_ = has_saved_ = true;
    keep_choices(context);
    context.actions.ask(SaveFigure{path(context), order(context), may_replace, false});
}

void FigureDialog::save_again(Context& context) {
    load(context);
    if (!has_saved_) {
        open(context);
        return;
    }
    if (!context.app.is_saving) {
        asked_ = true;
        context.actions.ask(SaveFigure{path(context), order(context), false, true});
    }
}

void FigureDialog::copy(Context& context) {
    load(context);
    if (!context.app.is_saving) {
        asked_ = false;
        context.actions.ask(CopyFigure{order(context)});
    }
}

} // namespace entente::ui
