/**
 * What is to be done, by whom it is done not being known: jobs, the vendor's limits and speed,
 * disturbances. Must not know: any party.
 */
@NullMarked
package io.fanfare.bench.workload;

import org.jspecify.annotations.NullMarked;
