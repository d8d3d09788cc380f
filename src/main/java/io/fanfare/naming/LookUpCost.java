package io.fanfare.naming;

import java.util.List;
import java.util.stream.Stream;

/**
 * Calls that find out what names stand for, in some accounts.
 *
 * @param least not fewer, unless somebody else finds it out before
 * @param expected where nothing is known of an account its names are taken to be there, each kind
 *     on one page
 * @param most not more, unless a call fails or the vendor's own limits are crossed
 * @param cached accounts that cost none
 * @param cold accounts that cost some
 * @param problems what stands for nothing, as far as is known, and is not made
 */
public record LookUpCost(
    long least, long expected, long most, int cached, int cold, List<Missing> problems) {
  /** Of no account. */
  public static final LookUpCost NONE = new LookUpCost(0, 0, 0, 0, 0, List.of());

  /** The first name that stands for nothing in an account, or for several things. */
  public record Missing(String accountId, Problem problem) {}

  /** The cost of these accounts and those. */
  LookUpCost and(LookUpCost other) {
    return new LookUpCost(
        least + other.least,
        expected + other.expected,
        most + other.most,
        cached + other.cached,
        cold + other.cold,
        Stream.concat(problems.stream(), other.problems.stream()).toList());
  }
}
