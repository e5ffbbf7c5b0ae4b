// SPDX-License-Identifier: MIT
#include "app/ui/dialog.hpp"
#include "app/ui/dialog_frame.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::ui {
namespace {

struct Preset {
    std::string_view name;
    std::string_view label;
    int width;
    int height;
    float scale; ///< so that text is as large on paper as on a slide
};

constexpr std::array presets{Preset{"screen", "Full HD 1920 x 1080", 1920, 1080, 1.25F},
                             Preset{"slide", "4K 3840 x 2160", 3840, 2160, 2.5F},
                             Preset{"a4", "A4 landscape, 300 DPI", 3508, 2480, 2.6F},
                             Preset{"a4p", "A4 portrait, 300 DPI", 2480, 3508, 2.4F},
                             Preset{"square", "Square 2048", 2048, 2048, 1.6F}};

constexpr int least_side = 16;
constexpr int most_side = 16384;

class FigureDialog final : public Dialog {
  public:
    void open(Context& context) override {
        Dialog::open(context);
        asked_ = false;
        if (figure_.path.empty() || proposed_ != context.app.save_path_proposed) {
            figure_.path = proposed_ = context.app.save_path_proposed;
        }
        title_of_data_ = context.document.store().header().title;
    }
    void draw(Context& context, const base::Rect& area) override {
        if (!is_open()) {
            return;
        }
        const DialogFrame frame(context, "figure", "Save the picture", area, {640, 480});
        if (frame.wants_to_close()) {
            close();
        }
        draw_size(context);
        draw_content(context);
        draw_file(context);
    }

    bool press(const KeyPress& key, Context& context) override {
        if (key.is(Key::enter)) {
            save(context, false);
            return true;
        }
        return false;
    }

  private:
    void draw_size(Context& context) {
        heading(context, "Size");
        for (std::size_t i = 0; i < presets.size(); ++i) {
            const Preset& preset = presets[i];
            const bool is_on = figure_.figure.width_px == preset.width &&
                               figure_.figure.height_px == preset.height;
            if (button(context, fmt::format("figure.preset.{}", preset.name), preset.label,
                       is_on)) {
                figure_.figure.width_px = preset.width;
                figure_.figure.height_px = preset.height;
                figure_.figure.scale = preset.scale;
            }
            if (i % 3 != 2 && i + 1 < presets.size()) {
                ImGui::SameLine();
            }
        }
        const auto number = [&](std::string_view name, int& value) {
            ImGui::SetNextItemWidth(context.px(96));
            ImGui::InputInt(("##" + std::string(name)).c_str(), &value, 0);
            name_item(context, name);
            value = std::clamp(value, least_side, most_side);
        };
        number("figure.width", figure_.figure.width_px);
        ImGui::SameLine();
        paragraph(context, "x");
        ImGui::SameLine();
        number("figure.height", figure_.figure.height_px);
        ImGui::SameLine();
        ImGui::SetNextItemWidth(-1);
        ImGui::SliderFloat("##figure.scale", &figure_.figure.scale, 0.5F, 8,
                           "text and sizes x %.2f", ImGuiSliderFlags_Logarithmic);
        name_item(context, "figure.scale");
        ImGui::Dummy({0, context.px(4)});
    }

    void draw_content(Context& context) {
        heading(context, "Content");
        const auto check = [&](std::string_view name, const char* label, bool& value) {
            ImGui::Checkbox(label, &value);
            name_item(context, name);
        };
        check("figure.legend", "Legend", figure_.figure.with_legend);
        ImGui::SameLine(0, context.px(18));
        check("figure.caption", "Title and caption", figure_.figure.with_caption);
        ImGui::SameLine(0, context.px(18));
        check("figure.transparent", "No background", figure_.figure.is_transparent);
        bool whole = !figure_.frame_as_on_canvas;
        if (ImGui::RadioButton("The whole network", whole)) {
            figure_.frame_as_on_canvas = false;
        }
        name_item(context, "figure.frame.all");
        ImGui::SameLine(0, context.px(18));
        if (ImGui::RadioButton("The part on the canvas", !whole)) {
            figure_.frame_as_on_canvas = true;
        }
        name_item(context, "figure.frame.canvas");
        ImGui::BeginDisabled(!figure_.figure.with_caption);
        text_field(context, "figure.title", title_of_data_.empty() ? "Title" : title_of_data_,
                   title_, -1);
        ImGui::EndDisabled();
        ImGui::Dummy({0, context.px(4)});
    }

    void draw_file(Context& context) {
        const AppState& app = context.app;
        heading(context, "File (.png)");
        if (text_field(context, "figure.path", "Folder and name", figure_.path, -1)) {
            asked_ = false;
        }
        if (app.is_saving) {
            paragraph(context, "Drawing\xe2\x80\xa6", context.theme.muted);
        } else if (asked_ && app.save_needs_leave) {
            paragraph(context, "There is a file of that name already.", context.theme.warning);
            if (button(context, "figure.replace", "Replace it")) {
                save(context, true);
            }
            ImGui::SameLine();
        } else if (asked_ && app.save_failed) {
            paragraph(context, app.save_result, context.theme.error);
        } else if (asked_ && !app.save_result.empty()) {
            paragraph(context, "Saved " + app.save_result, context.theme.muted);
        }
        if (button(context, "figure.save", "Save", true, !app.is_saving && !figure_.path.empty())) {
            save(context, false);
        }
    }

    void save(Context& context, bool may_replace) {
        if (context.app.is_saving || figure_.path.empty()) {
            return;
        }
        SaveFigure request = figure_;
        request.figure.title = title_.empty() ? std::nullopt : std::optional(title_);
        if (request.path.size() < 4 || request.path.substr(request.path.size() - 4) != ".png") {
            request.path += ".png";
            figure_.path = request.path;
        }
        request.may_replace = may_replace;
        asked_ = true;
        context.actions.ask(std::move(request));
    }

    bool asked_ = false; ///< the last answer is to this dialog's question
    SaveFigure figure_;
    std::string title_;
    std::string proposed_;
    std::string title_of_data_;
};

} // namespace

std::unique_ptr<Dialog> make_figure_dialog() {
    return std::make_unique<FigureDialog>();
}

} // namespace entente::ui
