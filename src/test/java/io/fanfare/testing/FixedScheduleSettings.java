package io.fanfare.testing;

import io.fanfare.schedule.ScheduleSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of schedules for those who wire them without a container. */
public record FixedScheduleSettings(
    Duration misfireGrace,
    Optional<List<String>> hosts,
    boolean allowHttp,
    boolean allowPrivate,
    Duration fetchWithin,
    long maxBytes)
    implements ScheduleSettings {

  /** The defaults of the service. */
  public static FixedScheduleSettings defaults() {
    return new FixedScheduleSettings(
        Duration.ofMinutes(1), Optional.empty(), false, false, Duration.ofMinutes(5), 4_000_000);
  }

  /** With another grace. */
  public FixedScheduleSettings withMisfireGrace(Duration grace) {
    return new FixedScheduleSettings(grace, hosts, allowHttp, allowPrivate, fetchWithin, maxBytes);
  }

  /** With hosts that rows may come from. */
  public FixedScheduleSettings withHosts(String... allowed) {
    return new FixedScheduleSettings(
        misfireGrace,
        Optional.of(List.of(allowed)),
        allowHttp,
        allowPrivate,
        fetchWithin,
        maxBytes);
  }

  /** With or without http. */
  public FixedScheduleSettings withHttp(boolean allowed) {
    return new FixedScheduleSettings(
        misfireGrace, hosts, allowed, allowPrivate, fetchWithin, maxBytes);
  }

  /** With or without addresses that are not public. */
  public FixedScheduleSettings withPrivateAddresses(boolean allowed) {
    return new FixedScheduleSettings(
        misfireGrace, hosts, allowHttp, allowed, fetchWithin, maxBytes);
  }

  /** With another time limit. */
  public FixedScheduleSettings withFetchWithin(Duration limit) {
    return new FixedScheduleSettings(misfireGrace, hosts, allowHttp, allowPrivate, limit, maxBytes);
  }

  /** With another limit of bytes. */
  public FixedScheduleSettings withMostBytes(long most) {
    return new FixedScheduleSettings(
        misfireGrace, hosts, allowHttp, allowPrivate, fetchWithin, most);
  }

  @Override
  public String every() {
    return "off";
  }

  @Override
  public int mostMadeUp() {
    return 100;
  }

  @Override
  public Duration leastInterval() {
    return Duration.ofMinutes(1);
  }
}
