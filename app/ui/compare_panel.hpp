// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::ui {

/// The present window beside the pinned one: how many ties and actors are new, lost, stronger,
/// weaker, and a table of them, sorted by any column and filtered by kind of change. Rows select
/// what they tell of. The same numbers as `entente compare`; grey while the window is on its way.
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

    /// Pins the present window; where one is pinned, no longer.
    static void toggle(Context& context);

  private:
    enum class List : std::uint8_t { ties, nodes };
    enum class Column : std::uint8_t { name, before, now, change };

    void draw_head(Context& context, const graph::Comparison* comparison);
    void draw_lists(Context& context);
    void draw_kinds(Context& context);
    void draw_heading(Context& context);
    void draw_rows(Context& context, const graph::Comparison& comparison);
    void draw_row(Context& context, const graph::Comparison& comparison, std::size_t row);
    void draw_foot(Context& context);
    [[nodiscard]] float row_height() const; ///< units
    void find_rows(const document::Document& document, const graph::Comparison& comparison,
                   const std::string& language);
    void rank_names(const model::EventStore& store, const std::string& language);

    // What the rows were found for.
    struct Basis {
        const model::EventStore* store = nullptr;
        std::uint64_t comparison = 0;
        List list = List::ties;
        Column column = Column::change;
        bool is_ascending = false;
        std::array<bool, graph::change_count> shown{};
        std::string language;
        friend bool operator==(const Basis&, const Basis&) = default;
    };

    List list_ = List::ties;
    Column column_ = Column::change;
    bool is_ascending_ = false;
    std::array<bool, graph::change_count> shown_{false, true, true, true, true, false};
    std::optional<Basis> basis_;
    std::vector<std::uint32_t> rows_; ///< indices into the comparison's ties or nodes
    std::array<std::array<std::size_t, graph::change_count>, 2> counts_{}; ///< of ties, of nodes
    const model::EventStore* ranked_store_ = nullptr;
    std::string ranked_language_;
    std::vector<std::uint32_t> ranks_; ///< of the nodes' names, by NodeId
    bool is_behind_ = false;
    std::optional<document::Selection> wanted_;
    bool wants_save_ = false;
};

} // namespace entente::ui
