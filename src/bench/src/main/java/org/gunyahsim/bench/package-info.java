/** JMH benchmarks. The figures and the commands behind them are in SPECIFICATION.md. */
@NullMarked
package org.gunyahsim.bench;

import org.jspecify.annotations.NullMarked;
