package io.fanfare.bench.workload;

import java.time.Duration;

/**
 * A fault of the vendor.
 *
 * @param at after the beginning
 * @param fault as the simulator's {@code POST /_sim/faults} takes it
 */
public record Disturbance(Duration at, String fault) {}
