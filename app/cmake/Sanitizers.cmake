# SPDX-License-Identifier: MIT
# entente_instrument(TARGET): sanitizers and coverage, as the cache variables ask for them.
function(entente_instrument target)
    if(ENTENTE_SANITIZE)
        string(REPLACE ";" "," list "${ENTENTE_SANITIZE}")
        target_compile_options(${target} PRIVATE -fsanitize=${list} -fno-omit-frame-pointer
            -fno-sanitize-recover=all)
        target_link_options(${target} PUBLIC -fsanitize=${list})
    endif()
    if(ENTENTE_COVERAGE)
        target_compile_options(${target} PRIVATE --coverage)
        target_link_options(${target} PUBLIC --coverage)
    endif()
endfunction()
