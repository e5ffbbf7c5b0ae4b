// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/document.hpp"
#include "app/io/diagnostics.hpp"
#include "app/shell/data_files.hpp"
#include "app/shell/recipe.hpp"
#include "app/shell/selection.hpp"

#include <atomic>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace entente::shell {

/// Reads data and builds a document of it on a thread of its own, so that the window stays alive.
class Loader {
  public:
    struct Job {
        /// Data; or one figure or saved view, whose data come with it unless others are named.
        std::vector<std::filesystem::path> files;
        Selection selection; ///< becomes the first view
        std::uint64_t seed = 1;
        bool is_sample = false;
    };
    struct Outcome {
        Job job;
        base::Result<std::unique_ptr<document::Document>> document;
        io::Diagnostics diagnostics;
        std::set<char32_t> characters; ///< that panels may have to show of it
        std::vector<DataFile> files;   ///< as captions and recipes tell them
        std::optional<Recipe> recipe;  ///< of the figure or saved view
        std::string changes; ///< how the data differ from those of the recipe; empty: not at all
    };

    ~Loader();
    /// A load in progress is given up.
    void start(Job job);
    void cancel();
    [[nodiscard]] bool is_busy() const { return outcome_.valid(); }
    [[nodiscard]] double fraction() const { return fraction_->load(); }
    [[nodiscard]] std::string name() const;
    /// What came of it, once; nothing while it goes on.
    std::optional<Outcome> take();

  private:
    std::vector<std::filesystem::path> files_;
    std::stop_source stop_;
    std::shared_ptr<std::atomic<double>> fraction_ = std::make_shared<std::atomic<double>>(0);
    std::future<Outcome> outcome_;
    std::vector<std::future<Outcome>> given_up_; ///< asked to stop, not yet ended
};

} // namespace entente::shell
