package io.fanfare.tracing;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows what is done for jobs. No failure of it is ever a failure of what it follows. */
public interface Tracing {

  /** Follows nothing. */
  Tracing NONE =
      new Tracing() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public <T> Uni<T> follow(
            Errand errand, Uni<T> work, Function<T, Map<String, String>> outcome) {
          return work;
        }

        @Override
        public Uni<@Nullable String> published(UUID jobId, Map<String, String> facts) {
          return Uni.createFrom().nullItem();
        }
      };

  /** Whether anything is followed at all. */
  boolean isOn();

  /**
   * Notes the call, from its subscription on until its answer, in the trace of each of its jobs.
   *
   * @param outcome the facts of an answer
   */
  <T> Uni<T> follow(Errand errand, Uni<T> work, Function<T, Map<String, String>> outcome);

  /**
   * Notes that an event about a job leaves; answers the W3C {@code traceparent} to send along, null
   * when the job is not followed. Never fails.
   */
  Uni<@Nullable String> published(UUID jobId, Map<String, String> facts);
}
