package io.fanfare.runtime;

import io.fanfare.probe.ProbeFailedException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@code probe} was asked for.
 *
 * @param account the one test account
 * @param yes whether to begin, rather than only say what would be done
 * @param beside whether a deployment that is at work may be made to wait
 * @param alone whether there is no deployment with this key, and so no database to ask
 * @param profile where to write; empty for the standard output
 */
record ProbeArguments(
    String account, boolean yes, boolean beside, boolean alone, Optional<Path> profile) {
  static final String USAGE =
      "probe --account <encoded_account_id> [--yes] [--beside | --alone] [--profile <file> | -]";

  private static final String COMMAND = "probe";
  private static final String STANDARD_OUTPUT = "-";

  /** Whether these arguments are for the probe at all. */
  static boolean isMeant(String... arguments) {
    return arguments.length > 0 && arguments[0].equals(COMMAND);
  }

  /**
   * Fails with {@link ProbeFailedException} that shows how it is used.
   *
   * @param configuredAccount where the arguments name none; empty for none
   */
  static ProbeArguments of(String configuredAccount, String... arguments) {
    String account = configuredAccount;
    String profile = "vendor-profile.json";
    boolean yes = false;
    boolean beside = false;
    boolean alone = false;
    Iterator<String> rest = List.of(arguments).subList(1, arguments.length).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--account" -> account = value(option, rest);
        case "--profile" -> profile = value(option, rest);
        case "--yes" -> yes = true;
        case "--beside" -> beside = true;
        case "--alone" -> alone = true;
        default -> throw misused("there is no " + option);
      }
    }
    if (account.isEmpty() || (beside && alone)) {
      throw misused(account.isEmpty() ? "--account is missing" : "--beside and --alone exclude");
    }
    Optional<Path> file =
        Optional.of(profile).filter(to -> !to.equals(STANDARD_OUTPUT)).map(Path::of);
    return new ProbeArguments(account, yes, beside, alone, file);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw misused(option + " needs a value");
    }
    return rest.next();
  }

  private static ProbeFailedException misused(String why) {
    return new ProbeFailedException(why + "; usage: " + USAGE);
  }
}
