package io.fanfare.simulator.activities;

import io.fanfare.simulator.vendor.Errors;
import io.fanfare.simulator.vendor.VendorError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The activities of one account: at most the limit unfinished, remembered for ten days. Effects
 * land in the order of their ends. One thread only.
 */
public final class ActivityQueue {
  private static final Duration RETENTION = Duration.ofDays(10);

  private final String account;
  private final ActivityDesk desk;
  private final Map<UUID, Activity> byId = new LinkedHashMap<>();
  private final List<Activity> unfinished = new ArrayList<>();
  private int accepted;

  public ActivityQueue(String account, ActivityDesk desk) {
    this.account = account;
    this.desk = desk;
  }

  /** Accepts the work, or refuses it with the third kind of 429. */
  public Activity submit(Work work, Instant now) {
    if (unfinished.size() >= desk.queueLimit()) {
      throw new VendorError(Errors.queueFull(desk.queueLimit()));
    }
    Activity activity = desk.open(account, accepted++, work, now);
    byId.put(activity.id(), activity);
    unfinished.add(activity);
    return activity;
  }

  /** Ends what is due and forgets what is too old. */
  public void settle(Instant now) {
    List<Activity> due =
        unfinished.stream()
            .filter(activity -> activity.due(now))
            .sorted(Comparator.comparing(Activity::endsAt))
            .toList();
    due.forEach(this::end);
    Instant oldest = now.minus(RETENTION);
    byId.values().removeIf(a -> a.ended() && a.createdAt().isBefore(oldest));
  }

  private void end(Activity activity) {
    activity.settle();
    unfinished.remove(activity);
    desk.observer().ended(activity.handle(), activity.endsAt(), activity.state(activity.endsAt()));
  }

  public void release(Instant now) {
    unfinished.forEach(activity -> activity.release(now));
  }

  public Optional<Activity> find(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The export whose file has that id. */
  public Optional<Activity> ofExportFile(String fileId) {
    return byId.values().stream()
        .filter(a -> io.fanfare.simulator.vendor.Ids.exportFile(a.id()).equals(fileId))
        .findFirst();
  }

  /** Newest first (the vendor documents no order), in that state or, with null, in any. */
  public List<Activity> newestFirst(
      @org.jspecify.annotations.Nullable ActivityState state, Instant now) {
    List<Activity> found = new ArrayList<>();
    byId.values().stream()
        .filter(activity -> state == null || activity.state(now) == state)
        .forEach(found::add);
    java.util.Collections.reverse(found);
    return found;
  }
}
