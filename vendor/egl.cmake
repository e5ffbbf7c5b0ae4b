# SPDX-License-Identifier: MIT
# EGL makes a context without a display; a system without it (Windows, macOS) draws in windows only.
find_package(OpenGL COMPONENTS EGL)
