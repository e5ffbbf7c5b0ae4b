// SPDX-License-Identifier: MIT
#include "app/shell/session.hpp"

#include "app/shell/console.hpp"
#include "app/shell/data_files.hpp"
#include "app/shell/folder_listing.hpp"
#include "app/shell/imgui_bridge.hpp"
#include "app/shell/timeline_settings.hpp"
#include "app/ui/ui_fonts.hpp"
#include "app/ui/widgets.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace entente::shell {
namespace {

constexpr std::size_t least_tie_budget = 6'000; ///< no graphics card takes long for as many
constexpr std::size_t most_tie_budget = 200'000;
/// Where a processor draws ties have what the rest leaves of a frame.
constexpr std::chrono::microseconds time_until_ties{14'000};
constexpr std::chrono::microseconds least_time_for_ties{3'000};
constexpr std::chrono::microseconds most_time_for_ties{12'000};
/// So short a frame, up to its end, is one in which little goes on.
constexpr std::chrono::milliseconds idle_frame{10};
using Clock = std::chrono::steady_clock;

std::unique_ptr<document::Document> empty_document() {
    model::EventStoreBuilder builder;
    return std::make_unique<document::Document>(builder.freeze());
}

bool is_web_address(const std::string& url) {
    const auto begins = [&](std::string_view scheme) {
        return url.compare(0, scheme.size(), scheme) == 0;
    };
    const bool has_scheme = begins("http://") || begins("https://");
    return has_scheme && std::none_of(url.begin(), url.end(), [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'' || c == '`' ||
                      c == '\\';
           });
}

} // namespace

Session::Session(const WindowOptions& options, SystemHooks hooks, text::FontSet fonts)
    : options_(options), hooks_(std::move(hooks)), fonts_(std::move(fonts)),
      document_(empty_document()) {
    if (hooks_.remembers_settings) {
        settings_ = io::read_settings(io::settings_path());
    }
    app_.style.theme =
        options_.theme.value_or(settings_.is_dark ? scene::Theme::dark : scene::Theme::light);
    app_.ui_scale = options_.scale.value_or(settings_.ui_scale);
    app_.recent_files = settings_.recent_files;
    app_.style.timeline = timeline_style_of(settings_.timeline);
    app_.timeline_height = static_cast<float>(settings_.timeline.height);
    calendar_ = calendar_of(settings_.timeline);
    remember_figure_choices();
    if (hooks_.wants_less_motion) {
        wants_less_motion_ = std::async(std::launch::async, hooks_.wants_less_motion);
    }
}

base::Result<std::unique_ptr<Session>>
Session::create(render::AddressLookup lookup, const WindowOptions& options, SystemHooks hooks) {
    auto fonts = text::FontSet::open();
    if (!fonts) {
        return base::fail(std::move(fonts).error());
    }
    std::unique_ptr<Session> session(new Session(options, std::move(hooks), std::move(*fonts)));
    auto renderer =
        render::make_gl_renderer(lookup, session->fonts_, console_log(), options.shader_dir);
    if (!renderer) {
        return base::fail(std::move(renderer).error());
    }
    session->renderer_ = std::move(*renderer);
    ImGui::CreateContext();
    prepare_imgui(session->hooks_.set_clipboard, session->hooks_.get_clipboard);
    session->glyphs_.attach();
    session->has_imgui_backend_ = ImGui_ImplOpenGL3_Init("#version 330 core");
    if (!session->has_imgui_backend_) {
        return base::fail(base::ErrorKind::graphics, "the panels cannot be drawn with this OpenGL");
    }
    session->characters_ = ui::characters_of(session->document_->store());
    if (options.files.empty()) {
        session->open_sample();
    } else {
        session->open(options.files, false);
    }
    return session;
}

Session::~Session() {
    if (has_imgui_backend_) {
        ImGui_ImplOpenGL3_Shutdown();
    }
    if (ImGui::GetCurrentContext() != nullptr) {
        ImGui::DestroyContext();
    }
    if (hooks_.remembers_settings) {
        settings_.recent_files = app_.recent_files;
        settings_.is_dark = app_.style.theme == scene::Theme::dark;
        settings_.ui_scale = app_.ui_scale;
        settings_.timeline = section_of(app_.style.timeline, calendar_);
        settings_.timeline.height = static_cast<int>(std::lround(app_.timeline_height));
        if (auto written = io::write_settings(io::settings_path(), settings_); !written) {
            tell(written.error().message); // no reason to fail: the figures are saved
        }
    }
}

/// What the system asks for is the first setting; a person may choose another.
void Session::take_motion() {
    if (wants_less_motion_.valid() &&
        wants_less_motion_.wait_for(std::chrono::seconds{0}) == std::future_status::ready &&
        wants_less_motion_.get()) {
        app_.style.has_motion = false;
        document_->set_motion(false);
    }
}

void Session::set_window_size(int width, int height) {
    settings_.window_width = width;
    settings_.window_height = height;
}

bool Session::is_layout_settled() const {
    const auto status = document_->layout_status();
    return status.is_paused || status.state != layout::LayoutState::running;
}

bool Session::is_active() const {
    return !is_picture_complete_ || !input.is_empty() || frames_to_settle_ > 0 ||
           document_->is_animating() || workspace_.is_busy() || glyphs_.has_new() ||
           loader_.is_busy() || is_saving() || is_previewing() || !app_.messages.empty() ||
           workspace_.is_moving_time();
}

// ---- one frame ----------------------------------------------------------------------------------

void Session::frame(double seconds, render::TargetSize size, float screen_scale, bool is_seen) {
    frame_began_ = Clock::now();
    take_loaded();
    take_motion();
    take_saved();
    take_saved_view();
    take_written_comparison();
    advance_films();
    age_messages(seconds);
    set_scale(screen_scale * app_.ui_scale);
    take_input(seconds, size);

    switch (glyphs_.draw_new()) {
    case ui::ShapedGlyphs::Change::none:
        break;
    case ui::ShapedGlyphs::Change::texture:
        upload_fonts();
        break;
    case ui::ShapedGlyphs::Change::full:
        make_fonts();
        break;
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ui::Actions actions;
    widgets_.clear();
    app_.is_loading = loader_.is_busy();
    app_.loading_fraction = loader_.fraction();
    app_.is_saving = exporter_.is_busy() || unfinished_export_ || view_saving_.valid();
    app_.saving_fraction = exporter_.fraction();
    const auto context = [&] {
        return ui::Context{*document_, app_, theme_, fonts_, actions, widgets_};
    };
    ui::Context drawn = context();
    workspace_.draw(drawn, {static_cast<float>(size.width), static_cast<float>(size.height)},
                    keys_);
    cursor_ = ImGui::GetMouseCursor();
    ImGui::Render();
    const graph::Calendar calendar = document_->view().calendar;
    for (const document::Action& action : actions.document) {
        document_->apply(action);
    }
    if (!(document_->view().calendar == calendar)) {
        calendar_ = document_->view().calendar; // what a person chose, for data opened later too
    }
    // A request may open another document; what the panels saw of this one ends here.
    for (const ui::Request& request : std::exchange(actions.requests, {})) {
        handle(request);
    }
    const bool was_input = !actions.document.empty();
    const bool was_counting = document_->is_counting();
    document_->advance(seconds);
    ui::Context built = context();
    workspace_.build_canvas(built);
    if (was_input || was_counting) { // what was counted is shown
        frames_to_settle_ = 3;
    } else if (frames_to_settle_ > 0) {
        --frames_to_settle_;
    }

    advance_preview(seconds);
    if (!is_seen) {
        is_picture_complete_ = false;
        return;
    }
    draw_network(size, seconds);
    panels_.draw(*ImGui::GetDrawData(), *renderer_, size);
}

void Session::draw_network(render::TargetSize size, double seconds) {
    const ui::CanvasPanel& canvas = workspace_.canvas();
    is_picture_complete_ = false;
    const bool drew_full_budget = std::exchange(drew_full_budget_, false);
    if (const auto then = canvas.stand_in_camera()) {
        const scene::Camera& now = canvas.camera();
        const float scale = now.scale / then->scale;
        const base::Vec2 offset = now.to_pixels(then->to_world({0, 0}));
        if (renderer_->draw_moved(canvas.marks(), size, scale, offset)) {
            return;
        }
    }
    // More ties a frame where frames are quick, fewer where they are slow. Only a frame that drew
    // as many as it might says anything about it.
    if (hooks_.adapts_to_speed && drew_full_budget) {
        if (seconds > 0.025) {
            tie_budget_ = std::max(least_tie_budget, tie_budget_ * 3 / 5);
        } else if (seconds < 0.018) {
            tie_budget_ = std::min(most_tie_budget, tie_budget_ * 5 / 4);
        }
    }
    render::TieBudget budget{tie_budget_};
    if (hooks_.adapts_to_speed) {
        const auto since =
            std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - frame_began_);
        budget.time = std::clamp(time_until_ties - since, least_time_for_ties, most_time_for_ties);
    }
    const bool all_ties =
        !document_->is_settled()
            ? renderer_->draw_passing(canvas.marks(), size, canvas.marks_version(), budget)
            : renderer_->draw_progressively(canvas.marks(), size, canvas.marks_version(), budget);
    drew_full_budget_ = !all_ties;
    is_picture_complete_ = all_ties && document_->is_settled();
    if (is_picture_complete_ && hooks_.adapts_to_speed &&
        Clock::now() - frame_began_ < idle_frame) {
        renderer_->prepare_passing(canvas.marks(), size); // while nobody waits
    }
}

void Session::take_input(double seconds, render::TargetSize size) {
    if (!input.is_empty()) {
        frames_to_settle_ = 3;
    }
    FrameInput frame = input.take_frame();
    feed_imgui(frame, seconds, {static_cast<float>(size.width), static_cast<float>(size.height)});
    keys_.clear();
    const bool is_typing = ImGui::GetIO().WantTextInput;
    for (const KeyChanged& key : frame.keys) {
        app_.held_keys[static_cast<std::size_t>(key.press.key)] = key.is_down;
        if (!key.is_down) {
            continue;
        }
        // A text field keeps its keys, but for those that mean nothing in one.
        const bool goes_through =
            key.press.key >= ui::Key::f1 || key.press.is(ui::Key::o, ui::ctrl) ||
            key.press.is(ui::Key::s, ui::ctrl) || key.press.is(ui::Key::s, ui::ctrl_alt) ||
            key.press.is(ui::Key::q, ui::ctrl) || key.press.is(ui::Key::escape);
        if (!is_typing || goes_through) {
            keys_.push_back(key.press);
        }
    }
    if (!frame.dropped.empty()) {
        open({frame.dropped.begin(), frame.dropped.end()}, false);
    }
}

void Session::set_scale(float scale) {
    scale = std::clamp(scale, 0.5F, 4.0F);
    const bool is_dark = app_.style.theme == scene::Theme::dark;
    // Not told by the fonts: data that are read before the first frame bring theirs first.
    if (is_theme_applied_ && theme_.scale == scale && theme_.is_dark == is_dark) {
        return;
    }
    is_theme_applied_ = true;
    const ui::Theme before = theme_;
    theme_ = ui::make_theme(app_.style.theme, scale);
    ui::apply_theme(theme_);
    if (before.body == nullptr || before.scale != scale) {
        make_fonts();
    } else {
        theme_.body = before.body;
        theme_.bold = before.bold;
        theme_.small = before.small;
        theme_.title = before.title;
    }
}

void Session::make_fonts() {
    ui::shape_first(document_->store(), glyphs_);
    ui::build_fonts(characters_, glyphs_, theme_);
    upload_fonts();
}

void Session::upload_fonts() {
    panels_.forget();
#if IMGUI_VERSION_NUM < 19200
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
#endif
}

// ---- what panels ask for ----------------------------------------------------------------------

void Session::handle(const ui::Request& request) {
    if (const auto* ask = std::get_if<ui::OpenFiles>(&request)) {
        open({ask->paths.begin(), ask->paths.end()}, false);
    } else if (std::holds_alternative<ui::OpenSample>(request)) {
        open_sample();
    } else if (std::holds_alternative<ui::CancelLoading>(request)) {
        loader_.cancel();
    } else if (const auto* list = std::get_if<ui::ListFolder>(&request)) {
        app_.folder = list_folder(list->path.empty() ? std::filesystem::path(settings_.last_folder)
                                                     : std::filesystem::path(list->path));
    } else if (const auto* style = std::get_if<ui::SetStyle>(&request)) {
        app_.style = style->style;
        document_->set_motion(app_.style.has_motion);
    } else if (const auto* scale = std::get_if<ui::SetUiScale>(&request)) {
        app_.ui_scale = scale->scale;
    } else if (const auto* timeline = std::get_if<ui::SetTimelineHeight>(&request)) {
        app_.timeline_height =
            timeline->height <= 0
                ? 0
                : std::clamp(timeline->height, ui::TimelinePanel::least_height, 2000.0F);
        frames_to_settle_ = 3;
    } else if (handle_figure(request) || handle_film(request) || handle_comparison(request)) {
        return;
    } else if (const auto* view = std::get_if<ui::SaveView>(&request)) {
        save_view(*view);
    } else if (const auto* web = std::get_if<ui::OpenUrl>(&request)) {
        if (!is_web_address(web->url)) {
            say(ui::Message::Kind::error, "Only http and https addresses are opened: " + web->url);
        } else if (hooks_.open_url) {
            hooks_.open_url(web->url);
        } else {
            say(ui::Message::Kind::info, "Would open " + web->url);
        }
    } else if (const auto* copy = std::get_if<ui::CopyText>(&request)) {
        ImGui::SetClipboardText(copy->text.c_str());
        say(ui::Message::Kind::info, copy->said);
    } else if (const auto* glow = std::get_if<ui::GlowNodes>(&request)) {
        app_.glowing = glow->nodes;
    } else if (std::holds_alternative<ui::Quit>(request)) {
        wants_to_quit_ = true;
    }
}

void Session::say(ui::Message::Kind kind, std::string text) {
    app_.messages.push_back({kind, std::move(text), kind == ui::Message::Kind::error ? 12.0 : 5.0});
    if (app_.messages.size() > 4) {
        app_.messages.erase(app_.messages.begin());
    }
}

void Session::age_messages(double seconds) {
    for (ui::Message& message : app_.messages) {
        message.seconds_left -= seconds;
    }
    std::erase_if(app_.messages,
                  [](const ui::Message& message) { return message.seconds_left <= 0; });
}

} // namespace entente::shell
