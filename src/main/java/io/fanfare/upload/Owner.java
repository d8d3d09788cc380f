package io.fanfare.upload;

import io.fanfare.access.Caller;
import io.fanfare.access.Role;
import io.fanfare.access.Scope;

/**
 * Whose an upload is.
 *
 * @param name of the caller who made it
 * @param scope that caller's
 */
public record Owner(String name, Scope scope) {

  /** Whoever hands rows over. */
  public static Owner of(Caller caller) {
    return new Owner(caller.name(), caller.scope());
  }

  /**
   * Whether the caller may make jobs of it: the one who made it; whoever has no limits, since Kafka
   * and unlimited schedules make jobs of what others hand over; and an admin within whose limits
   * its owner's lie.
   */
  public boolean lets(Caller caller) {
    return caller.name().equals(name)
        || caller.scope().isAll()
        || (caller.has(Role.ADMIN) && caller.scope().covers(scope));
  }
}
