package io.fanfare.activity;

import java.util.Locale;

/** What to do with a submission whose answer never came. */
public enum OnUnknown {
  /** Look for it at the vendor; send again only when it is proved absent. */
  RECONCILE,
  /** Send again at once: the caller says that duplicates are harmless. */
  RESEND,
  /** Leave it to a person. */
  HOLD;

  /** The word in JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
