# SPDX-License-Identifier: MIT
# Most of what the compiler does for one source is reading headers, the same ones for its neighbours. With
# this on it takes several sources of a target at once: a build from nothing takes a third of the time,
# but a changed source is built again with its neighbours. So what is named in an unnamed namespace has
# to be named differently in each source of a folder.
option(ENTENTE_UNITY "Compile the sources of a target several at a time: quicker from nothing" OFF)

# entente_unity(TARGET [SOURCES AT ONCE]): where it is asked for.
function(entente_unity target)
    if(NOT ENTENTE_UNITY)
        return()
    endif()
    set(at_once 8)
    if(ARGC GREATER 1)
        set(at_once ${ARGV1})
    endif()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${at_once})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # What lies beside a source is no header of it; a build of single sources sees the rest of
        # what may be shadowed.
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage -Wno-shadow -Wshadow=local)
    elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        target_compile_options(${target} PRIVATE -Wno-shadow)
    endif()
endfunction()
