# SPDX-License-Identifier: MIT
# EGL makes a context without a display; a system without it (Windows, macOS) draws in windows only.
find_package(OpenGL COMPONENTS EGL)
if(NOT TARGET OpenGL::EGL)
    add_library(OpenGL::EGL INTERFACE IMPORTED GLOBAL)
    set_target_properties(OpenGL::EGL PROPERTIES INTERFACE_COMPILE_DEFINITIONS ENTENTE_NO_EGL)
endif()
