// SPDX-License-Identifier: MIT
#include "app/ui/dialog.hpp"
#include "app/ui/dialog_frame.hpp"
#include "app/ui/widgets.hpp"

namespace entente::ui {
namespace {

struct Row {
    std::string_view keys;
    std::string_view what;
};

constexpr Row network[]{{"Drag", "move the picture; on a node: move it and pin it there"},
                        {"Double click", "free a pinned node; on empty space: zoom in"},
                        {"Wheel", "zoom to the pointer"},
                        {"Click", "select a node or a tie and see the events behind it"},
                        {"Shift+click", "add to the selection"},
                        {"Shift+drag", "select by rectangle"},
                        {"Right click", "write a note, highlight, draw a hull, pin, copy"},
                        {"H", "highlight what is selected, or no longer"},
                        {"Drag a note, the legend", "move it; double click: change it, let it go"},
                        {"Delete", "delete the note that is selected"},
                        {"Esc", "give up a gesture; else select nothing"},
                        {"F", "show the whole network"},
                        {"Ctrl+A", "select all that is shown"}};

constexpr Row time[]{{"Drag the band, an end", "move the window, make it larger or smaller"},
                     {"Drag elsewhere", "a new window; Ctrl: to the day; Alt: both ends"},
                     {"Click a bar, a label", "that period; again: back to the window before"},
                     {"Shift+click", "bring the nearer end there"},
                     {"Double click", "an end: to the data's end; else all time"},
                     {"Wheel, Shift+wheel", "zoom the axis, move it; Ctrl+wheel: wider, narrower"},
                     {"Right click", "this year, milestones, lines, compare, save, copy"},
                     {"Space, Shift+Space", "play or pause, play backward"},
                     {"Left, Right", "step by one unit; held: on and on"},
                     {"Shift, Alt+Left, Right", "move only the right end, only the left one"},
                     {"Ctrl+Left, Right", "to the next milestone, or change of what is selected"},
                     {"N, P", "next, previous change of what is selected, turn, event"},
                     {"PgUp, PgDn", "step by the window's width, or by the half-life; else by a larger unit"},
                     {"Home, End", "to the first, to the last day; Shift: extend to it"},
                     {"+, -, 0", "wider, narrower, all time"},
                     {"[, ]", "smaller, larger unit"},
                     {"M", "next mode"},
                     {"L", "at the end: stop, loop, bounce"},
                     {"T", "type a range"},
                     {"Tab", "the keyboard goes to an end, the band, a button, a field"}};

constexpr Row program[]{{"Ctrl+O", "open data, a view, a figure; or drop files on the window"},
                        {"Ctrl+S", "save the picture"},
                        {"Ctrl+Alt+S", "save it again, under the next free name"},
                        {"Ctrl+Shift+S", "save the view as a file, to go on from there"},
                        {"Ctrl+Shift+C", "copy the picture"},
                        {"Ctrl+Shift+F", "save a film, or its windows as a strip"},
                        {"Ctrl+F, /", "find an actor or a topic"},
                        {"F2", "the view in words, to be copied; the events again"},
                        {"C", "compare with the window that is shown; end comparing"},
                        {"F3", "what changed since the pinned window, as a table"},
                        {"F4", "the layout: stages, how good it is, settings"},
                        {"Ctrl+Z, Ctrl+Shift+Z", "undo, do again"},
                        {"Ctrl++, Ctrl+-", "larger, smaller interface"},
                        {"Ctrl+Q", "quit"}};

template <std::size_t n>
void draw_rows(Context& context, const char* title, const Row (&rows)[n]) {
    heading(context, title);
    for (const Row& row : rows) {
        const float left = ImGui::GetCursorPosX();
        paragraph(context, row.keys, context.theme.accent);
        ImGui::SameLine(left - ImGui::GetColumnOffset() + context.px(150));
        paragraph(context, row.what);
    }
    ImGui::Dummy({0, context.px(6)});
}

class HelpDialog final : public Dialog {
  public:
    void draw(Context& context, const base::Rect& area) override {
        if (!is_open()) {
            return;
        }
        const DialogFrame frame(context, "help", "Gestures and keys", area, {940, 720});
        if (frame.wants_to_close()) {
            close();
        }
        ImGui::BeginChild("##help", {0, 0});
        ImGui::Columns(2, "##help", false);
        draw_rows(context, "Network", network);
        draw_rows(context, "Program", program);
        ImGui::NextColumn();
        draw_rows(context, "Time", time);
        ImGui::Columns(1);
        ImGui::EndChild();
    }
};

} // namespace

std::unique_ptr<Dialog> make_help_dialog() {
    return std::make_unique<HelpDialog>();
}

} // namespace entente::ui
