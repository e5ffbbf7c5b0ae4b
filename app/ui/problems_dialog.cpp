// SPDX-License-Identifier: MIT
#include "app/ui/dialog.hpp"
#include "app/ui/dialog_frame.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

namespace entente::ui {
namespace {

std::string as_text(const AppState& app) {
    std::string text;
    for (const ProblemRow& row : app.problems) {
        text += fmt::format("{}:{}: {}: {}", row.file, row.place,
                            row.is_error ? "error" : "warning", row.found);
        if (!row.expected.empty()) {
            text += " (expected " + row.expected + ")";
        }
        if (!row.hint.empty()) {
            text += " (did you mean " + row.hint + "?)";
        }
        text += "\n";
    }
    for (const std::string& further : app.further_problems) {
        text += further + "\n";
    }
    return text;
}

class ProblemsDialog final : public Dialog {
  public:
    void draw(Context& context, const base::Rect& area) override {
        if (!is_open()) {
            return;
        }
        const AppState& app = context.app;
        const DialogFrame frame(context, "problems", "Problems in the data", area, {820, 560});
        if (frame.wants_to_close()) {
            close();
        }
        paragraph(
            context,
            fmt::format("{} error{}: those records were left out. {} warning{}: odd but usable.",
                        grouped(app.error_count), app.error_count == 1 ? "" : "s",
                        grouped(app.warning_count), app.warning_count == 1 ? "" : "s"),
            context.theme.muted);
        ImGui::BeginChild("##problems", {0, -context.px(44)}, true);
        for (const ProblemRow& row : app.problems) {
            draw_row(context, row);
        }
        for (const std::string& further : app.further_problems) {
            paragraph(context, further, context.theme.muted);
        }
        if (app.problems.empty()) {
            paragraph(context, "No problems.", context.theme.muted);
        }
        ImGui::EndChild();
        if (button(context, "problems.copy", "Copy as text", false, !app.problems.empty())) {
            context.actions.ask(CopyText{as_text(app), "The problems were copied"});
        }
    }

  private:
    static void draw_row(Context& context, const ProblemRow& row) {
        const Theme& theme = context.theme;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_icon(*ImGui::GetWindowDrawList(), Icon::warning,
                  {{at.x, at.y}, {at.x + context.px(16), at.y + context.px(18)}},
                  row.is_error ? theme.error : theme.warning, theme.scale * 0.85F);
        ImGui::Indent(context.px(24));
        paragraph(context, row.found);
        std::string more = row.file + ", " + row.place;
        if (!row.expected.empty()) {
            more += " \xe2\x80\x93 expected " + row.expected;
        }
        if (!row.hint.empty()) {
            more += " \xe2\x80\x93 did you mean " + row.hint + "?";
        }
        ImGui::PushFont(theme.small);
        paragraph(context, more, theme.muted);
        ImGui::PopFont();
        ImGui::Unindent(context.px(24));
        ImGui::Dummy({0, context.px(3)});
    }
};

} // namespace

std::unique_ptr<Dialog> make_problems_dialog() {
    return std::make_unique<ProblemsDialog>();
}

} // namespace entente::ui
