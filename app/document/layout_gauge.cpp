// SPDX-License-Identifier: MIT
#include "app/document/layout_gauge.hpp"

#include "app/layout/quality.hpp"

#include <utility>

namespace entente::document {
namespace {

/// While the layout runs, so often, and at its end.
constexpr double seconds_between_measures = 0.5;
/// A window that rests so long is laid out by itself.
constexpr double seconds_to_alone = 0.6;

} // namespace

LayoutGauge::LayoutGauge()
    : home_worker_([](const HomeJob& job, const std::stop_token& stop) {
          HomeResult result;
          result.version = job.version;
          result.measures.stress = layout::normalized_stress(*job.graph, job.homes);
          if (!stop.stop_requested()) {
              result.measures.neighborhoods =
                  layout::neighborhood_preservation(*job.graph, job.homes);
          }
          return result;
      }),
      window_worker_([](const WindowJob& job, const std::stop_token& stop) {
          base::Progress progress;
          progress.stop = stop;
          return WindowResult{document::measure_window(*job.window, job.homes, job.places,
                                                       job.before.get(), job.with_alone, progress),
                              job.version};
      }) {}

void LayoutGauge::advance(double seconds, const Subject& subject,
                          const std::function<std::vector<base::Vec2>()>& places) {
    seconds_ += seconds;
    if (auto result = home_worker_.take()) {
        home_result_ = *result;
    }
    if (auto result = window_worker_.take()) {
        // What the same window had alone is still true of it.
        if (window_result_ && !result->measures.stress_alone &&
            window_result_->version == result->version) {
            result->measures.stress_alone = window_result_->measures.stress_alone;
        }
        window_result_ = *result;
    }
    is_found_ = subject.is_found;
    homes_now_ = subject.homes_version;
    if (window_now_ != subject.places_version) {
        window_now_ = subject.places_version;
        window_changed_at_ = seconds_;
    }
    is_busy_ = false;
    if (subject.homes.empty()) {
        return;
    }
    if (is_looked_at(homes_asked_at_) && subject.graph != nullptr) {
        measure_homes(subject);
        is_busy_ = home_worker_.is_busy() || homes_begun_ != homes_now_;
    }
    if (is_looked_at(window_asked_at_) && subject.window != nullptr && subject.is_found) {
        measure_window(subject, places);
        is_busy_ =
            is_busy_ || window_worker_.is_busy() || window_begun_ != window_now_ || !alone_begun_;
    }
}

void LayoutGauge::measure_homes(const Subject& subject) {
    const bool is_due =
        !subject.is_running || seconds_ - homes_begun_at_ >= seconds_between_measures;
    if (homes_begun_ == homes_now_ || !is_due || home_worker_.is_busy()) {
        return;
    }
    homes_begun_ = homes_now_;
    homes_begun_at_ = seconds_;
    home_worker_.ask({subject.graph, {subject.homes.begin(), subject.homes.end()}, homes_now_});
}

void LayoutGauge::measure_window(const Subject& subject,
                                 const std::function<std::vector<base::Vec2>()>& places) {
    const bool is_new = window_begun_ != window_now_;
    const bool is_alone = !is_new && !alone_begun_ && !subject.is_running &&
                          seconds_ - window_changed_at_ >= seconds_to_alone;
    if (!is_new && !is_alone) {
        return;
    }
    WindowJob job{subject.window, {subject.homes.begin(), subject.homes.end()},
                  places(),       {},
                  window_now_,    is_alone};
    if (is_new) {
        // Another window is a step; the same one with other places is not.
        if (measured_ != subject.window) {
            before_ = std::exchange(last_, nullptr);
            measured_ = subject.window;
        }
        last_ = std::make_shared<PlacedWindow>(placed_window(*subject.window, job.places));
        window_begun_ = window_now_;
        alone_begun_ = subject.window->nodes.size() > most_alone;
    } else {
        alone_begun_ = true;
    }
    job.before = before_;
    window_worker_.ask(std::move(job));
}

LayoutGauge::Reading<HomeMeasures> LayoutGauge::homes() const {
    homes_asked_at_ = seconds_;
    if (!home_result_) {
        return {};
    }
    return {home_result_->measures, home_result_->version == homes_now_};
}

LayoutGauge::Reading<WindowMeasures> LayoutGauge::window() const {
    window_asked_at_ = seconds_;
    if (!window_result_) {
        return {};
    }
    return {window_result_->measures, is_found_ && window_result_->version == window_now_};
}

} // namespace entente::document
