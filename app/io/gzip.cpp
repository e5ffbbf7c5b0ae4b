// SPDX-License-Identifier: MIT
#include "app/io/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace entente::io {
namespace {

constexpr unsigned char magic[2] = {0x1f, 0x8b};

/// Gives back the bytes that were looked at before those that follow.
class PrefixedSource final : public ByteSource {
  public:
    PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest)
        : prefix_(std::move(prefix)), rest_(std::move(rest)) {}

    tl::expected<std::size_t, Fault> read(std::span<char> room) override {
        if (taken_ == prefix_.size()) {
            return rest_->read(room);
        }
        const std::size_t size = std::min(room.size(), prefix_.size() - taken_);
        std::copy_n(prefix_.data() + taken_, size, room.data());
        taken_ += size;
        return size;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return rest_->consumed(); }

  private:
    std::string prefix_;
    std::size_t taken_ = 0;
    std::unique_ptr<ByteSource> rest_;
};

class GzipSource final : public ByteSource {
  public:
    explicit GzipSource(std::unique_ptr<ByteSource> packed)
        : packed_(std::move(packed)), in_(std::size_t{1} << 16U) {
        constexpr int gzip_only = 16 + MAX_WBITS;
        is_ready_ = inflateInit2(&zlib_, gzip_only) == Z_OK;
    }
    ~GzipSource() override {
        if (is_ready_) {
            inflateEnd(&zlib_);
        }
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    tl::expected<std::size_t, Fault> read(std::span<char> room) override;
    [[nodiscard]] std::uint64_t consumed() const override { return packed_->consumed(); }

  private:
    tl::unexpected<Fault> fault(std::string found, std::string expected) const {
        return tl::unexpected(Fault{"byte " + std::to_string(offset()), std::move(found),
                                    std::move(expected), "broken gzip data"});
    }
    /// How many compressed bytes have been used.
    [[nodiscard]] std::uint64_t offset() const { return fetched_ - zlib_.avail_in; }
    tl::expected<bool, Fault> fetch();
    tl::expected<bool, Fault> next_member();

    std::unique_ptr<ByteSource> packed_;
    std::vector<char> in_;
    z_stream zlib_{};
    std::uint64_t fetched_ = 0;
    std::uint64_t produced_ = 0;
    bool is_ready_ = false;
    bool is_between_members_ = false;
    bool is_done_ = false;
};

/// More compressed bytes, if there are any left.
tl::expected<bool, Fault> GzipSource::fetch() {
    if (zlib_.avail_in > 0) {
        return true;
    }
    const auto size = packed_->read(in_);
    if (!size) {
        return tl::unexpected(size.error());
    }
    fetched_ += *size;
    zlib_.next_in = reinterpret_cast<Bytef*>(in_.data());
    zlib_.avail_in = static_cast<uInt>(*size);
    return *size > 0;
}

/// Whether another member follows the one that ended.
tl::expected<bool, Fault> GzipSource::next_member() {
    while (true) {
        const auto more = fetch();
        if (!more || !*more) {
            return more;
        }
        if (*zlib_.next_in == magic[0]) {
            // inflate itself refuses what only looks like a member.
            inflateReset(&zlib_);
            return true;
        }
        if (*zlib_.next_in != 0) {
            return fault("other bytes after the end of the gzip data",
                         "nothing, or more gzip data");
        }
        ++zlib_.next_in; // tapes and disks pad with zeros
        --zlib_.avail_in;
    }
}

tl::expected<std::size_t, Fault> GzipSource::read(std::span<char> room) {
    if (!is_ready_) {
        return fault("no memory to inflate gzip data", {});
    }
    room = room.first(std::min<std::size_t>(room.size(), std::size_t{1} << 30U));
    zlib_.next_out = reinterpret_cast<Bytef*>(room.data());
    zlib_.avail_out = static_cast<uInt>(room.size());
    while (zlib_.avail_out == room.size() && !is_done_) {
        if (is_between_members_) {
            const auto more = next_member();
            if (!more) {
                return tl::unexpected(more.error());
            }
            is_between_members_ = false;
            is_done_ = !*more;
            continue;
        }
        const auto more = fetch();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return fault("the gzip data end too early", "the rest of them: the file is cut off");
        }
        const int code = inflate(&zlib_, Z_NO_FLUSH);
        if (code == Z_STREAM_END) {
            is_between_members_ = true;
        } else if (code != Z_OK && code != Z_BUF_ERROR) {
            return fault("the gzip data are damaged" +
                             (zlib_.msg != nullptr ? ": " + std::string(zlib_.msg) : std::string()),
                         "whole gzip data");
        }
    }
    const std::size_t size = room.size() - zlib_.avail_out;
    produced_ += size;
    if (produced_ > expansion_free && produced_ / expansion_limit > offset()) {
        return fault("the gzip data grow more than " + std::to_string(expansion_limit) + " times",
                     "event data, which grow 5 to 50 times");
    }
    return size;
}

} // namespace

tl::expected<std::unique_ptr<ByteSource>, Fault>
inflate_if_gzip(std::unique_ptr<ByteSource> source) {
    std::string head;
    std::array<char, 2> room{};
    while (head.size() < 2) {
        const auto size = source->read(std::span(room).first(2 - head.size()));
        if (!size) {
            return tl::unexpected(size.error());
        }
        if (*size == 0) {
            break;
        }
        head.append(room.data(), *size);
    }
    const bool is_gzip = head.size() == 2 && static_cast<unsigned char>(head[0]) == magic[0] &&
                         static_cast<unsigned char>(head[1]) == magic[1];
    std::unique_ptr<ByteSource> whole =
        std::make_unique<PrefixedSource>(std::move(head), std::move(source));
    if (is_gzip) {
        return std::make_unique<GzipSource>(std::move(whole));
    }
    return whole;
}

} // namespace entente::io
