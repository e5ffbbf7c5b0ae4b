// SPDX-License-Identifier: MIT
#include "app/model/filter.hpp"

namespace entente::model {

bool Filter::is_active(FilterDimension dimension) const {
    switch (dimension) {
    case FilterDimension::year:
        return years.is_active() || !with_undated;
    case FilterDimension::topic:
        return topics.is_active();
    case FilterDimension::type:
        return types.is_active();
    case FilterDimension::actor:
        return actors.is_active();
    case FilterDimension::kind:
        return kinds.is_active();
    case FilterDimension::source:
        return sources.is_active();
    case FilterDimension::tone:
        return tone_min.has_value() || tone_max.has_value();
    case FilterDimension::text:
        return text.find_first_not_of(" \t\r\n") != std::string::npos;
    }
    return false;
}

bool Filter::is_active() const {
    for (std::size_t i = 0; i < filter_dimension_count; ++i) {
        if (is_active(static_cast<FilterDimension>(i))) {
            return true;
        }
    }
    return false;
}

void Filter::clear(FilterDimension dimension) {
    switch (dimension) {
    case FilterDimension::year:
        years = {};
        with_undated = true;
        break;
    case FilterDimension::topic:
        topics = {};
        all_topics = false;
        break;
    case FilterDimension::type:
        types = {};
        break;
    case FilterDimension::actor:
        actors = {};
        break;
    case FilterDimension::kind:
        kinds = {};
        break;
    case FilterDimension::source:
        sources = {};
        break;
    case FilterDimension::tone:
        tone_min.reset();
        tone_max.reset();
        break;
    case FilterDimension::text:
        text.clear();
        break;
    }
}

} // namespace entente::model
