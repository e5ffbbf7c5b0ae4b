// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/settings_file.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure_export.hpp"
#include "app/shell/figure_preview.hpp"
#include "app/shell/film_export.hpp"
#include "app/shell/input_queue.hpp"
#include "app/shell/loader.hpp"
#include "app/shell/options.hpp"
#include "app/shell/panel_picture.hpp"
#include "app/ui/shaped_glyphs.hpp"
#include "app/ui/workspace.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace entente::shell {

/// What the program asks of the system that it runs in; a script's run leaves them empty.
struct SystemHooks {
    std::function<void(const std::string& url)> open_url;
    std::function<void(const std::string& text)> set_clipboard;
    std::function<std::string()> get_clipboard;
    std::function<void(const std::string& title)> set_title;
    /// Called on a thread that may wait for it. Where it is empty, the picture goes nowhere, but is
    /// told to be copied.
    std::function<base::Result<void>(std::string_view png)> copy_picture;
    /// Whether windows are to be cut; called on a thread that may wait for it.
    std::function<bool()> wants_less_motion;
    bool remembers_settings = true; ///< reads and writes the settings file
    bool adapts_to_speed =
        true; ///< draws as many ties a frame as there is time for; else always as many
};

/// The whole window program without the window: input in, a picture into the framebuffer that is
/// bound. The same for a person at a screen and for a script without one.
class Session {
  public:
    /// A context of OpenGL 3.3 is current now and whenever the session is used or destroyed.
    static base::Result<std::unique_ptr<Session>>
    create(render::AddressLookup lookup, const WindowOptions& options, SystemHooks hooks);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    InputQueue input;

    /// One turn of the program: input, panels, actions, time, picture.
    /// @param seconds       since the last frame.
    /// @param size          of the framebuffer.
    /// @param screen_scale  pixels per unit that the screen asks for (1 on an ordinary one).
    /// @param is_seen       false: nothing is painted, the framebuffer stays as it is.
    void frame(double seconds, render::TargetSize size, float screen_scale, bool is_seen = true);

    /// The window was uncovered, or else has lost its picture.
    void draw_again() { frames_to_settle_ = std::max(frames_to_settle_, 1); }
    /// Whether something goes on that is to be drawn though no input comes.
    [[nodiscard]] bool is_active() const;
    /// Whether the last frame shows everything: no ties left to add, nothing on its way.
    [[nodiscard]] bool is_picture_complete() const { return is_picture_complete_; }
    [[nodiscard]] bool wants_to_quit() const { return wants_to_quit_; }
    [[nodiscard]] bool is_loading() const { return loader_.is_busy(); }
    /// Why the last load brought nothing; empty while it goes on and where it went well.
    [[nodiscard]] const std::optional<base::Error>& load_error() const { return load_error_; }
    [[nodiscard]] bool is_saving() const {
        return exporter_.is_busy() || unfinished_export_ || view_saving_.valid() ||
               comparison_writing_.valid() || films_.is_busy();
    }
    /// Whether the small picture of the figure is still to come.
    [[nodiscard]] bool is_previewing() const { return previews_.is_pending(); }
    /// The picture that was copied last.
    [[nodiscard]] const std::optional<SavedFigure>& copied_picture() const {
        return copied_picture_;
    }
    [[nodiscard]] bool is_layout_settled() const;
    /// Whether the panel in words is open and does not show the present view yet.
    [[nodiscard]] bool is_putting_into_words() const { return workspace_.is_busy(); }
    /// The pointer's shape that the panels ask for (ImGuiMouseCursor).
    [[nodiscard]] int cursor() const { return cursor_; }
    [[nodiscard]] const io::Settings& settings() const { return settings_; }
    /// Remembered for the next run.
    void set_window_size(int width, int height);

    [[nodiscard]] const document::Document& document() const { return *document_; }
    [[nodiscard]] const ui::WidgetMap& widgets() const { return widgets_; }
    [[nodiscard]] const ui::CanvasPanel& canvas() const { return workspace_.canvas(); }
    [[nodiscard]] const ui::AppState& app() const { return app_; }
    [[nodiscard]] render::Renderer& renderer() { return *renderer_; }

  private:
    Session(const WindowOptions& options, SystemHooks hooks, text::FontSet fonts);

    void draw_network(render::TargetSize size, double seconds);
    void take_input(double seconds, render::TargetSize size);
    void set_scale(float scale);
    void make_fonts();
    void upload_fonts();
    void open(std::vector<std::filesystem::path> files, bool is_sample);
    void open_sample();
    void take_loaded();
    void take_motion();
    void take_saved();
    void finish_figure(const FigureJob& job, const base::Result<SavedFigure>& saved);
    void handle(const ui::Request& request);
    bool handle_figure(const ui::Request& request);
    [[nodiscard]] Files input_files() const;
    void save_figure(const ui::SaveFigure& request);
    bool handle_film(const ui::Request& request);
    [[nodiscard]] model::Window film_run(const ui::FilmOrder& order) const;
    void plan_film(const ui::PlanFilm& request);
    void save_film(const ui::SaveFilm& request);
    void advance_films();
    void copy_figure(const ui::CopyFigure& request);
    void cancel_figure();
    void preview_figure(const ui::PreviewFigure& request);
    void advance_preview(double seconds);
    void remember_figure_choices();
    void keep_figure_choices(const ui::KeepFigureChoices& request);
    [[nodiscard]] FigureJob job_for(const ui::FigureOrder& order) const;
    [[nodiscard]] model::Window told_of(model::Window window) const;
    [[nodiscard]] std::optional<scene::Camera> camera_for(const ui::FigureOrder& order) const;
    void say(ui::Message::Kind kind, std::string text);
    void age_messages(double seconds);
    void remember(const std::vector<std::filesystem::path>& files);
    void propose_figure_name(const std::optional<std::string>& title);
    void use_document(std::unique_ptr<document::Document> document);
    void take_up(const Recipe& recipe, const std::filesystem::path& opened);
    [[nodiscard]] Recipe recipe_of_view() const;
    void save_view(const ui::SaveView& request);
    void take_saved_view();
    bool handle_comparison(const ui::Request& request);
    void take_written_comparison();

    WindowOptions options_;
    SystemHooks hooks_;
    io::Settings settings_;
    text::FontSet fonts_;
    ui::ShapedGlyphs glyphs_{fonts_};
    std::unique_ptr<render::Renderer> renderer_;
    bool has_imgui_backend_ = false;
    PanelPicture panels_;
    ui::Theme theme_;
    bool is_theme_applied_ = false;
    ui::AppState app_;
    ui::Workspace workspace_;
    ui::WidgetMap widgets_;
    std::set<char32_t> characters_;
    std::unique_ptr<document::Document> document_;
    std::vector<DataFile> data_files_; ///< that the document was read from
    std::future<base::Result<std::filesystem::path>> view_saving_;
    /// What changed since the pinned window, in a file or, where the path is empty, for the
    /// clipboard.
    struct WrittenComparison {
        std::filesystem::path path;
        std::string text;
    };
    std::future<base::Result<WrittenComparison>> comparison_writing_;
    Loader loader_;
    std::optional<base::Error> load_error_;
    FigureExporter exporter_;
    std::optional<FigureJob>
        unfinished_export_;    ///< to be drawn here, where no other context can be had
    graph::Calendar calendar_; ///< that new data are opened with
    FilmExporter films_;
    std::optional<std::tuple<ui::PlanFilm, model::Window, graph::Calendar, document::TimeMode>>
        planned_film_; ///< that AppState::film tells of, and the run it has
    PreviewKeeper previews_;
    std::optional<ui::PreviewFigure> preview_asked_; ///< in this frame
    std::string checked_figure_path_;
    FigureSettings checked_figure_;
    std::optional<scene::Camera> last_frame_; ///< of the figure saved last of these data
    /// That a recipe had, and what the data made of it.
    std::optional<std::pair<model::Window, model::Window>> opened_window_;
    std::optional<SavedFigure> copied_picture_;
    std::future<bool> wants_less_motion_; ///< asked of the system once
    std::vector<ui::KeyPress> keys_;
    std::size_t tie_budget_ = 6'000;
    std::chrono::steady_clock::time_point frame_began_;
    bool drew_full_budget_ = false; ///< the frame before drew as many ties as it might
    int cursor_ = 0;
    int frames_to_settle_ =
        3; ///< to be drawn after input, for hover and layout of panels to follow
    bool is_picture_complete_ = false;
    bool wants_to_quit_ = false;
};

} // namespace entente::shell
