package io.fanfare.faults.rig;

import io.fanfare.sandbox.access.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the database four times a second and measures how long activities stay in one state. A
 * look that fails, since the database is away, counts as none.
 */
public final class Watch implements AutoCloseable {
  private static final long PERIOD_MILLIS = 250;

  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private final Store store;
  private final String ids;
  private final Map<String, Instant> since = new HashMap<>();
  private final List<Duration> durations = new ArrayList<>();

  private @Nullable Future<?> looking;

  private Watch(Store store, String ids) {
    this.store = store;
    this.ids = ids;
  }

  /** From now on, all activities in {@code state}. */
  public static Watch on(Store store, String state) {
    return of(store, "select id::text from activity where state = '%s'".formatted(state));
  }

  /** From now on, whatever {@code sql} answers one column of text of. */
  public static Watch of(Store store, String sql) {
    Watch watch = new Watch(store, sql);
    watch.looking =
        watch.looks.scheduleWithFixedDelay(watch::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** How many there were, those that are still there included. */
  public synchronized int count() {
    return durations.size() + since.size();
  }

  /** The longest stay in seconds, those that are still there included. */
  public synchronized double longestSeconds() {
    Instant now = Instant.now();
    List<Duration> all = new ArrayList<>(durations);
    since.values().forEach(start -> all.add(Duration.between(start, now)));
    return all.stream().mapToLong(Duration::toMillis).max().orElse(0) / 1_000.0;
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(true);
    }
    looks.shutdownNow();
  }

  private void look() {
    try {
      seen(Set.copyOf(store.texts(ids)));
    } catch (IllegalStateException away) {
      // The next look may succeed.
    }
  }

  private synchronized void seen(Set<String> there) {
    Instant now = Instant.now();
    there.forEach(id -> since.putIfAbsent(id, now));
    since
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !there.contains(entry.getKey());
              if (gone) {
                durations.add(Duration.between(entry.getValue(), now));
              }
              return gone;
            });
  }
}
