# SPDX-License-Identifier: MIT
find_package(ImGui 1.86 REQUIRED)
