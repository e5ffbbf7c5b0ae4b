# SPDX-License-Identifier: MIT
find_package(pugixml 1.13 REQUIRED)
