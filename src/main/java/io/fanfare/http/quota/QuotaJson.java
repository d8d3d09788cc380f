package io.fanfare.http.quota;

import static io.fanfare.time.Times.later;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.fanfare.forecast.Forecast;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaLimits;
import io.fanfare.quota.QuotaStore.Dated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key's quota as callers see it.
 *
 * @param perSecond calls a second as configured
 * @param perDay calls a UTC day as configured
 * @param usedToday calls charged since 00:00 UTC
 * @param reserve of what remains, the calls kept back for urgent jobs and for looks
 * @param parkedUntil nothing leaves before this moment, because the vendor said so; else null
 * @param nextSlotAt the earliest moment of the next call
 * @param resetAt when the day's calls are given back
 */
@JsonNaming(SnakeCaseStrategy.class)
public record QuotaJson(
    int perSecond,
    long perDay,
    long usedToday,
    long remaining,
    long reserve,
    @Nullable Instant parkedUntil,
    Instant nextSlotAt,
    Instant resetAt,
    @JsonUnwrapped PaceJson pace,
    @JsonUnwrapped DemandJson demand) {

  /**
   * How fast calls leave.
   *
   * @param ratePerSecond at most so many leave in a second now
   * @param guardMillis calls are kept further apart for differences of their delays of so much
   * @param callsPerMinute over the last five minutes
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record PaceJson(double ratePerSecond, long guardMillis, double callsPerMinute) {}

  /**
   * What will be spent.
   *
   * @param expectedCalls that everything planned and in flight is expected to cost
   * @param dryAt when today's calls will be used up by it; null when they will not
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record DemandJson(long expectedCalls, @Nullable Instant dryAt) {}

  static QuotaJson of(
      Dated<QuotaLedger> dated, QuotaLimits limits, Forecast forecast, double callsPerMinute) {
    QuotaLedger ledger = dated.value();
    Instant now = dated.at();
    long used = ledger.usedOn(now);
    double rate = forecast.supply().perSecond();
    return new QuotaJson(
        limits.perSecond(),
        limits.perDay(),
        used,
        Math.max(0, limits.perDay() - used),
        forecast.supply().kept(),
        ledger.parkedUntil().isAfter(now) ? ledger.parkedUntil() : null,
        later(later(ledger.nextSlot(), now), ledger.parkedUntil()),
        forecast.supply().resetAt(),
        new PaceJson(rounded(rate), ledger.guard().guard().toMillis(), rounded(callsPerMinute)),
        new DemandJson(forecast.expectedCalls(), forecast.dryAt()));
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
