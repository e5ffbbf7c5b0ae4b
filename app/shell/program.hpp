// SPDX-License-Identifier: MIT
#pragma once

namespace entente::shell {

/// The whole program: reads the command line, does what it asks, returns the exit code of CLI.md.
int run_program(int argc, char** argv);

} // namespace entente::shell
