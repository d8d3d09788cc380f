package io.fanfare.simulator.vendor;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Ids that a test can compute in advance. Accounts by index; everything inside an account by its
 * name, so that equal names have different ids in different accounts.
 */
public final class Ids {
  /**
   * A name that begins like this has the same id in every account. The vendor never does that; a
   * demo needs it, so that one request fits all accounts.
   */
  public static final String SHARED = "Shared ";

  private Ids() {}

  /** The {@code index}-th managed account, counted from 0. */
  public static String account(int index) {
    return String.format(Locale.ROOT, "a07e1lwv%05x", index);
  }

  /** The {@code index}-th account that the partner does not manage. */
  public static String unmanagedAccount(int index) {
    return String.format(Locale.ROOT, "a07e1unm%05x", index);
  }

  /** The one account that was cancelled before the start and still appears in the directory. */
  public static String cancelledAccount() {
    return "a07e1can00000";
  }

  /** A list by its name at creation. */
  public static String list(String accountId, String name) {
    return inside(accountId, "list", name);
  }

  /** A tag by its name at creation. */
  public static String tag(String accountId, String name) {
    return inside(accountId, "tag", name);
  }

  /** A custom field by its name ({@code loyalty_level}, not the label). */
  public static String customField(String accountId, String name) {
    return inside(accountId, "custom_field", name);
  }

  /** A contact by its e-mail address or SMS number at creation. */
  public static String contact(String accountId, String identity) {
    return inside(accountId, "contact", identity.strip().toLowerCase(Locale.ROOT));
  }

  /** The address of the {@code index}-th contact an account is seeded with. */
  public static String seededEmail(String accountId, int index) {
    return "c" + index + "." + accountId + "@example.com";
  }

  /** The {@code index}-th contact an account is seeded with. */
  public static String seededContact(String accountId, int index) {
    return contact(accountId, seededEmail(accountId, index));
  }

  /** The file that an export activity leaves. */
  public static String exportFile(UUID activityId) {
    return inside(activityId.toString(), "export", "");
  }

  private static String inside(String owner, String kind, String name) {
    String scope = name.startsWith(SHARED) ? SHARED : owner;
    byte[] key = (scope + '/' + kind + '/' + name).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(key).toString();
  }
}
