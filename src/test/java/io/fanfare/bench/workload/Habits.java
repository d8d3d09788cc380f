package io.fanfare.bench.workload;

import java.time.Duration;

/**
 * What a peer is told; Fanfare needs none of it.
 *
 * @param concurrency activities it works on at once
 * @param poll time between two looks at an activity
 * @param timeout after which a call counts as unanswered
 */
public record Habits(int concurrency, Duration poll, Duration timeout) {}
