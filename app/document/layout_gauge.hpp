// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/newest_job.hpp"
#include "app/document/window_places.hpp"
#include "app/layout/layout.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace entente::document {

/// How well the homes tell the network of all time (layout/quality.hpp).
struct HomeMeasures {
    double stress = 0;        ///< normalized, of all pairs in hops; 0 is best
    double neighborhoods = 0; ///< share of those within two hops that lie nearest; 1 is best
    friend bool operator==(const HomeMeasures&, const HomeMeasures&) = default;
};

/// Measures layout and window on other threads, while somebody looks at the numbers: whoever reads
/// them asks for them, and who has not asked for a second no longer looks.
class LayoutGauge {
  public:
    LayoutGauge();

    /// What there is to be measured.
    struct Subject {
        std::shared_ptr<const layout::LayoutGraph> graph; ///< that is laid out
        std::span<const base::Vec2> homes;
        std::uint64_t homes_version = 0;
        bool is_running = false; ///< the layout
        std::shared_ptr<const graph::TieGraph> window;
        std::uint64_t places_version = 0; ///< of the places in which the window comes to rest
        bool is_found = false;            ///< these are known
    };
    /// @param places  gives those places, by NodeId; called where a measurement begins.
    void advance(double seconds, const Subject& subject,
                 const std::function<std::vector<base::Vec2>()>& places);

    template <class Measures>
    struct Reading {
        std::optional<Measures> measures; ///< nothing before the first
        bool is_current = false;          ///< of what is there now
    };
    [[nodiscard]] Reading<HomeMeasures> homes() const;
    [[nodiscard]] Reading<WindowMeasures> window() const;
    /// Whether something is measured that somebody waits for.
    [[nodiscard]] bool is_busy() const { return is_busy_; }

    /// Windows of more nodes than that are not laid out by themselves for comparison.
    static constexpr std::size_t most_alone = 20'000;

  private:
    struct HomeJob {
        std::shared_ptr<const layout::LayoutGraph> graph;
        std::vector<base::Vec2> homes;
        std::uint64_t version = 0;
    };
    struct HomeResult {
        HomeMeasures measures;
        std::uint64_t version = 0;
    };
    struct WindowJob {
        std::shared_ptr<const graph::TieGraph> window;
        std::vector<base::Vec2> homes;
        std::vector<base::Vec2> places;
        std::shared_ptr<const PlacedWindow> before;
        std::uint64_t version = 0;
        bool with_alone = false;
    };
    struct WindowResult {
        WindowMeasures measures;
        std::uint64_t version = 0;
    };
    void measure_homes(const Subject& subject);
    void measure_window(const Subject& subject,
                        const std::function<std::vector<base::Vec2>()>& places);
    [[nodiscard]] bool is_looked_at(double asked_at) const { return seconds_ - asked_at < 1; }

    NewestJob<HomeJob, HomeResult> home_worker_;
    NewestJob<WindowJob, WindowResult> window_worker_;
    double seconds_ = 0;
    bool is_busy_ = false;
    bool is_found_ = false;
    mutable double homes_asked_at_ = -10;
    mutable double window_asked_at_ = -10;

    std::optional<HomeResult> home_result_;
    std::uint64_t homes_now_ = 0;
    std::uint64_t homes_begun_ = 0; ///< version that was measured, or is
    double homes_begun_at_ = -10;

    std::optional<WindowResult> window_result_;
    std::uint64_t window_now_ = 0;
    std::uint64_t window_begun_ = 0;
    bool alone_begun_ = true; ///< of that version
    double window_changed_at_ = 0;
    std::shared_ptr<const graph::TieGraph> measured_; ///< the window of last_
    std::shared_ptr<const PlacedWindow> last_;        ///< begun last
    std::shared_ptr<const PlacedWindow> before_;      ///< the window before that
};

} // namespace entente::document
