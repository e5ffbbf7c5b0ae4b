# SPDX-License-Identifier: MIT
# entente_embed_shaders(TARGET FILE...): a library that carries the files of the calling folder as text;
# shaders/embedded.hpp tells how to reach them. Run as a script (-P) it writes the source file.
if(CMAKE_SCRIPT_MODE_FILE)
    set(entries "")
    foreach(name IN LISTS NAMES)
        file(READ "${FOLDER}/${name}" text)
        # A delimiter of its own keeps parentheses and quotes in the text as they are.
        string(APPEND entries "    File{\"${name}\", R\"glsl(${text})glsl\"},\n")
    endforeach()
    file(WRITE "${OUTPUT}" "// Written by EmbedShaders.cmake.
#include \"shaders/embedded.hpp\"

#include <array>

namespace entente::shaders {
namespace {

constexpr std::array files{
${entries}};

} // namespace

std::span<const File> embedded() {
    return files;
}

} // namespace entente::shaders
")
    return()
endif()

set(ENTENTE_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(entente_embed_shaders target)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE inputs)
    add_custom_command(OUTPUT "${output}"
        COMMAND ${CMAKE_COMMAND} "-DNAMES=${ARGN}" "-DFOLDER=${CMAKE_CURRENT_SOURCE_DIR}"
            "-DOUTPUT=${output}" -P "${ENTENTE_EMBED_SCRIPT}"
        DEPENDS ${inputs} "${ENTENTE_EMBED_SCRIPT}" COMMENT "Embedding the shaders" VERBATIM)
    add_library(${target} STATIC "${output}")
    entente_options(${target})
endfunction()
