package io.fanfare.constantcontact;

import java.util.regex.Pattern;

/**
 * What an {@code encoded_account_id} looks like. The vendor documents no form; those in its guides
 * are short and alphanumeric. Anything wider could change the path it is put into.
 */
final class AccountIds {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private AccountIds() {}

  static boolean isValid(String accountId) {
    return FORM.matcher(accountId).matches();
  }

  /** Throws when a caller lets an id through that never came from the directory. */
  static void check(String accountId) {
    if (!isValid(accountId)) {
      throw new IllegalArgumentException("Not an account id of the vendor's");
    }
  }
}
