// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/description.hpp"
#include "app/model/filter.hpp"

#include <future>
#include <memory>

namespace entente::document {

/// Puts views into words on another thread, one after the other. It keeps an index of its own
/// there, so that the window of the one that is drawn does not move. Belongs to one thread.
class Describer {
  public:
    /// A view of a data set, and how it is told.
    struct Wish {
        std::shared_ptr<const model::EventStore> store;
        View view;
        DescriptionSettings settings;
        friend bool operator==(const Wish&, const Wish&) = default;
    };

    /// Begins, unless it is busy or has just that done already; then it does nothing.
    void begin(const Wish& wish);
    [[nodiscard]] bool is_busy() const { return being_made_.valid(); }
    /// Takes what is ready, without waiting. Returns whether there was something.
    bool take();

    /// The newest description, null before the first; and what it tells.
    [[nodiscard]] const std::shared_ptr<const Description>& newest() const { return newest_; }
    [[nodiscard]] bool is_of(const Wish& wish) const { return newest_ && told_ == wish; }

  private:
    struct Indices;
    struct Made {
        std::unique_ptr<Indices, void (*)(Indices*)> indices{nullptr, nullptr};
        std::shared_ptr<const Description> description;
    };
    static Made make(const Wish& wish, std::unique_ptr<Indices, void (*)(Indices*)> indices);

    std::unique_ptr<Indices, void (*)(Indices*)> indices_{nullptr, nullptr};
    std::shared_ptr<const Description> newest_;
    Wish told_;
    Wish making_;
    std::future<Made> being_made_;
};

} // namespace entente::document
