// SPDX-License-Identifier: MIT
#include "app/io/film_text.hpp"

#include "app/io/atomic_file.hpp"
#include "app/io/png_text.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <zlib.h>

namespace entente::io {
namespace {

using base::fail;
using base::Result;
using Text = std::optional<std::string>;

constexpr std::size_t size_bytes = 8; ///< of the length before what is deflated

tl::unexpected<base::Error> broken_film(const std::filesystem::path& file, std::string_view why) {
    return fail(base::ErrorKind::unreadable, fmt::format("{}: {}", file.string(), why));
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// What the packed texts are; nothing where they are broken.
Text unpacked_texts(std::string_view packed) {
    if (packed.size() < size_bytes) {
        return std::nullopt;
    }
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < size_bytes; ++i) {
        size |= std::uint64_t{byte_at(packed, i)} << (8 * i);
    }
    // Deflate makes no text more than about a thousand times shorter.
    constexpr std::uint64_t most_times = 1100;
    if (size > most_png_text_bytes || size > packed.size() * most_times) {
        return std::nullopt;
    }
    std::string text(static_cast<std::size_t>(size), '\0');
    auto length = static_cast<uLongf>(size);
    packed.remove_prefix(size_bytes);
    if (uncompress(reinterpret_cast<Bytef*>(text.data()), &length,
                   reinterpret_cast<const Bytef*>(packed.data()),
                   static_cast<uLong>(packed.size())) != Z_OK ||
        length != size) {
        return std::nullopt;
    }
    return text;
}

/// Of texts, each `keyword\0text\0`, the one of that keyword.
Text text_among(std::string_view texts, std::string_view keyword) {
    while (!texts.empty()) {
        const std::size_t middle = texts.find('\0');
        const std::size_t end =
            middle == std::string_view::npos ? middle : texts.find('\0', middle + 1);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        if (texts.substr(0, middle) == keyword) {
            return std::string(texts.substr(middle + 1, end - middle - 1));
        }
        texts.remove_prefix(end + 1);
    }
    return std::nullopt;
}

/// The packed texts of a GIF, which stand before its first picture. Empty: none. Nothing: cut off.
Text packed_in_gif(std::string_view bytes) {
    constexpr std::size_t head = 13;
    if (bytes.size() < head) {
        return std::nullopt;
    }
    const unsigned flags = byte_at(bytes, 10);
    std::size_t at = head;
    if ((flags & 0x80U) != 0) {
        at += std::size_t{3} << ((flags & 7U) + 1);
    }
    while (at + 2 < bytes.size() && byte_at(bytes, at) == 0x21U) {
        const bool is_application = byte_at(bytes, at + 1) == 0xffU;
        std::string held;
        at += 2;
        bool is_ours = false;
        bool is_first = true;
        while (true) {
            if (at >= bytes.size()) {
                return std::nullopt;
            }
            const std::size_t length = byte_at(bytes, at++);
            if (length == 0) {
                break;
            }
            if (at + length > bytes.size()) {
                return std::nullopt;
            }
            const std::string_view block = bytes.substr(at, length);
            if (is_first) {
                is_ours = is_application && block == gif_text_name;
            } else if (is_ours) {
                held += block;
            }
            is_first = false;
            at += length;
        }
        if (is_ours) {
            return held;
        }
    }
    return std::string();
}

Text packed_in_webp(std::string_view bytes) {
    std::size_t at = 12;
    while (at + 8 <= bytes.size()) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            length |= std::size_t{byte_at(bytes, at + 4 + i)} << (8 * i);
        }
        if (length > bytes.size() - at - 8) {
            return std::nullopt;
        }
        if (bytes.substr(at, 4) == webp_text_name) {
            return std::string(bytes.substr(at + 8, length));
        }
        at += 8 + length + length % 2;
    }
    return std::string();
}

} // namespace

bool is_told_in_words(std::string_view keyword) {
    return keyword == "Title" || keyword == "Description" || keyword == "Software";
}

std::string packed_texts(const PngTexts& texts) {
    std::string all;
    for (const auto& [keyword, text] : texts) {
        if (!is_told_in_words(keyword)) {
            all.append(keyword).append(1, '\0').append(text).append(1, '\0');
        }
    }
    if (all.empty()) {
        return {};
    }
    std::string packed;
    for (std::size_t i = 0; i < size_bytes; ++i) {
        packed += static_cast<char>(static_cast<std::uint64_t>(all.size()) >> (8 * i) & 0xffU);
    }
    auto length = compressBound(static_cast<uLong>(all.size()));
    std::string deflated(length, '\0');
    if (compress2(reinterpret_cast<Bytef*>(deflated.data()), &length,
                  reinterpret_cast<const Bytef*>(all.data()), static_cast<uLong>(all.size()),
                  Z_BEST_COMPRESSION) != Z_OK) {
        return {};
    }
    return packed.append(deflated, 0, length);
}

Result<Text> film_text(const std::filesystem::path& file, std::string_view keyword) {
    const auto bytes = read_file(file);
    if (!bytes) {
        return fail(bytes.error());
    }
    const std::string_view all = *bytes;
    const bool is_gif = all.substr(0, 4) == "GIF8";
    if (!is_gif && (all.substr(0, 4) != "RIFF" || all.size() < 12 || all.substr(8, 4) != "WEBP")) {
        return broken_film(file, "it is neither GIF nor WebP");
    }
    const Text packed = is_gif ? packed_in_gif(all) : packed_in_webp(all);
    if (!packed) {
        return broken_film(file, "it is cut off");
    }
    if (packed->empty()) {
        return Text();
    }
    const Text texts = unpacked_texts(*packed);
    if (!texts) {
        return broken_film(file, "what it was made from is broken");
    }
    return text_among(*texts, keyword);
}

} // namespace entente::io
