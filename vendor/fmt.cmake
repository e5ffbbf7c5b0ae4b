# SPDX-License-Identifier: MIT
find_package(fmt 9 REQUIRED)
