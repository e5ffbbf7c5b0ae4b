// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/error.hpp"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace entente::base {

/// A value or an Error. Every function that can fail for a reason a user may meet returns one.
template <class T>
using Result = tl::expected<T, Error>;

/// Makes the failing side of a Result.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string message) {
    return tl::unexpected<Error>(Error{kind, std::move(message)});
}

inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace entente::base
