# SPDX-License-Identifier: MIT
find_package(GIF 5.1 REQUIRED)
