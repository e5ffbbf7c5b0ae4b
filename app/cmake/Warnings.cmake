# SPDX-License-Identifier: MIT
# entente_warnings(TARGET): the warnings that all our own code is built with.
function(entente_warnings target)
    if(MSVC)
        target_compile_options(${target} PRIVATE /W4 /permissive-)
        if(ENTENTE_WARNINGS_AS_ERRORS)
            target_compile_options(${target} PRIVATE /WX)
        endif()
    else()
        target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
            -Wold-style-cast)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
            # GCC 12 sees overlapping copies in std::string's operator+ that are not there (its bug 105651),
            # and unset members in the alternatives that a moved std::variant does not hold.
            target_compile_options(${target} PRIVATE -Wno-restrict -Wno-maybe-uninitialized)
        endif()
        if(ENTENTE_WARNINGS_AS_ERRORS)
            target_compile_options(${target} PRIVATE -Werror)
        endif()
    endif()
endfunction()
