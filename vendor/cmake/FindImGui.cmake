# SPDX-License-Identifier: MIT
# Finds Dear ImGui with its GLFW and OpenGL 3 backends and offers it as ImGui::ImGui.
# A CMake package (vcpkg) is taken where there is one, else Debian's pkg-config file; Debian's
# static library leaves stb out, so it is linked beside it.
find_package(imgui CONFIG QUIET)
if(TARGET imgui::imgui)
    add_library(ImGui::ImGui INTERFACE IMPORTED GLOBAL)
    target_link_libraries(ImGui::ImGui INTERFACE imgui::imgui)
    set(ImGui_FOUND TRUE)
    return()
endif()
find_package(PkgConfig QUIET)
pkg_check_modules(ImGui_PC QUIET IMPORTED_TARGET imgui)
find_library(ImGui_STB_LIBRARY stb)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(ImGui REQUIRED_VARS ImGui_PC_FOUND
    VERSION_VAR ImGui_PC_VERSION
    REASON_FAILURE_MESSAGE "install libimgui-dev and libstb-dev, or use the vcpkg preset")
if(ImGui_FOUND AND NOT TARGET ImGui::ImGui)
    add_library(ImGui::ImGui INTERFACE IMPORTED GLOBAL)
    target_include_directories(ImGui::ImGui SYSTEM INTERFACE ${ImGui_PC_INCLUDE_DIRS})
    target_link_libraries(ImGui::ImGui INTERFACE PkgConfig::ImGui_PC)
    if(ImGui_STB_LIBRARY)
        target_link_libraries(ImGui::ImGui INTERFACE ${ImGui_STB_LIBRARY})
    endif()
endif()
