/**
 * The command line: commands, the console, the text trace on a terminal or in a file, and exit
 * statuses (docs/cli.md).
 */
@NullMarked
package org.gunyahsim.cli;

import org.jspecify.annotations.NullMarked;
