package io.fanfare.schedule.timing;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule fires.
 *
 * @param cron five fields, or six with the second in front; checked
 * @param zone whose local time the fields mean
 * @param paused whether it fires at all; what it would have fired meanwhile is not made up for
 * @param startsAt no firing before, null for from ever
 * @param endsAt no firing at or after, null for for ever
 */
public record Terms(
    String cron,
    ZoneId zone,
    Overlap overlap,
    Misfire misfire,
    boolean paused,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt) {}
