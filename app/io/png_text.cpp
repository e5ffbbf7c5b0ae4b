// SPDX-License-Identifier: MIT
#include "app/io/png_text.hpp"

#include "app/io/png_chunks.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <system_error>

namespace entente::io {
namespace {

namespace fs = std::filesystem;

std::uint32_t number_at(const char* bytes) {
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i) {
        number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    return number;
}

/// Nothing where it is no zlib stream, or unpacks to more than is allowed.
std::optional<std::string> unpacked(std::string_view packed) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) {
        return std::nullopt;
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string text;
    std::array<char, 1U << 16U> piece{};
    int state = Z_OK;
    while (state == Z_OK && text.size() <= most_png_text_bytes) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        text.append(piece.data(), piece.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END || text.size() > most_png_text_bytes) {
        return std::nullopt;
    }
    return text;
}

/// The text of an iTXt chunk's data; nothing where it is broken. Its keyword has been seen.
std::optional<std::string> text_of(std::string_view data, std::size_t keyword_size) {
    if (data.size() < keyword_size + 5) {
        return std::nullopt;
    }
    const char packed = data[keyword_size + 1];
    const char method = data[keyword_size + 2];
    std::size_t at = keyword_size + 3;
    for (int part = 0; part < 2; ++part) { // language and translated keyword
        at = data.find('\0', at);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        ++at;
    }
    if (packed == 0) {
        return std::string(data.substr(at));
    }
    return packed == 1 && method == 0 ? unpacked(data.substr(at)) : std::nullopt;
}

} // namespace

base::Result<std::optional<std::string>> png_text(const fs::path& file, std::string_view keyword) {
    const auto refuse = [&](std::string_view why) {
        return base::fail(base::ErrorKind::unreadable, fmt::format("{}: {}", file.string(), why));
    };
    std::ifstream stream(file, std::ios::binary);
    std::string signature(png_signature.size(), '\0');
    if (!stream.read(signature.data(), static_cast<std::streamsize>(signature.size())) ||
        signature != png_signature) {
        return refuse("it is no PNG");
    }
    std::error_code error;
    const std::uintmax_t file_size = fs::file_size(file, error);
    if (error) {
        return refuse("its size is not known");
    }
    std::uintmax_t at = signature.size();
    std::array<char, 8> head{};
    while (stream.read(head.data(), head.size())) {
        const std::uint32_t size = number_at(head.data());
        const std::string_view type(head.data() + 4, 4);
        at += head.size();
        if (size > file_size - std::min(at, file_size)) {
            return refuse("it is cut off");
        }
        at += std::uintmax_t{size} + 4;
        if (type == "IEND") {
            return std::nullopt;
        }
        if (type != "iTXt") {
            stream.seekg(static_cast<std::streamoff>(at));
            continue;
        }
        if (size > most_png_text_bytes) {
            return refuse("a text in it is too large");
        }
        std::string data(size, '\0');
        std::array<char, 4> sum{};
        if (!stream.read(data.data(), static_cast<std::streamsize>(size)) ||
            !stream.read(sum.data(), sum.size())) {
            return refuse("it is cut off");
        }
        if (data.compare(0, keyword.size(), keyword) != 0 || data.size() <= keyword.size() ||
            data[keyword.size()] != '\0') {
            continue;
        }
        if (number_at(sum.data()) != chunk_checksum("iTXt", data)) {
            return refuse("a text in it is damaged");
        }
        auto text = text_of(data, keyword.size());
        if (!text) {
            return refuse("a text in it is damaged, or too large");
        }
        return text;
    }
    return refuse("it is cut off");
}

} // namespace entente::io
