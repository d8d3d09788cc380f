package io.fanfare.activity;

import java.time.Instant;
import java.util.UUID;

/**
 * One replica's right to send an activity.
 *
 * @param owner the replica
 * @param sentFrom when it was claimed: nothing was sent before
 * @param sendBy the last moment at which the POST may leave; rechecked just before writing
 * @param lostNotBefore the earliest moment at which another replica may take the owner for dead;
 *     always later than {@code sendBy} plus the longest time an answer may take
 */
public record Claim(UUID owner, Instant sentFrom, Instant sendBy, Instant lostNotBefore) {}
