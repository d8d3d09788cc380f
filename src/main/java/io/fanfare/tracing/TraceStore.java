package io.fanfare.tracing;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps which trace a job belongs to, so that every replica finds it. */
public interface TraceStore {

  /** Notes the trace of a job that is about to be kept, as a W3C {@code traceparent}. */
  Uni<Void> keep(UUID jobId, String traceparent);

  /** The job's, null when it has none. */
  Uni<@Nullable String> find(UUID jobId);

  /** Deletes those of jobs that were asked for more than 30 days ago. */
  Uni<Integer> purge();
}
