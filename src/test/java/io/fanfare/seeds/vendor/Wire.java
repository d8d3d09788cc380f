package io.fanfare.seeds.vendor;

import io.fanfare.seeds.world.Latency;
import java.time.Duration;

/**
 * The way to the vendor.
 *
 * @param local from the decision to send to the write: finding a connection
 * @param there from the write to the arrival; its spread is what the quota's guard is for
 * @param back from the answer to its arrival
 * @param deadline for a whole call
 */
public record Wire(Latency local, Latency there, Latency back, Duration deadline) {}
