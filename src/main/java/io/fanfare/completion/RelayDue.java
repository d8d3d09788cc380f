package io.fanfare.completion;

import io.fanfare.completion.Outbox.Kept;
import io.fanfare.replica.Replica;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox holds. Events of one key leave one after the other, the next only when
 * the broker has the one before; keys leave side by side. An event that fails holds back those
 * behind it, of its key only, and is tried again in the next pass.
 */
@ApplicationScoped
public class RelayDue {
  private static final Logger LOG = Logger.getLogger(RelayDue.class);
  private static final int SHARDS_AT_ONCE = 4;

  private final Outbox outbox;
  private final EventPublisher publisher;
  private final CompletionSettings settings;
  private final UUID owner;
  private final AtomicBoolean refused = new AtomicBoolean();

  public RelayDue(
      Outbox outbox, EventPublisher publisher, CompletionSettings settings, Replica replica) {
    this.outbox = outbox;
    this.publisher = publisher;
    this.settings = settings;
    this.owner = replica.id();
  }

  /** Publishes until no shard has anything left or nothing moves; answers how many. */
  public Uni<Integer> runOnce() {
    return Multi.createFrom()
        .items(IntStream.range(0, Outbox.SHARDS).boxed())
        .onItem()
        .transformToUni(this::drain)
        .merge(SHARDS_AT_ONCE)
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<Integer> drain(int shard) {
    return Multi.createBy()
        .repeating()
        .uni(() -> outbox.relay(owner, shard, settings.relaySize(), this::publish))
        .whilst(published -> published >= settings.relaySize())
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<List<Kept>> publish(List<Kept> events) {
    return Multi.createFrom()
        .iterable(byKey(events))
        .onItem()
        .transformToUni(this::inOrder)
        .merge(settings.relaySize())
        .collect()
        .in(ArrayList<Kept>::new, List::addAll)
        .map(List::copyOf);
  }

  private static Collection<List<Kept>> byKey(List<Kept> events) {
    Map<String, List<Kept>> byKey = new LinkedHashMap<>();
    events.forEach(e -> byKey.computeIfAbsent(e.heading().key(), k -> new ArrayList<>()).add(e));
    return byKey.values();
  }

  private Uni<List<Kept>> inOrder(List<Kept> sameKey) {
    return Multi.createFrom()
        .iterable(sameKey)
        .onItem()
        .transformToUniAndConcatenate(event -> publisher.publish(event).replaceWith(event))
        .invoke(this::taken)
        .onFailure()
        .invoke(this::refused)
        .onFailure()
        .recoverWithCompletion()
        .collect()
        .asList();
  }

  /** Told once, not for every event: what it means for those who wait, a metric says. */
  private void refused(Throwable failure) {
    if (refused.compareAndSet(false, true)) {
      LOG.warnf(
          "Kafka does not take events: they are kept and leave in order when it does. Check the"
              + " brokers, the topics and the rights to write to them (%s)",
          failure);
    }
  }

  private void taken() {
    if (refused.compareAndSet(true, false)) {
      LOG.info("Kafka takes events again");
    }
  }
}
