package io.fanfare.replica;

import java.util.UUID;

/**
 * This process among its equals.
 *
 * @param id new at every start, so that a restarted process never takes its old claims for its own
 */
public record Replica(UUID id) {}
