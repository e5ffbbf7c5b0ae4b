// SPDX-License-Identifier: MIT
#include "app/ui/dialog.hpp"
#include "app/ui/dialog_frame.hpp"
#include "app/ui/form_rows.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace entente::ui {
namespace {

/// What a dialog saves.
struct Saved {
    const char* name; ///< of the dialog and its widgets
    const char* title;
    const char* told;
    std::string_view ending; ///< where none is typed
    ViewState AppState::*state;
    Request (*request)(std::string path, bool may_replace);
};

constexpr Saved saved_view{
    "view",
    "Save the view",
    "Opened again, all is as it is now: data, window, filters, places, style.",
    ".entente-view.json",
    &AppState::view,
    [](std::string path, bool may_replace) -> Request {
        return SaveView{std::move(path), may_replace};
    }};

constexpr Saved saved_comparison{
    "comparison",
    "Save the table",
    "All that changed since the pinned window: .tsv for a spreadsheet, .md for a report.",
    ".comparison.tsv",
    &AppState::comparison,
    [](std::string path, bool may_replace) -> Request {
        return SaveComparison{std::move(path), may_replace};
    }};

/// Where something goes, and a question where a file is there already.
class SaveDialog final : public Dialog {
  public:
    explicit SaveDialog(const Saved& what) : what_(what) {}

    void open(Context& context) override {
        Dialog::open(context);
        path_.reset();
        asked_ = false;
    }

    void draw(Context& context, const base::Rect& area) override {
        if (!is_open()) {
            return;
        }
        const ViewState& state = context.app.*what_.state;
        const bool is_busy = waits_for_ > state.answers;
        if (asked_ && !is_busy && !state.needs_leave && !state.failed) {
            close(); // a message tells where it is
            return;
        }
        const DialogFrame frame(context, what_.name, what_.title, area, {560, 226});
        if (frame.wants_to_close()) {
            close();
        }
        paragraph(context, what_.told, context.theme.muted);
        std::string typed = path(context);
        row_label(context, "File");
        if (text_field(context, named("path"), "File name", typed, -1)) {
            path_ = typed;
            asked_ = false;
        }
        ImGui::Dummy({0, context.px(2)});
        if (button(context, named("save"), "Save", true, !is_busy && !typed.empty())) {
            save(context, false);
        }
        if (!asked_ || is_busy) {
            return;
        }
        if (state.needs_leave) {
            ImGui::SameLine();
            if (button(context, named("replace"), "Replace it")) {
                save(context, true);
            }
            paragraph(context, "There is a file of that name already.", context.theme.warning);
        } else if (state.failed) {
            paragraph(context, state.result, context.theme.error);
            name_item(context, named("error"));
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
    [[nodiscard]] std::string named(const char* widget) const {
        return std::string(what_.name) + "." + widget;
    }

    [[nodiscard]] std::string path(const Context& context) const {
        if (path_) {
            return *path_;
        }
        return (std::filesystem::path(context.app.figure_folder) /
                (context.app.figure_name + std::string(what_.ending)))
            .string();
    }

    void save(Context& context, bool may_replace) {
        path_ = path(context);
        if (path_->empty() || waits_for_ > (context.app.*what_.state).answers) {
            return;
        }
        if (std::filesystem::path(*path_).extension().empty()) {
            *path_ += what_.ending;
        }
        asked_ = true;
        waits_for_ = (context.app.*what_.state).answers + 1;
        context.actions.ask(what_.request(*path_, may_replace));
    }

    const Saved& what_;
    std::optional<std::string> path_; ///< as typed; else as proposed
    bool asked_ = false;
    std::size_t waits_for_ = 0; ///< the answer of that number
};

} // namespace

std::unique_ptr<Dialog> make_view_dialog() {
    return std::make_unique<SaveDialog>(saved_view);
}

std::unique_ptr<Dialog> make_comparison_dialog() {
    return std::make_unique<SaveDialog>(saved_comparison);
}

} // namespace entente::ui
