package io.fanfare.completion;

import io.fanfare.completion.Outbox.Kept;
import io.smallrye.mutiny.Uni;

/** Hands one event to the broker. */
public interface EventPublisher {

  /** Completes when the broker has it for good; fails when that is not known in time. */
  Uni<Void> publish(Kept event);
}
