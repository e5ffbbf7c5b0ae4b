// SPDX-License-Identifier: MIT
#include "app/ui/detail_panel.hpp"
