// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace entente::base {

/// What went wrong, as far as a caller may want to act on it.
enum class ErrorKind {
    usage,            ///< the command line or a setting asks for something that does not exist
    unreadable,       ///< an input file is missing, or is not what it claims to be
    invalid_argument, ///< a value handed to a function is outside what its docstring allows
    not_written,      ///< an output file could not be written
    graphics,         ///< no context, or not enough of OpenGL 3.3
    cancelled         ///< the caller's stop token asked for it
};

/// An expected fault: says what was found, what was expected, and where.
struct Error {
    ErrorKind kind = ErrorKind::unreadable;
    std::string message;

    /// The same error with "doing: " before its message, for the layer that knows what was being
    /// done.
    [[nodiscard]] Error with_context(const std::string& doing) const&;
    [[nodiscard]] Error with_context(const std::string& doing) &&;
};

} // namespace entente::base
