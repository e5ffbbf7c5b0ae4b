// SPDX-License-Identifier: MIT
#include "app/ui/dialog.hpp"
