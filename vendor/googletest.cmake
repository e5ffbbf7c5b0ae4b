# SPDX-License-Identifier: MIT
find_package(GTest 1.12 REQUIRED)
