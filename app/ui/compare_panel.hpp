// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/tally.hpp"
#include "app/ui/panel.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::ui {

/// The present window beside the pinned one: how many ties and actors are new, lost, stronger,
/// weaker, and a table of them, sorted by any column and filtered by kind of change. Rows select
/// what they tell of. The same numbers as `entente compare`; where there are many ties they are
/// found and sorted on another thread, and what is of a window before is grey meanwhile.
class ComparePanel final : public Panel {
  public:
    void draw(Context& context, const base::Rect& area) override;
    void reset();

    /// What a row asked to be brought into view, since the last time.
    std::optional<document::Selection> take_wanted() {
        return std::exchange(wanted_, std::nullopt);
    }
    /// Whether the table is to be saved, since the last time.
    bool take_save() { return std::exchange(wants_save_, false); }

    /// Whether rows are awaited though no input comes.
    [[nodiscard]] bool is_busy() const { return table_ != nullptr && table_->is_busy(); }

    /// Pins the present window; where one is pinned, no longer.
    static void toggle(Context& context);

  private:
    enum class List : std::uint8_t { ties, nodes };
    enum class Column : std::uint8_t { name, before, now, change };

    void draw_head(Context& context);
    void draw_lists(Context& context);
    void draw_kinds(Context& context);
    void draw_heading(Context& context);
    void draw_rows(Context& context);
    void draw_row(Context& context, std::uint32_t index, std::size_t row);
    void draw_foot(Context& context);
    [[nodiscard]] float row_height() const; ///< units

    /// Which rows the table has.
    struct Wanted {
        std::shared_ptr<const model::EventStore> store;
        std::shared_ptr<const graph::Comparison> comparison;
        List list;
        Column column;
        bool is_ascending;
        std::array<bool, graph::change_count> shown;
        std::string language;
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };
    /// Of the comparison that they were wanted of.
    struct Rows {
        std::vector<std::uint32_t> rows; ///< indices into the comparison's ties or nodes
        std::array<std::array<std::size_t, graph::change_count>, 2> counts; ///< of ties, of nodes
    };
    static Rows rows_of(const Wanted& wanted);
    void want_rows(const Context& context, std::shared_ptr<const graph::Comparison> comparison);

    List list_ = List::ties;
    Column column_ = Column::change;
    bool is_ascending_ = false;
    std::array<bool, graph::change_count> shown_{false, true, true, true, true, false};
    const model::EventStore* store_ = nullptr; ///< that the table is of
    std::unique_ptr<document::Tally<Wanted, Rows>> table_;
    std::shared_ptr<const graph::Comparison> told_; ///< that the rows are of
    List told_list_ = List::ties;
    bool is_behind_ = false; ///< what is told is of another window, or sorted otherwise
    std::optional<document::Selection> wanted_;
    bool wants_save_ = false;
};

} // namespace entente::ui
