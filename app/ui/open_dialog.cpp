// SPDX-License-Identifier: MIT
#include "app/ui/dialog.hpp"
#include "app/ui/dialog_frame.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>

namespace entente::ui {
namespace {

std::string words_for_bytes(std::uint64_t bytes) {
    const auto size = static_cast<double>(bytes);
    if (size >= 1e6) {
        return fmt::format("{:.1f} MB", size / 1e6);
    }
    return size >= 1e3 ? fmt::format("{:.0f} kB", size / 1e3) : fmt::format("{} B", bytes);
}

class OpenDialog final : public Dialog {
  public:
    void open(Context& context) override {
        Dialog::open(context);
        chosen_.clear();
        context.actions.ask(ListFolder{folder_});
    }
    void draw(Context& context, const base::Rect& area) override {
        if (!is_open()) {
            return;
        }
        const FolderListing& listing = context.app.folder;
        if (listing.path != folder_) { // another folder came
            folder_ = typed_ = listing.path;
            chosen_.clear();
        }
        const DialogFrame frame(context, "open", "Open data, a view or a figure", area, {860, 580});
        if (frame.wants_to_close()) {
            close();
        }
        draw_path(context, listing);
        const float recent_width = context.px(250);
        const float foot = context.px(46);
        ImGui::BeginChild("##recent", {recent_width, -foot}, false);
        draw_recent(context);
        ImGui::EndChild();
        ImGui::SameLine();
        ImGui::BeginChild("##entries", {0, -foot}, true);
        draw_entries(context, listing);
        ImGui::EndChild();
        draw_foot(context);
    }

  private:
    void open_files(Context& context, std::vector<std::string> paths) {
        context.actions.ask(OpenFiles{std::move(paths)});
        close();
    }
    [[nodiscard]] std::string path_of(const std::string& name) const {
        return (std::filesystem::path(folder_) / name).string();
    }

    void draw_path(Context& context, const FolderListing& listing) {
        if (button(context, "open.up", "Up", false, !listing.parent.empty())) {
            context.actions.ask(ListFolder{listing.parent});
        }
        ImGui::SameLine();
        if (text_field(context, "open.path", "A folder or a file", typed_, -1,
                       ImGuiInputTextFlags_EnterReturnsTrue)) {
            // Whether it is a folder is for the file system to say: a name with an event file's
            // ending is opened.
            const auto ends = [&](std::string_view ending) {
                return typed_.size() > ending.size() &&
                       typed_.compare(typed_.size() - ending.size(), ending.size(), ending) == 0;
            };
            if (ends(".json") || ends(".jsonl") || ends(".gz") || format_of(typed_)) {
                open_files(context, {typed_});
            } else {
                context.actions.ask(ListFolder{typed_});
            }
        }
        if (!listing.error.empty()) {
            paragraph(context, listing.error, context.theme.error);
        }
    }

    void draw_recent(Context& context) {
        heading(context, "Recent");
        if (button(context, "open.sample", "Sample: Iran and Russia")) {
            context.actions.ask(OpenSample{});
            close();
        }
        std::size_t number = 0;
        for (const std::string& path : context.app.recent_files) {
            ImGui::PushID(static_cast<int>(number));
            const std::string name = std::filesystem::path(path).filename().string();
            if (ImGui::Selectable("##recent", false, 0, {0, context.px(24)})) {
                open_files(context, {path});
            }
            name_item(context, fmt::format("open.recent.{}", number));
            if (ImGui::IsItemHovered()) {
                tip(context, path);
            }
            const ImVec2 min = ImGui::GetItemRectMin();
            const ImVec2 back = ImGui::GetCursorScreenPos();
            ImGui::SetCursorScreenPos({min.x + context.px(6), min.y + context.px(3)});
            line_of_text(context, name, context.px(226));
            ImGui::SetCursorScreenPos(back);
            ImGui::PopID();
            ++number;
        }
    }

    void draw_entries(Context& context, const FolderListing& listing) {
        if (listing.entries.empty()) {
            paragraph(context,
                      "No folders, event files (.json, .jsonl, either .gz), saved views or "
                      "figures (.png, .svg, .pdf) here.",
                      context.theme.muted);
        }
        for (const FolderEntry& entry : listing.entries) {
            ImGui::PushID(entry.name.c_str());
            const bool is_chosen = chosen_.contains(entry.name);
            const bool is_pressed = ImGui::Selectable(
                "##entry", is_chosen, ImGuiSelectableFlags_AllowDoubleClick, {0, context.px(25)});
            name_item(context, "open.entry." + entry.name);
            draw_entry(context, entry);
            ImGui::PopID();
            if (!is_pressed) {
                continue;
            }
            if (entry.is_folder) {
                context.actions.ask(ListFolder{path_of(entry.name)});
            } else if (ImGui::IsMouseDoubleClicked(0)) {
                open_files(context, {path_of(entry.name)});
            } else if (ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyShift) {
                if (!chosen_.insert(entry.name).second) {
                    chosen_.erase(entry.name);
                }
            } else {
                chosen_ = {entry.name};
            }
        }
    }

    static void draw_entry(Context& context, const FolderEntry& entry) {
        const ImVec2 min = ImGui::GetItemRectMin();
        const ImVec2 max = ImGui::GetItemRectMax();
        const float top = min.y + context.px(4);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float right = max.x - context.px(8);
        list.PushClipRect(min, {max.x - context.px(190), max.y}, true);
        const std::string name = shown_text(entry.name) + (entry.is_folder ? "/" : "");
        list.AddText({min.x + context.px(8), top},
                     entry.is_folder ? context.theme.accent : context.theme.text, name.c_str());
        list.PopClipRect();
        if (!entry.is_folder) {
            const std::string size = words_for_bytes(entry.bytes);
            list.AddText({right - context.px(100) - ImGui::CalcTextSize(size.c_str()).x, top},
                         context.theme.muted, size.c_str());
        }
        list.AddText({right - ImGui::CalcTextSize(entry.changed.c_str()).x, top},
                     context.theme.muted, entry.changed.c_str());
    }

    void draw_foot(Context& context) {
        ImGui::Dummy({0, context.px(2)});
        const std::string label =
            chosen_.size() > 1 ? fmt::format("Open {} files as one", chosen_.size()) : "Open";
        if (button(context, "open.open", label, !chosen_.empty(), !chosen_.empty())) {
            std::vector<std::string> paths;
            for (const std::string& name : chosen_) {
                paths.push_back(path_of(name));
            }
            open_files(context, std::move(paths));
        }
        ImGui::SameLine();
        paragraph(
            context,
            "Double click opens; Ctrl+click adds a file to be joined. Files can also be dropped on "
            "the window.",
            context.theme.muted);
    }

    std::string folder_;
    std::string typed_;
    std::set<std::string> chosen_;
};

} // namespace

std::unique_ptr<Dialog> make_open_dialog() {
    return std::make_unique<OpenDialog>();
}

} // namespace entente::ui
