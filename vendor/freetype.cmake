# SPDX-License-Identifier: MIT
find_package(Freetype 2.12 REQUIRED)
