package io.fanfare.seeds.scenario;

import io.fanfare.quota.QuotaSettings;
import java.time.Duration;

/** What the engine is told of the key. The guard stays what it is unless it may be learned. */
public record Quota(int perSecond, long perDay, double reserve, Duration guard)
    implements QuotaSettings {

  @Override
  public Duration guardLeast() {
    return guard.dividedBy(6);
  }

  @Override
  public Duration guardMost() {
    return guard.multipliedBy(5).dividedBy(3);
  }

  @Override
  public int callCost() {
    return 1;
  }
}
