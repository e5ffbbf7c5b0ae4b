// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/byte_source.hpp"

#include <memory>

namespace entente::io {

/// Gzip data may not grow by more than this factor once they have passed `expansion_free` bytes.
/// Event files grow 5 to 50 times; the worst that deflate can do is 1032.
inline constexpr std::uint64_t expansion_limit = 250;
inline constexpr std::uint64_t expansion_free = std::uint64_t{64} << 20U;

/// The source itself, or, where its first two bytes are those of gzip, a source of the text within:
/// one member after the other, zero bytes after the last one ignored. Truncated or corrupt data,
/// other bytes after the end, and absurd expansion are faults that tell the byte of the compressed
/// data. Source: RFC 1952.
tl::expected<std::unique_ptr<ByteSource>, Fault>
inflate_if_gzip(std::unique_ptr<ByteSource> source);

} // namespace entente::io
