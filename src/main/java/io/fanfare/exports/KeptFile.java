package io.fanfare.exports;

import io.fanfare.payload.Sealed;
import java.util.UUID;

/**
 * A file that is kept.
 *
 * @param header its first record, sealed for {@link #headerOwner}
 * @param parts how many there are, numbered from 0; each holds whole records, sealed for {@link
 *     #partOwner}
 */
public record KeptFile(UUID activityId, String accountId, Sealed header, int parts) {

  /** What the header is sealed for. */
  public static String headerOwner(UUID activityId) {
    return "export " + activityId + " header";
  }

  /** What a part is sealed for: it opens only in its place. */
  public static String partOwner(UUID activityId, int part) {
    return "export " + activityId + " part " + part;
  }
}
