// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/span.hpp"

#include <span>
#include <string>
#include <vector>

namespace entente::model {

/// A stretch of time of which the data claim to tell everything that they are about, so that no
/// event there means that there was none. What lies outside all such stretches is unknown.
struct Coverage {
    std::string from; ///< EDTF as told; empty when not given
    std::string to;
    Span span = Span::all(); ///< first day of `from` to last day of `to`
    std::string source;      ///< the publisher it holds for; empty: the data as a whole
    std::string extra;       ///< keys that the format does not name: a JSON object's text, or empty
    friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// The stretches of the domain that no claim covers, ascending, apart from each other. None where
/// the data claim nothing: what is not known to be missing is not shown as missing.
///
/// @param sources  publishers that a filter asks for, compared without case: claims for others do
///                 not count then. Where nothing of the kind is asked for, each claim counts.
std::vector<Span> gaps_in_coverage(std::span<const Coverage> coverage, const Span& domain,
                                   std::span<const std::string> sources = {});

} // namespace entente::model
