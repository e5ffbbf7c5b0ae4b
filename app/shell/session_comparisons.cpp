// SPDX-License-Identifier: MIT
#include "app/shell/session.hpp"

#include "app/document/other_times.hpp"
#include "app/io/atomic_file.hpp"
#include "app/io/comparison_writer.hpp"

#include <imgui.h>

#include <chrono>
#include <utility>

// The part of a session that gives away what changed since the pinned window.
namespace entente::shell {

namespace fs = std::filesystem;

namespace {

bool is_markdown(const fs::path& path) {
    return path.extension() == ".md" || path.extension() == ".markdown";
}

std::string words_for(const document::Document& document, const model::Window& window) {
    return document::describe_window(document::told_window(window, document.domain()),
                                     document.view().calendar);
}

io::ComparisonText text_of(const document::Document& document, const std::string& language) {
    const model::EventStore& store = document.store();
    const document::View& view = document.view();
    io::ComparisonText text;
    text.title = store.header().title;
    text.words_a = words_for(document, document.pinned_window()->window);
    text.words_b = words_for(document, view.window);
    text.language = language;
    for (document::ActiveChoice& choice : document::describe_filter(store, view.filter, language)) {
        text.conditions.push_back(std::move(choice.words));
    }
    for (std::string& words : document::describe_thinning(store, view, language)) {
        text.conditions.push_back(std::move(words));
    }
    return text;
}

} // namespace

bool Session::handle_comparison(const ui::Request& request) {
    const auto* copy = std::get_if<ui::CopyComparison>(&request);
    const auto* save = std::get_if<ui::SaveComparison>(&request);
    if (copy == nullptr && save == nullptr) {
        return false;
    }
    ui::ViewState& state = app_.comparison;
    const std::shared_ptr<const graph::Comparison> comparison = document_->shared_comparison();
    const fs::path path(save != nullptr ? save->path : std::string());
    if (save != nullptr) {
        std::error_code ignored;
        state.needs_leave = fs::exists(path, ignored) && !save->may_replace;
        state.failed = false;
    }
    // The buttons that ask for it rest while it is of another window.
    if (comparison == nullptr || document_->is_comparison_behind() || comparison_writing_.valid() ||
        state.needs_leave) {
        state.answers += save != nullptr ? 1 : 0;
        return true;
    }
    // Two hundred thousand rows take longer to be spelt out than a frame may last.
    const bool as_markdown = save != nullptr ? is_markdown(path) : copy->as_markdown;
    comparison_writing_ = std::async(
        std::launch::async,
        [path, as_markdown, store = document_->shared_store(), comparison,
         text = text_of(*document_, app_.style.language)]() -> base::Result<WrittenComparison> {
            const graph::Comparison told = document::without_offices(*comparison);
            WrittenComparison written;
            written.path = path;
            written.text = as_markdown ? io::comparison_as_markdown(*store, told, text)
                                       : io::comparison_as_tsv(*store, told, text);
            if (path.empty()) {
                return written;
            }
            return io::write_file(path, written.text).map([&] {
                written.text.clear();
                return written;
            });
        });
    return true;
}

void Session::take_written_comparison() {
    if (!comparison_writing_.valid() ||
        comparison_writing_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return;
    }
    const base::Result<WrittenComparison> written = comparison_writing_.get();
    frames_to_settle_ = 3;
    if (written && written->path.empty()) {
        ImGui::SetClipboardText(written->text.c_str());
        say(ui::Message::Kind::info, "The comparison was copied");
        return;
    }
    ui::ViewState& state = app_.comparison;
    ++state.answers;
    state.failed = !written;
    state.result = written ? written->path.string() : written.error().message;
    if (written) {
        say(ui::Message::Kind::info, "Saved " + state.result);
    }
}

} // namespace entente::shell
