// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/change_words.hpp"
#include "app/scene/figure.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::scene {

/// What is the same on all frames of a film, besides the network.
struct FilmWords {
    std::string title;
    std::vector<Caption::Provenance> provenance; ///< at the foot, below the track
    /// The dates that will be shown: they are set as large as the longest of them allows.
    std::vector<std::string> dates;
    bool tells_changes = false; ///< a line more is kept for them
};

/// The time that a film runs through, along its lower edge. Places are shares of the run, 0..1.
struct FilmTrack {
    /// How much happens in a part of the run.
    struct Bar {
        float from = 0;
        float to = 0;
        float height = 0; ///< 0..1
    };
    std::vector<Bar> bars;
    struct Tick {
        float at = 0;
        std::string label;
    };
    std::vector<Tick> ticks; ///< ascending; those without room are left out
    /// A stretch that the film leaps over.
    struct Break {
        float from = 0;
        float to = 0;
    };
    std::vector<Break> breaks;
    /// A day or a period that has a name, above the bars; names without room are left out.
    struct Milestone {
        float from = 0;
        float to = 0;
        std::string name;
        bool is_period = false;
    };
    std::vector<Milestone> milestones; ///< ascending
};

/// What changes from frame to frame, besides the network.
struct FilmMoment {
    std::string date;   ///< the window in words
    std::string counts; ///< a line below it
    float from = 0;     ///< the window on the track
    float to = 0;
    std::string note{}; ///< beside the date: what was leapt over
    /// What became of ties since the window that this one is compared with; nothing: not compared.
    std::optional<ChangeCounts> changes{};
    std::string no_changes{}; ///< said where it is not compared, and others are
    std::optional<std::pair<float, float>> compared{}; ///< that window on the track
};

/// The frames of a film: title, date, legend and track around one network. All of it is laid out
/// once, for what there is at all times, so that from frame to frame nothing moves but the window.
class FilmPage {
  public:
    /// @param all_time  the graph of all that can be drawn in some window; its camera is not looked
    ///                  at. `options.scale` takes the place of the encoding's pixel_scale.
    FilmPage(const SceneInput& all_time, const FilmWords& words, const FilmTrack& track,
             const FigureOptions& options, text::FontSet& fonts);

    /// One frame. Of the input the graph alone matters, how it appears, and what is drawn largest:
    /// all else of encoding, the camera and places to keep clear are the page's.
    [[nodiscard]] Marks frame(const SceneInput& window, const FilmMoment& moment,
                              text::FontSet& fonts) const;

    [[nodiscard]] const Camera& camera() const { return camera_; }
    [[nodiscard]] const Encoding& encoding() const { return encoding_; }

  private:
    void set_words(const FilmWords& words, text::FontSet& fonts);
    void set_track(const FilmTrack& track, text::FontSet& fonts);
    void set_milestones(const FilmTrack& track, const Rect& lane, text::FontSet& fonts);
    std::optional<Rect> seat_legend(const SceneInput& all_time, const FigureOptions& options,
                                    float margin, text::FontSet& fonts);

    Marks fixed_;
    Encoding encoding_;
    Camera camera_;
    float unit_ = 1;
    Rect frame_;                   ///< within the margins; later what is left for the network
    std::optional<Rect> track_;    ///< where the bars stand
    std::vector<Rect> keep_clear_; ///< within frame_
    void add_words(const FilmMoment& moment, text::FontSet& fonts, Marks& marks) const;
    void add_track(const FilmMoment& moment, Marks& marks) const;

    std::vector<FilmTrack::Bar> bars_;
    std::vector<FilmTrack::Break> breaks_;
    Vec2 date_at_;      ///< of the baseline
    float date_px_ = 0; ///< 0: no words
    Vec2 counts_at_;
    Vec2 changes_at_;
    float right_ = 0; ///< where lines of words end
    bool is_transparent_ = false;
};

} // namespace entente::scene
