package io.fanfare.simulator.limits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Calls in one UTC day, by vendor time; a refused call does not count. One thread only. */
public final class DayQuota {
  private int daily;
  private int used;
  private @Nullable LocalDate day;

  public DayQuota(int daily) {
    this.daily = daily;
  }

  public boolean accept(Instant now) {
    return accept(now, 1);
  }

  /** Whether a call that counts for {@code cost} is let in. */
  public boolean accept(Instant now, int cost) {
    if (usedOn(now) + cost > daily) {
      return false;
    }
    used += cost;
    return true;
  }

  /** Calls already made on the UTC day of {@code now}. */
  public int usedOn(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      used = 0;
    }
    return used;
  }

  public int daily() {
    return daily;
  }

  public void switchTo(int calls) {
    daily = calls;
  }

  /** Makes it as if so many calls had been made on the day of {@code now}. */
  public void pretend(int calls, Instant now) {
    used += calls - usedOn(now);
  }
}
