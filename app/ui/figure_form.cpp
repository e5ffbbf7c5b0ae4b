// SPDX-License-Identifier: MIT
#include "app/ui/figure_form.hpp"

#include "app/scene/encoding.hpp"
#include "app/ui/form_rows.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::ui {
namespace {

struct FramingWords {
    FigureFraming framing;
    std::string_view name;
    std::string_view label;
    std::string_view told;
};

constexpr std::array framings{
    FramingWords{FigureFraming::all_time, "all", "Whole network, all time",
                 "Figures of different windows have the same frame."},
    FramingWords{FigureFraming::window, "window", "What this window draws",
                 "As large as it fits, where it lies on the canvas."},
    FramingWords{FigureFraming::canvas, "canvas", "As on the canvas",
                 "Move and zoom the network: the frame stays in the middle."},
    FramingWords{FigureFraming::last, "last", "Same as the last saved",
                 "The new figure can be laid over the last one."},
    FramingWords{FigureFraming::window_alone, "alone", "This window, laid out anew",
                 "Places and scales are those of this window alone."}};

void popup_limits(Context& context) {
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, context.px(420)});
}

/// Name of a language tag's row, "fa (12 names)".
std::string words_for(const std::string& language, std::size_t count) {
    return fmt::format("{} ({} name{})", language, grouped(count), count == 1 ? "" : "s");
}

} // namespace

void FigureForm::draw(Context& context) {
    find_languages(context);
    draw_size(context);
    draw_frame(context);
    draw_looks(context);
    draw_other_times(context);
    draw_labels(context);
    draw_words(context);
}

void FigureForm::forget_words() {
    title_.reset();
    caption_.reset();
}

// ---- size ---------------------------------------------------------------------------------------

void FigureForm::draw_size(Context& context) {
    heading(context, "Size");
    const FigurePreset* now = preset_of(choices);
    row_label(context, "Preset");
    popup_limits(context);
    if (begin_choice(context, "figure.preset", now != nullptr ? now->label : "Own size")) {
        for (const FigurePreset& preset : figure_presets()) {
            const std::string size =
                preset.unit == FigureUnit::px
                    ? fmt::format("{:.0f} x {:.0f} px", preset.width, preset.height)
                    : fmt::format("{:.0f} x {:.0f} mm, {:.0f} DPI", preset.width, preset.height,
                                  preset.dots_per_inch);
            if (choice_item(context, fmt::format("figure.preset.{}", preset.name), preset.label,
                            size, &preset == now)) {
                apply(preset, choices);
            }
        }
        ImGui::EndCombo();
    }
    draw_sides(context);

    row_label(context, "Text");
    ImGui::SetNextItemWidth(context.px(116));
    ImGui::SliderScalar("##figure.scale", ImGuiDataType_Double, &choices.scale, &least_figure_scale,
                        &most_figure_scale, "",
                        ImGuiSliderFlags_Logarithmic | ImGuiSliderFlags_AlwaysClamp);
    name_item(context, "figure.scale");
    if (ImGui::IsItemHovered()) {
        tip(context, "Text, nodes and lines become larger or smaller. A point is 1/72 inch on a "
                     "page of the figure's own size.");
    }
    const double points_of_scale_1 = static_cast<double>(scene::Encoding{}.label_px) * 72 / 96;
    beside(context, fmt::format("x {:.2f}, names {:.1f} pt", choices.scale,
                                points_of_scale_1 * choices.scale));
    row_label(context, "");
    check_box(
        context, "figure.trim", "Cut to what is drawn", choices.is_trimmed,
        "Leaves out empty space at the edges; the picture becomes smaller than the size above.");
    row_gap(context);
}

/// Width, height, unit and resolution.
void FigureForm::draw_sides(Context& context) {
    row_label(context, "Sides");
    const float width = context.px(68);
    const bool is_mm = choices.unit == FigureUnit::mm;
    const auto side = [&](std::string_view name, int& px, double& mm) {
        const std::string id = "##" + std::string(name);
        ImGui::SetNextItemWidth(width);
        if (is_mm) {
            ImGui::InputDouble(id.c_str(), &mm, 0, 0, "%.6g");
            const double per_mm = choices.dots_per_inch / 25.4;
            mm = std::clamp(mm, least_figure_side_px / per_mm, most_figure_side_px / per_mm);
        } else {
            ImGui::InputInt(id.c_str(), &px, 0);
            px = std::clamp(px, least_figure_side_px, most_figure_side_px);
        }
        name_item(context, name);
    };
    side("figure.width", choices.width_px, choices.width_mm);
    beside(context, "x", 5);
    ImGui::SameLine(0, context.px(5));
    side("figure.height", choices.height_px, choices.height_mm);
    ImGui::SameLine(0, context.px(8));
    FigureUnit unit = choices.unit;
    segments(context, "figure.unit", unit,
             {{FigureUnit::px, "px", "px"}, {FigureUnit::mm, "mm", "mm"}});
    change_unit(unit, choices);

    row_label(context, "Resolution");
    ImGui::SetNextItemWidth(width);
    ImGui::InputDouble("##figure.dpi", &choices.dots_per_inch, 0, 0, "%.6g");
    name_item(context, "figure.dpi");
    choices.dots_per_inch =
        std::clamp(choices.dots_per_inch, least_dots_per_inch, most_dots_per_inch);
    beside(context, is_mm ? "pixels an inch; 300 for print" : "pixels an inch, on paper");
}

// ---- frame and looks ----------------------------------------------------------------------------

void FigureForm::draw_frame(Context& context) {
    heading(context, "Frame");
    const auto now = std::find_if(framings.begin(), framings.end(), [&](const FramingWords& words) {
        return words.framing == choices.framing;
    });
    row_label(context, "Holds");
    popup_limits(context);
    if (begin_choice(context, "figure.frame", now->label)) {
        for (const FramingWords& words : framings) {
            const bool is_possible =
                words.framing != FigureFraming::last || context.app.has_last_frame;
            if (choice_item(context, fmt::format("figure.frame.{}", words.name), words.label,
                            is_possible ? "" : "none yet", words.framing == choices.framing,
                            is_possible)) {
                choices.framing = words.framing;
            }
        }
        ImGui::EndCombo();
    }
    row_label(context, "");
    paragraph(context,
              choices.framing == FigureFraming::last && !context.app.has_last_frame
                  ? "No figure of these data was saved yet: the whole network."
                  : now->told,
              context.theme.muted);
    row_gap(context);
}

void FigureForm::draw_looks(Context& context) {
    heading(context, "Looks");
    row_label(context, "Theme");
    segments(context, "figure.theme", choices.theme,
             {{FigureTheme::screen, "screen", "As on screen"},
              {FigureTheme::light, "light", "Light"},
              {FigureTheme::dark, "dark", "Dark"}});
    draw_background(context);
    row_label(context, "Legend");
    check_box(context, "figure.legend", "", choices.with_legend,
              "Explains sizes, colours and lines.");
    if (choices.with_legend) {
        ImGui::SameLine(0, context.px(8));
        bool is_dragged = choices.legend_where_dragged;
        segments(context, "figure.legend", is_dragged,
                 {{true, "screen", "As on screen"}, {false, "auto", "Where it covers least"}});
        choices.legend_where_dragged = is_dragged;
    }
    row_gap(context);
}

void FigureForm::draw_background(Context& context) {
    row_label(context, "Background");
    segments(context, "figure.background", choices.background,
             {{FigureBackground::theme, "theme", "The theme's"},
              {FigureBackground::white, "white", "White"},
              {FigureBackground::transparent, "none", "None"},
              {FigureBackground::own, "own", "Own"}});
    if (choices.background != FigureBackground::own) {
        return;
    }
    ImGui::SameLine(0, context.px(8));
    base::Color& own = choices.own_background;
    std::array<float, 3> color{};
    const std::array<float, 3> linear{own.r, own.g, own.b};
    std::transform(linear.begin(), linear.end(), color.begin(), [](float channel) {
        return static_cast<float>(scene::to_srgb_byte(channel)) / 255;
    });
    if (ImGui::ColorEdit3("##figure.background.color", color.data(),
                          ImGuiColorEditFlags_NoInputs | ImGuiColorEditFlags_NoLabel)) {
        const auto byte = [](float channel) {
            return std::clamp(static_cast<int>(channel * 255 + 0.5F), 0, 255);
        };
        own = scene::from_srgb(
            fmt::format("#{:02x}{:02x}{:02x}", byte(color[0]), byte(color[1]), byte(color[2])));
    }
    name_item(context, "figure.background.color");
}

/// What is drawn of other times than the window.
void FigureForm::draw_other_times(Context& context) {
    using scene::Absent;
    using scene::FigureFrame;
    heading(context, "Other times");
    if (context.document.pinned_window()) {
        row_label(context, "Compared");
        check_box(context, "figure.compare", "With the pinned window", choices.with_comparison,
                  "New, lost, stronger and weaker since then, by colour");
    }
    if (choices.framing == FigureFraming::window_alone) {
        paragraph(context, "A window that is laid out anew has no other times.",
                  context.theme.muted);
        row_gap(context);
        return;
    }
    row_label(context, "Not in it");
    segments(context, "figure.absent", choices.absent,
             {{std::nullopt, "screen", "As on screen"},
              {Absent::hidden, "hidden", "Hidden"},
              {Absent::dimmed, "dimmed", "Pale"},
              {Absent::neighbors, "neighbors", "Neighbours"}});
    row_label(context, "Scales");
    segments(context, "figure.scales", choices.scales,
             {{std::nullopt, "screen", "As on screen"},
              {FigureFrame::all_time, "all", "All time"},
              {FigureFrame::window, "window", "This window"}});
    row_gap(context);
}

// ---- labels -------------------------------------------------------------------------------------

void FigureForm::draw_labels(Context& context) {
    heading(context, "Names");
    struct Words {
        FigureLabels labels;
        std::string_view name;
        std::string_view label;
    };
    constexpr std::array all{Words{FigureLabels::screen, "screen", "As on screen"},
                             Words{FigureLabels::fitting, "fitting", "All that fit"},
                             Words{FigureLabels::some, "some", "The strongest"},
                             Words{FigureLabels::none, "none", "None"},
                             Words{FigureLabels::all, "all", "All, even where they overlap"}};
    const auto now = std::find_if(
        all.begin(), all.end(), [&](const Words& words) { return words.labels == choices.labels; });
    row_label(context, "Which");
    const bool has_number = choices.labels == FigureLabels::some;
    if (begin_choice(context, "figure.labels", now->label, has_number ? context.px(66) : 0)) {
        for (const Words& words : all) {
            if (choice_item(context, fmt::format("figure.labels.{}", words.name), words.label, "",
                            words.labels == choices.labels)) {
                choices.labels = words.labels;
            }
        }
        ImGui::EndCombo();
    }
    if (has_number) {
        ImGui::SameLine();
        ImGui::SetNextItemWidth(-1);
        ImGui::InputInt("##figure.labels.number", &choices.max_labels, 0);
        name_item(context, "figure.labels.number");
        choices.max_labels = std::clamp(choices.max_labels, 1, 100'000);
    }
    if (!languages_.empty()) {
        row_label(context, "Language");
        const std::string shown = choices.language_of_screen ? "As on screen"
                                  : choices.language.empty() ? "As in the data"
                                                             : choices.language;
        popup_limits(context);
        if (begin_choice(context, "figure.language", shown)) {
            if (choice_item(context, "figure.language.screen", "As on screen", "",
                            choices.language_of_screen)) {
                choices.language_of_screen = true;
            }
            draw_language(context, "figure.language", "As in the data", choices.language);
            ImGui::EndCombo();
        }
        if (!choices.language_of_screen) {
            row_label(context, "Second line");
            popup_limits(context);
            if (begin_choice(context, "figure.second",
                             choices.second_language.empty() ? "None" : choices.second_language)) {
                draw_language(context, "figure.second", "None", choices.second_language);
                ImGui::EndCombo();
            }
        }
    }
    row_gap(context);
}

/// The rows of a choice between languages.
void FigureForm::draw_language(Context& context, std::string_view name, std::string_view none,
                               std::string& language) {
    const auto take = [&](const std::string& chosen) {
        language = chosen;
        choices.language_of_screen = false;
    };
    const bool is_chosen = !choices.language_of_screen;
    if (choice_item(context, fmt::format("{}.none", name), none, "",
                    is_chosen && language.empty())) {
        take("");
    }
    for (const auto& [tag, count] : languages_) {
        if (choice_item(context, fmt::format("{}.{}", name, tag), words_for(tag, count), "",
                        is_chosen && language == tag)) {
            take(tag);
        }
    }
}

void FigureForm::find_languages(const Context& context) {
    const model::EventStore& store = context.document.store();
    if (store_ == &store) {
        return;
    }
    store_ = &store;
    languages_.clear();
    for (const model::Actor& actor : store.actors()) {
        for (const auto& name : actor.names) {
            ++languages_[name.first];
        }
    }
    for (const model::Topic& topic : store.topics()) {
        for (const auto& name : topic.names) {
            ++languages_[name.first];
        }
    }
}

// ---- words --------------------------------------------------------------------------------------

void FigureForm::draw_words(Context& context) {
    heading(context, "Title and caption");
    check_box(context, "figure.caption", "Shown", choices.with_caption,
              "The title above the network, and the lines that tell what it shows.");
    if (!choices.with_caption) {
        return;
    }
    const FigureState& made = context.app.figure;
    const auto back = [&](std::string_view name, std::optional<std::string>& text) {
        if (!text) {
            return;
        }
        ImGui::SameLine();
        if (icon_button(context, name, Icon::undo, "Back to the words that are made of the data")) {
            text.reset();
        }
    };
    const float room = context.px(38);
    std::string title = title_.value_or(made.title);
    if (text_field(context, "figure.title", "No title", title, title_ ? -room : -1)) {
        title_ = title;
    }
    back("figure.title.auto", title_);
    std::string caption = caption_.value_or(made.caption);
    const auto lines = std::count(caption.begin(), caption.end(), '\n') + 1;
    const float height =
        ImGui::GetTextLineHeight() * static_cast<float>(std::clamp<std::ptrdiff_t>(lines, 3, 6)) +
        2 * ImGui::GetStyle().FramePadding.y;
    if (text_area(context, "figure.caption.text", caption, caption_ ? -room : -1, height)) {
        caption_ = caption;
    }
    back("figure.caption.auto", caption_);
}

} // namespace entente::ui
