# SPDX-License-Identifier: MIT
find_package(tl-expected 1.0 REQUIRED)
