// SPDX-License-Identifier: MIT
#include "app/base/error.hpp"

#include <utility>

namespace entente::base {

Error Error::with_context(const std::string& doing) const& {
    return Error{kind, doing + ": " + message};
}

Error Error::with_context(const std::string& doing) && {
    message.insert(0, doing + ": ");
    return std::move(*this);
}

} // namespace entente::base
