package io.fanfare.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How schedules fire, and from where their rows may come. */
@ConfigMapping(prefix = "fanfare.schedules")
public interface ScheduleSettings {
  /** The highest that {@link #mostMadeUp()} may be: so many rows are written at once. */
  int MOST_MADE_UP = 1_000;

  /** How often to look for what is due: a Quarkus duration, 1s or more, or {@code off}. */
  @WithDefault("1s")
  String every();

  /** A cron expression whose times may be closer than this is refused; 1s to 1m. */
  @WithDefault("1m")
  Duration leastInterval();

  /** A firing that is at most so late is on time, later it is a misfire; 1s to 10m. */
  @WithDefault("1m")
  Duration misfireGrace();

  /**
   * Missed firings that a schedule with the misfire policy {@code all} makes up for after one
   * absence, the last of them; 1 to 1000.
   */
  @WithDefault("100")
  int mostMadeUp();

  /**
   * The hosts that rows may be fetched from, by name, each with {@code :port} where it is not the
   * scheme's own, or {@code :*} for any port. None by default.
   */
  Optional<List<String>> hosts();

  /** Whether rows may be fetched over plain http: for tests and the sandbox. */
  @WithDefault("false")
  boolean allowHttp();

  /** Whether a listed host may have an address that is not public, such as one of 10.0.0.0/8. */
  @WithDefault("false")
  boolean allowPrivate();

  /** Most time to fetch rows, above 0 and at most 10m. */
  @WithDefault("5m")
  Duration fetchWithin();

  /** Most bytes of rows that are fetched, 1 or more. */
  @WithDefault("4000000")
  long maxBytes();

  /** Throws IllegalStateException, which names the property, when a bound is crossed. */
  default void check() {
    within("least-interval", leastInterval(), Duration.ofSeconds(1), Duration.ofMinutes(1));
    within("misfire-grace", misfireGrace(), Duration.ofSeconds(1), Duration.ofMinutes(10));
    within("fetch-within", fetchWithin(), Duration.ofSeconds(1), Duration.ofMinutes(10));
    if (mostMadeUp() < 1 || mostMadeUp() > MOST_MADE_UP) {
      throw new IllegalStateException(
          "fanfare.schedules.most-made-up must be 1 to " + MOST_MADE_UP);
    }
    if (maxBytes() < 1) {
      throw new IllegalStateException("fanfare.schedules.max-bytes must be 1 or more");
    }
  }

  private static void within(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalStateException(
          "fanfare.schedules.%s must be %s to %s".formatted(name, least, most));
    }
  }
}
