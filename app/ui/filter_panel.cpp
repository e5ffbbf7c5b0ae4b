// SPDX-License-Identifier: MIT
#include "app/ui/filter_panel.hpp"
