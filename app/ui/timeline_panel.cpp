// SPDX-License-Identifier: MIT
#include "app/ui/timeline_panel.hpp"
