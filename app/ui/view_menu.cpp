// SPDX-License-Identifier: MIT
#include "app/ui/view_menu.hpp"
