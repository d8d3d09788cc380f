package io.fanfare.http.quota;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaStore.Dated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key's quota as callers see it.
 *
 * @param usedToday calls charged since 00:00 UTC
 * @param parkedUntil nothing leaves before this moment, because the vendor said so; else null
 * @param nextSlotAt the earliest moment of the next call
 */
@JsonNaming(SnakeCaseStrategy.class)
public record QuotaJson(
    int perSecond,
    long perDay,
    long usedToday,
    long remaining,
    @Nullable Instant parkedUntil,
    Instant nextSlotAt) {

  static QuotaJson of(Dated<QuotaLedger> dated, QuotaLimits limits) {
    QuotaLedger ledger = dated.value();
    Instant now = dated.at();
    long used = ledger.usedOn(now);
    boolean parked = ledger.parkedUntil().isAfter(now);
    Instant next = later(later(ledger.nextSlot(), now), ledger.parkedUntil());
    return new QuotaJson(
        limits.perSecond(),
        limits.perDay(),
        used,
        Math.max(0, limits.perDay() - used),
        parked ? ledger.parkedUntil() : null,
        next);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
