// SPDX-License-Identifier: MIT
// Our side of compare_window_moves: writes made events and the windows to move over them, and times
// each of these moves.
// usage: window_moves write FOLDER days|spans     events.bin and moves.txt into FOLDER
//        window_moves time FOLDER days|spans      a line for each series of moves: its name, sums
//                                                 that prove where it ended, and each move's
//                                                 milliseconds; last "memory BYTES_PER_EVENT TIES"
#include "app/base/rng.hpp"
#include "app/graph/tie_index.hpp"
#include "tests/bench/made_events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;
using model::WindowMode;

constexpr std::uint32_t class_count = 16; ///< the filter takes events of some classes
constexpr double half_life_days = 365;
constexpr std::int32_t far_past = -1'000'000;
constexpr std::int32_t far_future = 1'000'000;

/// Scattered, the same in each run.
std::uint8_t class_of(std::uint32_t event) {
    return static_cast<std::uint8_t>((event * 0x9e37'79b9U) >> 28U);
}

/// What moves.txt says: a line for each step.
class MoveWriter {
  public:
    MoveWriter(const std::string& path, model::Span extent)
        : out_(path), begin_(model::day_number(extent.first)),
          end_(model::day_number(extent.last) + 1) {}

    [[nodiscard]] std::int32_t begin() const { return begin_; }
    [[nodiscard]] std::int32_t end() const { return end_; }
    [[nodiscard]] std::int32_t any(base::Rng& rng) const {
        return begin_ +
               static_cast<std::int32_t>(rng.below(static_cast<std::uint32_t>(end_ - begin_)));
    }

    /// All that follows is timed under this name.
    void series(const std::string& mode, const std::string& name) {
        out_ << "series " << mode << " | " << name << " | "
             << (is_filtered_ ? "a filter is active" : "all events") << "\n";
    }
    /// To [from, to), timed.
    void move(std::int32_t from, std::int32_t to) { out_ << "move " << from << " " << to << "\n"; }
    /// The same, not timed.
    void place(std::int32_t from, std::int32_t to) {
        out_ << "place " << from << " " << to << "\n";
    }
    /// Classes [from, to) pass, timed.
    void filter(std::uint32_t from, std::uint32_t to) {
        out_ << "filter " << from << " " << to << "\n";
    }
    void place_filter(std::uint32_t from, std::uint32_t to) {
        out_ << "place_filter " << from << " " << to << "\n";
        is_filtered_ = to - from < class_count;
    }

    /// A window of `width` days, to and fro by `step` days.
    void walk(std::int32_t width, std::int32_t step, int count, bool has_start, bool has_end) {
        const std::int32_t middle = begin_ + (end_ - begin_ - width) / 2;
        std::int32_t from = middle;
        const auto put = [&](bool is_timed) {
            const std::int32_t a = has_start ? from : far_past;
            const std::int32_t b = has_end ? from + width : far_future;
            is_timed ? move(a, b) : place(a, b);
        };
        put(false);
        for (int i = 0; i < count; ++i) {
            if (from + step < begin_ || from + step + width > end_) {
                step = -step;
            }
            from += step;
            put(true);
        }
    }

  private:
    std::ofstream out_;
    std::int32_t begin_ = 0;
    std::int32_t end_ = 0;
    bool is_filtered_ = false;
};

struct Step {
    const char* name;
    std::int32_t days;
    int count;
};
constexpr Step steps[]{
    {"a day", 1, 1000}, {"a month", 30, 300}, {"a year", 365, 60}, {"ten years", 3650, 16}};

void write_window_moves(MoveWriter& moves) {
    for (const Step& step : steps) {
        moves.series("window", fmt::format("a year wide, by {}", step.name));
        moves.walk(365, step.days, step.count, true, true);
    }
    for (const Step& step : steps) {
        moves.series("window", fmt::format("by its width: {}", step.name));
        moves.walk(step.days, step.days, step.count, true, true);
    }
    base::Rng rng(2);
    moves.series("window", "by its width: random");
    for (int i = 0; i < 60; ++i) {
        const auto width =
            static_cast<std::int32_t>(std::exp(std::log(10) + rng.uniform() * std::log(365)));
        const auto room = static_cast<std::uint32_t>(moves.end() - moves.begin() - 2 * width);
        const auto from = moves.begin() + static_cast<std::int32_t>(rng.below(room));
        const bool is_back = rng.below(2) == 0;
        moves.place(is_back ? from + width : from, is_back ? from + 2 * width : from + width);
        moves.move(is_back ? from : from + width, is_back ? from + width : from + 2 * width);
    }
    moves.series("window", "a month wide, anywhere");
    for (int i = 0; i < 60; ++i) {
        const std::int32_t from = moves.any(rng);
        moves.move(from, from + 30);
    }
    moves.series("window", "both ends anywhere");
    for (int i = 0; i < 40; ++i) {
        const std::int32_t a = moves.any(rng);
        const std::int32_t b = moves.any(rng);
        moves.move(std::min(a, b), std::max(a, b) + 1);
    }
}

/// Modes with one end of their own.
void write_edge_moves(MoveWriter& moves, const std::string& mode, bool has_start, bool has_end) {
    for (const Step& step : steps) {
        moves.series(mode, fmt::format("by {}", step.name));
        moves.walk(0, step.days, step.count, has_start, has_end);
    }
    base::Rng rng(3);
    moves.series(mode, "anywhere");
    for (int i = 0; i < 40; ++i) {
        const std::int32_t day = moves.any(rng);
        moves.move(has_start ? day : far_past, has_end ? day : far_future);
    }
}

void write_moves(MoveWriter& moves) {
    moves.place_filter(0, class_count);
    for (const bool is_filtered : {false, true}) {
        if (is_filtered) {
            moves.place_filter(0, 12);
        }
        write_window_moves(moves);
        for (const Step& step : steps) {
            if (step.days > 365) {
                continue;
            }
            moves.series("instant", fmt::format("{} after {}", step.name, step.name));
            moves.walk(step.days, step.days, step.count, true, true);
        }
        write_edge_moves(moves, "growing", false, true);
        write_edge_moves(moves, "from-here", true, false);
        write_edge_moves(moves, "memory", false, true);
    }
    base::Rng rng(4);
    const std::int32_t middle = (moves.begin() + moves.end()) / 2;
    constexpr std::array wide{365, 3650, 0};
    constexpr std::array wide_names{"a year", "ten years", "all time"};
    for (const std::string mode : {"window", "memory"}) {
        for (std::size_t i = 0; i < wide.size(); ++i) {
            moves.series(mode, fmt::format("another filter, {} shown", wide_names[i]));
            moves.place(mode == "memory" || wide[i] == 0 ? far_past : middle - wide[i] / 2,
                        wide[i] == 0 ? far_future : middle + wide[i] / 2);
            for (int n = 0; n < 20; ++n) {
                const std::uint32_t from = rng.below(class_count);
                moves.filter(from, from + 1 + rng.below(class_count - from));
            }
        }
    }
}

template <class T>
void put(std::ofstream& out, const std::vector<T>& values) {
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(T)));
}

/// Columns one after the other, as peers/crossfilter.mjs reads them: the count, weight and tone
/// (float64), tie, first and last day (int32), class (uint8).
void write_events(const std::string& path, const graph::TieIndex& index) {
    const model::EventStore& store = index.store();
    const std::size_t count = store.event_count();
    std::vector<std::int32_t> ties(count);
    for (std::size_t tie = 0; tie < index.dyads().size(); ++tie) {
        for (const model::EventId event : index.events_of_tie_at_any_time(tie)) {
            ties[event.index()] = static_cast<std::int32_t>(tie);
        }
    }
    std::vector<double> weights;
    std::vector<double> tones;
    std::vector<std::int32_t> first;
    std::vector<std::int32_t> last;
    std::vector<std::uint8_t> classes;
    for (std::uint32_t i = 0; i < count; ++i) {
        const model::EventId event{i};
        weights.push_back(store.weight(event));
        tones.push_back(store.tone(event));
        first.push_back(model::day_number(store.span(event).first));
        last.push_back(model::day_number(store.span(event).last));
        classes.push_back(class_of(i));
    }
    std::ofstream out(path, std::ios::binary);
    put(out, std::vector<double>{static_cast<double>(count)});
    put(out, weights);
    put(out, tones);
    put(out, ties);
    put(out, first);
    put(out, last);
    put(out, classes);
}

/// Sums over all ties: two engines that agree in them went to the same windows.
std::string proof(const graph::TieIndex& index) {
    double counts = 0;
    double strengths = 0;
    double tones = 0;
    for (std::size_t tie = 0; tie < index.dyads().size(); ++tie) {
        const double count = index.count(tie);
        const double strength = index.strength(tie);
        const double product = count > 0 ? index.tone(tie) * strength : 0;
        counts += count * count;
        strengths += strength * strength;
        tones += product * product;
    }
    return fmt::format("{:.0f} {:.6g} {:.6g}", counts, strengths, tones);
}

/// Reads the moves, does them and tells what each series took.
class Timer {
  public:
    explicit Timer(graph::TieIndex& index)
        : index_(index), verdicts_(index.store().event_count()) {}

    void run(std::istream& moves) {
        std::string line;
        while (std::getline(moves, line)) {
            std::istringstream words(line);
            std::string word;
            words >> word;
            if (word == "series") {
                tell();
                name_ = line.substr(word.size() + 1);
                const std::string mode = name_.substr(0, name_.find(' '));
                window_.mode = mode == "growing"  ? WindowMode::cumulative
                               : mode == "memory" ? WindowMode::decay
                                                  : WindowMode::window;
                continue;
            }
            std::int32_t from = 0;
            std::int32_t to = 0;
            words >> from >> to;
            const bool is_move = word == "move" || word == "place";
            const auto began = Clock::now();
            is_move ? move(from, to) : filter(from, to);
            const std::chrono::duration<double, std::milli> took = Clock::now() - began;
            if (word == "move" || word == "filter") {
                times_.push_back(took.count());
            }
        }
        tell();
    }

  private:
    void move(std::int32_t from, std::int32_t to) {
        window_.span = {from == far_past ? model::Span::earliest : model::day_of(from),
                        to == far_future ? model::Span::latest : model::day_of(to - 1)};
        window_.half_life_days = half_life_days;
        index_.set_window(window_);
    }
    void filter(std::int32_t from, std::int32_t to) {
        for (std::uint32_t i = 0; i < verdicts_.size(); ++i) {
            verdicts_[i] = class_of(i) < from || class_of(i) >= to ? 1 : 0;
        }
        index_.set_failed(verdicts_);
    }
    void tell() {
        if (!times_.empty()) {
            fmt::print("{} | {} |", name_, proof(index_));
            for (const double time : times_) {
                fmt::print(" {:.5f}", time);
            }
            fmt::print("\n");
        }
        times_.clear();
    }

    graph::TieIndex& index_;
    model::Window window_;
    std::string name_;
    std::vector<double> times_;
    std::vector<std::uint8_t> verdicts_;
};

} // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const std::string dates = argc > 3 ? argv[3] : "";
    if (argc != 4 || (what != "write" && what != "time") || (dates != "days" && dates != "spans")) {
        fmt::print(stderr, "usage: window_moves write|time FOLDER days|spans\n");
        return 2;
    }
    const std::string folder = argv[2];
    const auto store = bench::made_store({.has_spans = dates == "spans"});
    graph::TieIndex index(store, {});
    if (what == "write") {
        write_events(folder + "/events.bin", index);
        MoveWriter moves(folder + "/moves.txt", *store->extent());
        write_moves(moves);
        return 0;
    }
    std::ifstream moves(folder + "/moves.txt");
    if (!moves) {
        fmt::print(stderr, "{}/moves.txt is missing: write it first\n", folder);
        return 3;
    }
    Timer(index).run(moves);
    fmt::print("memory {:.1f} {}\n",
               static_cast<double>(index.memory_bytes()) /
                   static_cast<double>(store->event_count()),
               index.dyads().size());
    return 0;
}
