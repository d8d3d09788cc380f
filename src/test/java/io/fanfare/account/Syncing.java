package io.fanfare.account;

import io.fanfare.testing.EngineParts;
import io.fanfare.vendor.PartnerDirectory;

/** The directory's pass, as the container wires it. */
public final class Syncing {
  private Syncing() {}

  /** Over the parts. */
  public static DirectorySync of(
      EngineParts parts, PartnerDirectory directory, AccountStore accounts) {
    DirectoryPages pages =
        new DirectoryPages(parts.vendor(), parts.gate(), directory, parts.timers(), parts.random());
    return new DirectorySync(pages, accounts, parts.clock());
  }
}
