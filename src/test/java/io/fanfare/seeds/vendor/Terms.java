package io.fanfare.seeds.vendor;

import java.time.Duration;

/**
 * What the vendor grants and how it lists.
 *
 * @param perSecond calls that may arrive in any second
 * @param perDay calls in a day of its own clock
 * @param pageSize activities on a page
 * @param newestFirst the order of the list, which the vendor does not document
 * @param memory how long it knows an activity
 * @param queue activities of an account that have not ended, ours by our own cap
 */
public record Terms(
    int perSecond, long perDay, int pageSize, boolean newestFirst, Duration memory, int queue) {}
