package io.fanfare.http.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Events on their way to a reader.
 *
 * @param blocks of lines as Server-Sent Events have them, asked for one by one
 * @param patience how long a reader may take nothing
 * @param stopping completes when the replica stops
 */
record Followed(Multi<String> blocks, Duration patience, Uni<Void> stopping) {}
