package io.fanfare.account;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An interval in words as a cron expression in UTC, so that all replicas mean the same times. */
final class SyncInterval {
  private static final Set<String> OFF = Set.of("off", "disabled");
  private static final Pattern EVERY = Pattern.compile("([1-9][0-9]?)([mh])");
  private static final int HOUR = 60;
  private static final int DAY = 24;

  private SyncInterval() {}

  static boolean isOff(String every) {
    return OFF.contains(every);
  }

  /** Throws IllegalStateException unless it divides an hour or a day. */
  static String cron(String every) {
    Matcher matcher = EVERY.matcher(every);
    int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    boolean hours = number > 0 && matcher.group(2).equals("h");
    int whole = hours ? DAY : HOUR;
    if (number == 0 || whole % number != 0) {
      throw new IllegalStateException(
          "fanfare.directory.every must be off, or minutes that divide an hour (30m), or hours that"
              + " divide a day (6h)");
    }
    String field = number == whole ? "0" : "*/" + number;
    return hours ? "0 " + field + " * * *" : field + " * * * *";
  }
}
