// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/action.hpp"
#include "app/document/history.hpp"
#include "app/document/layout_gauge.hpp"
#include "app/document/places.hpp"
#include "app/document/tally.hpp"
#include "app/document/timeline_counts.hpp"
#include "app/document/transition.hpp"
#include "app/document/window_comparison.hpp"
#include "app/graph/tie_index.hpp"

#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::document {

/// Where the data came from, for captions and panels.
struct DataInfo {
    std::vector<std::string> files; ///< as the user named them; empty for the sample
    std::size_t records_read = 0;
    std::size_t records_left_out = 0;
};

/// What a saved view keeps besides the view.
struct Resumed {
    Selection selection;
    std::map<std::uint32_t, base::Vec2> pins; ///< by NodeId
    graph::Annotations annotations;
    /// Homes of all nodes, by NodeId, not finite where one is not known; empty: they are laid out.
    std::vector<base::Vec2> positions;
    bool has_grown = false; ///< the homes are of a smaller network: they may give way a little
    std::vector<model::Milestone> milestones{}; ///< the user's own
    std::vector<TimelineLine> lines{};
    std::optional<PinnedWindow> pinned_window{};
};

/// One open data set with everything that the user chose about it. Panels read it; it changes by
/// apply() and advance() alone. Belongs to one thread, but may be made on another and handed over.
class Document {
  public:
    /// Builds the indices: O(events), to be done off the main thread for large data. The window is
    /// the whole extent of the data unless the view says otherwise.
    explicit Document(std::shared_ptr<const model::EventStore> store, DataInfo info = {},
                      const View& view = {}, std::uint64_t seed = 1);
    ~Document();
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Takes up a saved view where it was left; nothing of it can be undone. Before start_layout.
    void resume(Resumed saved);

    /// Starts the layout of all time in the background, discs of these radii (layout units, by
    /// NodeId) kept apart. Where positions were resumed the layout rests, and every node stays
    /// where it is, until one is moved; see Places.
    void start_layout(std::vector<float> radii = {});

    void apply(const Action& action);
    /// Moves playback and transitions on, takes the newest positions. Returns whether the picture
    /// changed.
    bool advance(double seconds);
    /// Whether advance() is to be called again soon though no input comes.
    [[nodiscard]] bool is_animating() const;

    [[nodiscard]] const model::EventStore& store() const { return *store_; }
    [[nodiscard]] const std::shared_ptr<const model::EventStore>& shared_store() const {
        return store_;
    }
    [[nodiscard]] const DataInfo& info() const { return info_; }
    [[nodiscard]] std::uint64_t seed() const { return seed_; }

    [[nodiscard]] const View& view() const { return choices_.view; }
    [[nodiscard]] const Selection& selection() const { return choices_.selection; }
    [[nodiscard]] const std::map<std::uint32_t, base::Vec2>& pins() const { return choices_.pins; }
    [[nodiscard]] const graph::Annotations& annotations() const { return choices_.annotations; }
    [[nodiscard]] TimeMode time_mode() const { return choices_.view.time_mode; }
    /// The user's own; those of the data are in the store.
    [[nodiscard]] const std::vector<model::Milestone>& milestones() const {
        return choices_.milestones;
    }
    /// Pinned lines of the histogram.
    [[nodiscard]] const std::vector<TimelineLine>& lines() const { return choices_.lines; }
    [[nodiscard]] const History& history() const { return history_; }
    [[nodiscard]] bool is_in_gesture() const { return gesture_start_.has_value(); }
    [[nodiscard]] const Playback& playback() const { return playback_; }

    /// First to last day of the data; 1970 where no event has a closed date.
    [[nodiscard]] const model::Span& domain() const { return domain_; }

    /// Ties under the present rules. While officials are being rolled up (see is_rolling_up) still
    /// those of before.
    [[nodiscard]] const graph::TieIndex& ties() const { return *index_; }
    [[nodiscard]] bool is_rolling_up() const { return rolled_index_being_built_.valid(); }
    [[nodiscard]] const model::FilterIndex& filters() const { return filters_; }
    /// All time, rules not rolled up: what positions and scales rest on.
    [[nodiscard]] const graph::TieGraph& all_time() const { return all_time_; }
    /// All time under the present rules: the scales of sizes and widths.
    [[nodiscard]] const graph::TieGraph& scale_graph() const { return scale_graph_; }
    /// The network of the window, settled.
    [[nodiscard]] const graph::TieGraph& snapshot() const { return transition_.target(); }
    /// The network as it is drawn now, on its way to snapshot().
    [[nodiscard]] const Shown& shown() const { return transition_.shown(); }
    [[nodiscard]] bool is_settled() const {
        return transition_.is_settled() && places_.is_settled();
    }

    /// Index of a dyad in ties().dyads(), or -1.
    [[nodiscard]] std::ptrdiff_t find_tie(const graph::Dyad& dyad) const;

    /// Counts for the filter panel. Worked out when asked for and what they rest on has changed;
    /// during a gesture or playback at most about eight times a second. Where there are many events
    /// those of a moment before while they are being counted.
    [[nodiscard]] const model::FacetCounts& facets() const;
    [[nodiscard]] bool are_facets_behind() const {
        return facets_tally_.is_busy() || facets_are_old_;
    }
    /// Whether something that was asked for is being counted on another thread.
    [[nodiscard]] bool is_counting() const {
        return facets_tally_.is_busy() || counts_.is_busy() || comparison_tally_.is_busy();
    }
    /// Bins of the domain under the present filters; worked out when asked for. Empty where there
    /// would be too many.
    [[nodiscard]] const std::vector<graph::Bin>& histogram(graph::CalendarUnit unit) const;
    /// The passing events of the window behind the selection, newest first: those that name every
    /// selected node, and those of every selected tie. All of the window where nothing is selected.
    [[nodiscard]] const std::vector<model::EventId>& evidence() const;
    /// Whether what evidence() gave last is of another window or filter: it comes at most about
    /// eight times a second while something moves.
    [[nodiscard]] bool is_evidence_behind() const { return evidence_is_old_; }
    /// The window that it is of.
    [[nodiscard]] const model::Window& evidence_window() const { return evidence_window_; }

    // What the time axis tells, see TimelineCounts; all under the present filters.

    /// Valid until it is asked for again.
    [[nodiscard]] const graph::StackedBins& timeline_bins(const BinsWanted& wanted) const;
    /// Classes of the stack that timeline_bins was last asked for.
    [[nodiscard]] std::span<const graph::StackClass> timeline_classes() const {
        return counts_.classes();
    }
    /// When there are events: whether a window is empty, and where the next ones are.
    [[nodiscard]] const graph::EventDays& event_days() const;
    /// Days on which what joins the selection changes.
    [[nodiscard]] const std::vector<model::Day>& selection_changes() const;
    /// Days at which the network turns, by bins of that unit, or of a larger one. Where there are
    /// many events those of a moment before while they are being found.
    [[nodiscard]] const std::vector<graph::TurningPoint>&
    turning_points(graph::CalendarUnit unit) const;
    /// What the passing events of a stretch of time are about, and whom they name; null while that
    /// is being counted.
    [[nodiscard]] const graph::SpanDetails* details_of(const model::Span& span) const;
    /// The domain without outliers ("fit to 2010 - 2024, 3 events outside").
    [[nodiscard]] const std::optional<graph::BulkOfTime>& bulk_of_time() const {
        return counts_.bulk();
    }

    /// The window that is pinned, and the present one beside it; null where none is. Worked out
    /// when asked for, while something moves at most about eight times a second. Where there are
    /// many ties it is that of a moment before (see Comparison::window_b), and null at first, while
    /// they are being compared; valid until it is asked for again.
    [[nodiscard]] const std::optional<PinnedWindow>& pinned_window() const {
        return choices_.pinned_window;
    }
    [[nodiscard]] const graph::Comparison* comparison() const { return shared_comparison().get(); }
    [[nodiscard]] std::shared_ptr<const graph::Comparison> shared_comparison() const;
    /// Whether what comparison() gave last is not of the present window, filter and pinned window.
    [[nodiscard]] bool is_comparison_behind() const {
        return comparison_is_old_ || comparison_tally_.is_busy();
    }
    /// Raised when comparison() gives another one; ask for that first.
    [[nodiscard]] std::uint64_t comparison_version() const { return comparison_tally_.version(); }
    /// The nodes (ascending) that some window shows under the present filter; see
    /// nodes_of_any_time(). Worked out when asked for, while something moves at most about eight
    /// times a second.
    [[nodiscard]] const std::vector<graph::NodeId>& nodes_of_any_time() const;

    /// Where nodes are drawn now, by NodeId, layout units; empty until the layout has begun. At
    /// home, or, where view().arrangement has a reach, near it.
    [[nodiscard]] std::span<const base::Vec2> positions() const { return places_.shown(); }
    /// Where the layout has them, whatever the window: what frames and saved views rest on.
    [[nodiscard]] std::span<const base::Vec2> homes() const { return places_.homes(); }
    [[nodiscard]] LayoutWorker::Status layout_status() const { return places_.worker().status(); }
    /// Whether the layout rests on the filter that was active when it began.
    [[nodiscard]] bool is_laid_out_by_filter() const { return is_laid_out_by_filter_; }
    /// Whether something is measured that was asked for.
    [[nodiscard]] bool is_measuring() const { return gauge_.is_busy(); }
    /// How good homes and the window's places are. Measured on other threads while they are asked
    /// for.
    [[nodiscard]] LayoutGauge::Reading<HomeMeasures> home_measures() const {
        return gauge_.homes();
    }
    [[nodiscard]] LayoutGauge::Reading<WindowMeasures> window_measures() const {
        return gauge_.window();
    }

    /// Raised whenever what is drawn changed (shown(), positions, selection): a picture kept of an
    /// older one is out of date.
    [[nodiscard]] std::uint64_t version() const { return version_; }
    /// Raised when homes changed.
    [[nodiscard]] std::uint64_t homes_version() const { return places_.homes_version(); }

    /// Cuts instead of easing between windows.
    void set_motion(bool has_motion) { transition_.has_motion = has_motion; }
    [[nodiscard]] bool has_motion() const { return transition_.has_motion; }

  private:
    void change(Choices next, Phase phase, const std::string& name);
    void show(const Choices& next);
    void finish_gesture();
    void record_playback();
    void use_index(std::shared_ptr<graph::TieIndex> index);
    void request_rules(const graph::TieRules& rules);
    void take_snapshot(bool at_once);
    void use_arrangement(const Arrangement& before);
    bool advance_places(double seconds);
    [[nodiscard]] graph::TieGraph network_to_lay_out();
    void set_playback(const PlaybackSettings& settings);
    [[nodiscard]] TimelineCounts::Basis basis() const;
    [[nodiscard]] const Verdicts& verdicts() const;
    void use_verdicts();

    std::shared_ptr<const model::EventStore> store_;
    DataInfo info_;
    std::uint64_t seed_;
    model::Span domain_{};
    Choices choices_;
    std::optional<Choices> gesture_start_;
    std::string gesture_name_;
    History history_;
    Playback playback_;
    ModeMemory mode_memory_;
    std::optional<Choices> before_playback_;
    bool is_stepping_ = false; ///< what is shown next is a step of playing

    model::FilterIndex filters_;
    std::shared_ptr<graph::TieIndex> plain_index_;
    std::shared_ptr<graph::TieIndex> rolled_index_; ///< made when first asked for
    std::future<std::shared_ptr<graph::TieIndex>> rolled_index_being_built_;
    std::shared_ptr<graph::TieIndex> index_; ///< one of the two
    graph::TieGraph all_time_;
    graph::TieGraph scale_graph_;
    Transition transition_;

    Places places_;
    LayoutGauge gauge_;
    std::shared_ptr<const layout::LayoutGraph> layout_graph_;
    std::vector<float> radii_;
    bool is_laid_out_by_filter_ = false;
    std::uint64_t version_ = 1;

    // Worked out on demand.
    double seconds_ = 0; ///< told by advance() so far
    struct FacetsWish {
        Verdicts verdicts;
        model::Window window;
        friend bool operator==(const FacetsWish&, const FacetsWish&) = default;
    };
    mutable Tally<FacetsWish, model::FacetCounts> facets_tally_;
    mutable bool facets_are_old_ = true;
    mutable double facets_made_at_ = -1;
    mutable std::map<graph::CalendarUnit, std::vector<graph::Bin>> histograms_;
    mutable std::vector<model::EventId> evidence_;
    mutable bool evidence_is_old_ = true;
    mutable model::Window evidence_window_;
    mutable double evidence_made_at_ = -1;
    std::uint64_t filter_version_ = 1; ///< raised when filters_ gives other verdicts
    mutable Verdicts verdicts_;        ///< those of filters_; null: to be copied
    mutable TimelineCounts counts_;
    mutable WindowComparison comparing_;
    mutable Tally<WindowComparison::Sides, std::shared_ptr<const graph::Comparison>>
        comparison_tally_;
    mutable bool comparison_is_old_ = true;
    mutable double comparison_made_at_ = -1;
    /// What nodes_of_any_time_ rests on.
    struct AnyTimeBasis {
        const graph::TieIndex* index = nullptr;
        graph::Thinning thinning;
        std::uint64_t filter_version = 0;
        friend bool operator==(const AnyTimeBasis&, const AnyTimeBasis&) = default;
    };
    mutable std::vector<graph::NodeId> nodes_of_any_time_;
    mutable AnyTimeBasis any_time_basis_;
    mutable double any_time_made_at_ = -1;
};

} // namespace entente::document
