package io.fanfare.reckoning;

import java.util.UUID;

/**
 * A request that was once refused, and all that it was cut into.
 *
 * @param root the activity of the whole request
 * @param parts how many activities came out of it so far
 * @param refused how many of all these the vendor refused
 * @param taken how many of the parts the vendor took: in flight now, or completed
 */
public record Family(UUID root, int parts, int refused, int taken) {

  /** With more parts than the store knows of yet. */
  Family with(int more) {
    return new Family(root, parts + more, refused, taken);
  }
}
