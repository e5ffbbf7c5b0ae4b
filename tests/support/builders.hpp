// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::test {

/// Builds small data sets in a few lines; ids stand for names, and are added when first used.
class StoreBuilder {
  public:
    struct EventSpec {
        std::string date = "2013-12-11";
        /// "iran" takes part; "source:iran", "target:iran", "mentioned:iran" say the role.
        std::vector<std::string> participants{};
        std::vector<std::string> topics{};
        std::optional<double> tone{};
        double weight = 1;
        std::string type = "consult";
        std::string title{};
        std::string publisher{};
        std::string id{}; ///< "e0", "e1", ... where empty
    };

    StoreBuilder& actor(const std::string& id, model::NodeKind kind);
    /// An official's office, from and to as EDTF or empty.
    StoreBuilder& office(const std::string& official, const std::string& of,
                         const std::string& from = {}, const std::string& to = {});
    StoreBuilder& topic(const std::string& id, const std::string& parent = {});
    StoreBuilder& event(const EventSpec& spec);
    std::shared_ptr<const model::EventStore> build();

  private:
    model::ActorId actor_id(const std::string& id);
    model::TopicId topic_id(const std::string& id);
    model::EventStoreBuilder builder_;
    int events_ = 0;
};

} // namespace entente::test
