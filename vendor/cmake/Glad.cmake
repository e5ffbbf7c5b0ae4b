# SPDX-License-Identifier: MIT
# Generates the OpenGL 3.3 core loader with the glad program (package python3-glad) and offers it
# as glad::glad. --reproducible keeps the generator from asking the network for specifications.
# Run as a script (-P) it calls the generator, which logs even when it is told to be quiet.
if(CMAKE_SCRIPT_MODE_FILE)
    execute_process(COMMAND "${PROGRAM}" --quiet --reproducible --out-path "${OUTPUT}"
            --api gl:core=3.3 --extensions GL_KHR_debug c
        OUTPUT_VARIABLE log ERROR_VARIABLE log RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "glad could not generate the OpenGL loader:\n${log}")
    endif()
    return()
endif()

find_program(GLAD_PROGRAM glad)
if(NOT GLAD_PROGRAM)
    message(FATAL_ERROR "glad not found: install python3-glad (Debian) or 'pip install glad2'")
endif()
set(glad_dir "${CMAKE_CURRENT_BINARY_DIR}/glad")
add_custom_command(OUTPUT "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h"
    COMMAND ${CMAKE_COMMAND} "-DPROGRAM=${GLAD_PROGRAM}" "-DOUTPUT=${glad_dir}"
        -P "${CMAKE_CURRENT_LIST_DIR}/Glad.cmake"
    COMMENT "Generating the OpenGL 3.3 loader" VERBATIM)
add_library(entente_glad STATIC "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h")
target_include_directories(entente_glad SYSTEM PUBLIC "${glad_dir}/include")
target_link_libraries(entente_glad PUBLIC ${CMAKE_DL_LIBS})
add_library(glad::glad ALIAS entente_glad)
