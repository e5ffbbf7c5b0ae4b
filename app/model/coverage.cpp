// SPDX-License-Identifier: MIT
#include "app/model/coverage.hpp"

#include "app/base/utf8.hpp"

#include <algorithm>

namespace entente::model {

std::vector<Span> gaps_in_coverage(std::span<const Coverage> coverage, const Span& domain,
                                   std::span<const std::string> sources) {
    std::vector<Span> gaps;
    if (coverage.empty() || domain.last < domain.first) {
        return gaps;
    }
    const auto is_asked_for = [&](const Coverage& claim) {
        if (sources.empty() || claim.source.empty()) {
            return true;
        }
        const std::string source = base::fold_case(claim.source);
        return std::any_of(sources.begin(), sources.end(), [&](const std::string& wanted) {
            return base::fold_case(wanted) == source;
        });
    };
    std::vector<Span> covered;
    for (const Coverage& claim : coverage) {
        if (is_asked_for(claim) && claim.span.meets(domain)) {
            covered.push_back(claim.span);
        }
    }
    std::sort(covered.begin(), covered.end(),
              [](const Span& a, const Span& b) { return a.first < b.first; });
    Day next = domain.first;
    for (const Span& span : covered) {
        if (next < span.first) {
            gaps.push_back({next, span.first - std::chrono::days{1}});
        }
        next = std::max(next, span.last + std::chrono::days{1});
    }
    if (next <= domain.last) {
        gaps.push_back({next, domain.last});
    }
    return gaps;
}

} // namespace entente::model
