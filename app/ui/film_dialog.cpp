// SPDX-License-Identifier: MIT
#include "app/document/other_times.hpp"
#include "app/document/time_steps.hpp"
#include "app/ui/dialog.hpp"
#include "app/ui/dialog_frame.hpp"
#include "app/ui/form_rows.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

namespace entente::ui {
namespace {

using graph::UnitKind;

struct KindWords {
    FilmKind kind;
    std::string_view name;
    std::string_view label;
    std::string_view told;
};

constexpr std::array kinds{
    KindWords{FilmKind::gif, "gif", "GIF", "Plays in documents, slides and mails; 256 colours"},
    KindWords{FilmKind::webp, "webp", "WebP", "Plays in browsers; all colours"},
    KindWords{FilmKind::apng, "apng", "APNG", "Plays in browsers; all colours, quickest to make"},
    KindWords{FilmKind::mp4, "mp4", "MP4", "A video (H.264), made by ffmpeg"},
    KindWords{FilmKind::webm, "webm", "WebM", "A video (VP9), made by ffmpeg"},
    KindWords{FilmKind::frames, "frames", "Pictures", "A folder with a PNG for each window"},
    KindWords{FilmKind::strip, "strip", "Strip", "All windows side by side in one picture"}};

constexpr std::array units{UnitKind::day, UnitKind::week, UnitKind::month, UnitKind::quarter,
                           UnitKind::year};

bool needs_ffmpeg(FilmKind kind) {
    return kind == FilmKind::mp4 || kind == FilmKind::webm;
}

class FilmDialog final : public Dialog {
  public:
    void open(Context& context) override {
        Dialog::open(context);
        if (!context.app.film.is_saving) {
            asked_ = false;
        }
        const model::Span domain = context.document.domain();
        if (!is_loaded_ || domain != domain_) {
            is_loaded_ = true;
            domain_ = domain;
            path_.reset();
            choices_.unit = document::fitting_unit(domain);
            if (choices_.unit == UnitKind::month) {
                choices_.unit = UnitKind::quarter; // a film of hundreds of months is a long one
            }
            choices_.skips_quiet = context.document.playback().settings.skips_quiet;
        }
        if (context.app.film.like && context.app.film.like != like_) { // a film that was opened
            choices_ = *context.app.film.like;
        }
        like_ = context.app.film.like;
        take_from_screen(context.app.style, context.document.pinned_window().has_value(), choices_);
    }

    void draw(Context& context, const base::Rect& area) override {
        if (!is_open()) {
            return;
        }
        const DialogFrame frame(context, "film", "Save a film", area, {660, 620});
        if (frame.wants_to_close()) {
            close();
        }
        draw_kind(context);
        draw_steps(context);
        draw_other_times(context);
        draw_looks(context);
        draw_file(context);
        context.actions.ask(PlanFilm{path(context), order(context)});
    }

    bool press(const KeyPress& key, Context& context) override {
        if (key.is(Key::enter)) {
            save(context, false);
            return true;
        }
        return false;
    }

  private:
    [[nodiscard]] bool is_strip() const { return choices_.kind == FilmKind::strip; }

    [[nodiscard]] FilmOrder order(const Context& context) const {
        return {choices_, settings_of(choices_, context.app.style)};
    }

    [[nodiscard]] std::string path(const Context& context) const {
        return with_ending(path_.value_or((std::filesystem::path(context.app.figure_folder) /
                                           context.app.film.name)
                                              .string()),
                           choices_);
    }

    void draw_kind(Context& context) {
        row_label(context, "As");
        bool is_first = true;
        for (const KindWords& one : kinds) {
            if (!is_first) {
                ImGui::SameLine(0, context.px(3));
            }
            is_first = false;
            const bool is_possible = !needs_ffmpeg(one.kind) || context.app.film.has_ffmpeg;
            if (button(context, fmt::format("film.kind.{}", one.name), one.label,
                       choices_.kind == one.kind, is_possible)) {
                choices_.kind = one.kind;
                asked_ = false;
            }
            if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
                tip(context, is_possible ? std::string(one.told)
                                         : std::string(one.told) + ", which is not installed");
            }
        }
        if (is_strip()) {
            row_label(context, "Format");
            segments(context, "film.format", choices_.strip_format,
                     {{FigureFormat::png, "png", "PNG"},
                      {FigureFormat::svg, "svg", "SVG"},
                      {FigureFormat::pdf, "pdf", "PDF"}});
        }
        row_gap(context);
    }

    void number(Context& context, std::string_view name, int& value, int least, int most) {
        ImGui::SetNextItemWidth(context.px(110));
        ImGui::InputInt(("##" + std::string(name)).c_str(), &value, 1, 10);
        name_item(context, name);
        value = std::clamp(value, least, most);
    }

    void draw_steps(Context& context) {
        row_label(context, "Time");
        segments(
            context, "film.time", choices_.time,
            {{FilmTime::all, "all", "All time"}, {FilmTime::window, "window", "The window now"}});
        if (is_strip()) {
            row_label(context, "Windows");
            number(context, "film.strip_count", choices_.strip_count, least_film_windows,
                   most_strip_windows_typed);
            row_gap(context);
            return;
        }
        row_label(context, "Step");
        for (const UnitKind unit : units) {
            const std::string name(graph::name_of(unit));
            std::string label = name;
            label.front() = static_cast<char>(label.front() - 'a' + 'A');
            if (button(context, "film.unit." + name, label,
                       !choices_.is_counted && choices_.unit == unit)) {
                choices_.is_counted = false;
                choices_.unit = unit;
            }
            ImGui::SameLine(0, context.px(3));
        }
        if (button(context, "film.counted", "A number of windows", choices_.is_counted)) {
            choices_.is_counted = true;
        }
        if (choices_.is_counted) {
            row_label(context, "Windows");
            number(context, "film.count", choices_.count, least_film_windows,
                   most_film_windows_typed);
        } else {
            row_label(context, "Window");
            number(context, "film.length", choices_.length, 1, most_film_windows_typed);
            ImGui::SameLine();
            paragraph(context,
                      fmt::format("{}{} long", graph::name_of(choices_.unit),
                                  choices_.length == 1 ? "" : "s"),
                      context.theme.muted);
        }
        row_gap(context);
    }

    /// What is drawn of other times than a window's own.
    void draw_other_times(Context& context) {
        using scene::Absent;
        using scene::FilmComparison;
        using scene::FilmScales;
        row_label(context, "Compared");
        const auto& pinned = context.document.pinned_window();
        const auto choice = [&](FilmComparison one, std::string_view name, std::string_view label,
                                std::string_view told, bool is_possible) {
            if (one != FilmComparison::none) {
                ImGui::SameLine(0, context.px(3));
            }
            if (button(context, fmt::format("film.compare.{}", name), label,
                       choices_.comparison == one, is_possible)) {
                choices_.comparison = one;
            }
            if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
                tip(context, told);
            }
        };
        choice(FilmComparison::none, "none", "Not", "Colours as on screen", true);
        choice(FilmComparison::previous, "previous", "With the window before",
               "New, lost, stronger and weaker ties of each window since the one before it", true);
        choice(FilmComparison::pinned, "pinned", "With the pinned window",
               pinned
                   ? "Each with " + document::describe_pinned(
                                        document::told_window(*pinned, context.document.domain()),
                                        context.document.view().calendar)
                   : std::string("No window is pinned: C pins the present one"),
               pinned.has_value());
        row_label(context, "Other times");
        segments(context, "film.absent", choices_.absent,
                 {{Absent::hidden, "hidden", "Hidden"},
                  {Absent::dimmed, "dimmed", "Pale"},
                  {Absent::neighbors, "neighbors", "Neighbours pale"}});
        row_label(context, "Scales");
        segments(context, "film.scales", choices_.scales,
                 {{FilmScales::shared, "shared", "Of these windows"},
                  {FilmScales::all_time, "all", "Of all time"},
                  {FilmScales::window, "window", "Each its own"}});
        row_gap(context);
    }

    void draw_looks(Context& context) {
        row_label(context, "Size");
        std::size_t& chosen = is_strip() ? choices_.strip_size : choices_.size;
        const auto sizes = is_strip() ? strip_sizes() : film_sizes();
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if (i > 0) {
                ImGui::SameLine(0, context.px(3));
            }
            if (button(context, fmt::format("film.size.{}", sizes[i].name), sizes[i].label,
                       chosen == i)) {
                chosen = i;
            }
        }
        if (!is_strip()) {
            row_label(context, "Pace");
            ImGui::SetNextItemWidth(context.px(220));
            ImGui::SliderFloat("##film.seconds", &choices_.seconds, 0.1F, 4, "%.2f s each window",
                               ImGuiSliderFlags_Logarithmic);
            name_item(context, "film.seconds");
            if (choices_.kind == FilmKind::gif || choices_.kind == FilmKind::webp ||
                choices_.kind == FilmKind::apng) {
                ImGui::SameLine(0, context.px(18));
                check_box(context, "film.loop", "Begins again", choices_.is_looping);
            }
            row_label(context, "Between");
            segments(context, "film.flow", choices_.is_flowing,
                     {{false, "cut", "Cut"}, {true, "flow", "Flowing"}});
            if (!choices_.is_counted) {
                ImGui::SameLine(0, context.px(18));
                check_box(context, "film.quiet", "Quiet stretches left out", choices_.skips_quiet);
            }
        }
        row_label(context, "With");
        check_box(context, "film.legend", "Legend", choices_.with_legend);
        ImGui::SameLine(0, context.px(18));
        check_box(context, "film.caption", "Title, dates and track", choices_.with_caption);
        row_gap(context);
    }

    void draw_file(Context& context) {
        const FilmState& film = context.app.film;
        row_label(context, choices_.kind == FilmKind::frames ? "Folder" : "File");
        std::string typed = path(context);
        if (text_field(context, "film.path", "Folder and name", typed, -1)) {
            path_ = typed;
            asked_ = false;
        }
        ImGui::Dummy({0, context.px(4)});
        if (film.is_saving) {
            draw_progress(context);
            return;
        }
        if (!film.problem.empty()) {
            paragraph(context, film.problem, context.theme.error);
            name_item(context, "film.problem");
        } else if (asked_ && film.needs_leave) {
            paragraph(context,
                      choices_.kind == FilmKind::frames ? "There is a folder of that name already."
                                                        : "There is a file of that name already.",
                      context.theme.warning);
            if (button(context, "film.replace", "Replace it")) {
                save(context, true);
            }
            ImGui::SameLine();
        } else if (asked_ && film.failed) {
            paragraph(context, film.result, context.theme.error);
            name_item(context, "film.error");
        } else if (asked_ && !film.result.empty()) {
            paragraph(context, "Saved " + film.result, context.theme.muted);
        } else {
            paragraph(context, film.plan, context.theme.muted);
            name_item(context, "film.plan");
        }
        if (button(context, "film.save", "Save", true, film.problem.empty() && film.windows > 0)) {
            save(context, false);
        }
        tip(context, ImGui::IsItemHovered() ? "Enter" : "");
    }

    static void draw_progress(Context& context) {
        const FilmState& film = context.app.film;
        paragraph(context,
                  film.is_giving_up ? std::string("Giving up\xe2\x80\xa6")
                                    : fmt::format("{} of {} windows drawn", grouped(film.drawn),
                                                  grouped(film.windows_saving)),
                  context.theme.muted);
        const float cancel = context.px(86);
        ImGui::ProgressBar(static_cast<float>(film.fraction),
                           {ImGui::GetContentRegionAvail().x - cancel, context.px(10)}, "");
        name_item(context, "film.progress");
        ImGui::SameLine();
        if (button(context, "film.cancel", "Cancel", false, !film.is_giving_up)) {
            context.actions.ask(CancelFilm{});
        }
    }

    void save(Context& context, bool may_replace) {
        const FilmState& film = context.app.film;
        if (film.is_saving || !film.problem.empty() || film.windows == 0) {
            return;
        }
        path_ = path(context);
        asked_ = true;
        context.actions.ask(SaveFilm{*path_, order(context), may_replace});
    }

    FilmChoices choices_;
    bool is_loaded_ = false;
    model::Span domain_ = model::Span::all(); ///< of the data that the choices were made for
    std::optional<FilmChoices> like_;         ///< of the film that was opened
    std::optional<std::string> path_;         ///< as typed; else as proposed
    bool asked_ = false;                      ///< the last answer is to this dialog's question
};

} // namespace

std::unique_ptr<Dialog> make_film_dialog() {
    return std::make_unique<FilmDialog>();
}

} // namespace entente::ui
