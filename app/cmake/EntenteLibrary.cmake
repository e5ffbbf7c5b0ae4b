# SPDX-License-Identifier: MIT

# entente_options(TARGET): what every target of ours is compiled with.
function(entente_options target)
    target_compile_features(${target} PUBLIC cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    if(NOT MSVC)
        # The same picture on every processor: no fused multiply-add behind our back.
        target_compile_options(${target} PRIVATE -ffp-contract=off)
    endif()
    entente_warnings(${target})
    entente_instrument(${target})
endfunction()

# entente_library(FOLDER SOURCES a.cpp ... USES base ... [LIBRARIES fmt::fmt ...])
# One folder of app/ is one static library entente_<folder>, alias entente::<folder>.
# SOURCES may leave out the ending. USES is mirrored by tests/structure/layers_test.
function(entente_library folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;LIBRARIES;PRIVATE_LIBRARIES")
    set(target entente_${folder})
    set(files)
    foreach(source IN LISTS arg_SOURCES)
        if(NOT source MATCHES "\\.[a-z]+$")
            string(APPEND source ".cpp")
        endif()
        list(APPEND files "${source}")
    endforeach()
    add_library(${target} STATIC ${files})
    add_library(entente::${folder} ALIAS ${target})
    entente_options(${target})
    entente_unity(${target})
    foreach(used IN LISTS arg_USES)
        target_link_libraries(${target} PUBLIC entente::${used})
    endforeach()
    target_link_libraries(${target} PUBLIC ${arg_LIBRARIES} PRIVATE ${arg_PRIVATE_LIBRARIES})
endfunction()

# entente_test(FOLDER SOURCES a_test.cpp ... USES layout ... [LABELS unit] [LIBRARIES ...])
# One executable <folder>_test, each of its cases a CTest test of its own.
function(entente_test folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;LABELS;LIBRARIES")
    if(NOT arg_LABELS)
        set(arg_LABELS unit)
    endif()
    set(target ${folder}_test)
    add_executable(${target} ${arg_SOURCES})
    entente_options(${target})
    if(NOT MSVC)
        # Tests run for a moment and are compiled for many.
        target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
    endif()
    entente_unity(${target})
    foreach(used IN LISTS arg_USES)
        target_link_libraries(${target} PRIVATE entente::${used})
    endforeach()
    target_link_libraries(${target} PRIVATE ${arg_LIBRARIES} entente_test_support GTest::gmock
        GTest::gtest GTest::gtest_main)
    target_compile_definitions(${target} PRIVATE
        ENTENTE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ENTENTE_PROGRAM="$<TARGET_FILE:entente>")
    # Tests run side by side, so that Mesa's threads that draw would only wait for each other.
    gtest_discover_tests(${target} DISCOVERY_TIMEOUT 60 TEST_PREFIX "${folder}."
        PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 300 ENVIRONMENT LP_NUM_THREADS=1)
endfunction()
