# SPDX-License-Identifier: MIT
# Generates the OpenGL 3.3 core loader with the glad program (package python3-glad) and offers it
# as glad::glad. --reproducible keeps the generator from asking the network for specifications.
find_program(GLAD_PROGRAM glad)
if(NOT GLAD_PROGRAM)
    message(FATAL_ERROR "glad not found: install python3-glad (Debian) or 'pip install glad2'")
endif()
set(glad_dir "${CMAKE_CURRENT_BINARY_DIR}/glad")
execute_process(COMMAND "${GLAD_PROGRAM}" --help OUTPUT_VARIABLE glad_help ERROR_QUIET)
set(glad_command "${GLAD_PROGRAM}" --reproducible --out-path "${glad_dir}" --api gl:core=3.3
    --extensions GL_KHR_debug c)
add_custom_command(OUTPUT "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h"
    COMMAND ${glad_command} COMMENT "Generating the OpenGL 3.3 loader" VERBATIM)
add_library(entente_glad STATIC "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h")
target_include_directories(entente_glad SYSTEM PUBLIC "${glad_dir}/include")
target_link_libraries(entente_glad PUBLIC ${CMAKE_DL_LIBS})
add_library(glad::glad ALIAS entente_glad)
