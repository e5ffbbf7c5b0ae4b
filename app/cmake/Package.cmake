# SPDX-License-Identifier: MIT
# CPack: a .deb and a .tgz. Filled in by app/shell's install rules.
