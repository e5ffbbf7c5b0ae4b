# SPDX-License-Identifier: MIT
find_package(glfw3 3.3 REQUIRED)
