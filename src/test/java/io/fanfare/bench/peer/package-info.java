/**
 * A peer: what a careful Java team writes without Fanfare, with a pool of threads and Bucket4j. It
 * knows nothing of the benchmark but the shape of its input and output files.
 */
@NullMarked
package io.fanfare.bench.peer;

import org.jspecify.annotations.NullMarked;
