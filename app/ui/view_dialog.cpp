// SPDX-License-Identifier: MIT
#include "app/ui/dialog.hpp"
#include "app/ui/dialog_frame.hpp"
#include "app/ui/form_rows.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>

namespace entente::ui {
namespace {

constexpr std::string_view view_ending = ".entente-view.json";

/// Where the view goes, and a question where a file is there already.
class ViewDialog final : public Dialog {
  public:
    void open(Context& context) override {
        Dialog::open(context);
        path_.reset();
        asked_ = false;
    }

    void draw(Context& context, const base::Rect& area) override {
        if (!is_open()) {
            return;
        }
        const ViewState& state = context.app.view;
        const bool is_busy = waits_for_ > state.answers;
        if (asked_ && !is_busy && !state.needs_leave && !state.failed) {
            close(); // a message tells where it is
            return;
        }
        const DialogFrame frame(context, "view", "Save the view", area, {560, 226});
        if (frame.wants_to_close()) {
            close();
        }
        paragraph(context,
                  "Opened again, all is as it is now: data, window, filters, places, style.",
                  context.theme.muted);
        std::string typed = path(context);
        row_label(context, "File");
        if (text_field(context, "view.path", "File name", typed, -1)) {
            path_ = typed;
            asked_ = false;
        }
        ImGui::Dummy({0, context.px(2)});
        if (button(context, "view.save", "Save", true, !is_busy && !typed.empty())) {
            save(context, false);
        }
        if (!asked_ || is_busy) {
            return;
        }
        if (state.needs_leave) {
            ImGui::SameLine();
            if (button(context, "view.replace", "Replace it")) {
                save(context, true);
            }
            paragraph(context, "There is a file of that name already.", context.theme.warning);
        } else if (state.failed) {
            paragraph(context, state.result, context.theme.error);
            name_item(context, "view.error");
        }
    }

    bool press(const KeyPress& key, Context& context) override {
        if (!key.is(Key::enter)) {
            return false;
        }
        save(context, false);
        return true;
    }

  private:
    [[nodiscard]] std::string path(const Context& context) const {
        if (path_) {
            return *path_;
        }
        return (std::filesystem::path(context.app.figure_folder) /
                (context.app.figure_name + std::string(view_ending)))
            .string();
    }

    void save(Context& context, bool may_replace) {
        path_ = path(context);
        if (path_->empty() || waits_for_ > context.app.view.answers) {
            return;
        }
        if (std::filesystem::path(*path_).extension().empty()) {
            *path_ += view_ending;
        }
        asked_ = true;
        waits_for_ = context.app.view.answers + 1;
        context.actions.ask(SaveView{*path_, may_replace});
    }

    std::optional<std::string> path_; ///< as typed; else as proposed
    bool asked_ = false;
    std::size_t waits_for_ = 0; ///< the answer of that number
};

} // namespace

std::unique_ptr<Dialog> make_view_dialog() {
    return std::make_unique<ViewDialog>();
}

} // namespace entente::ui
