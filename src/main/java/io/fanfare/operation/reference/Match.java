package io.fanfare.operation.reference;

/**
 * What a name stands for in one account.
 *
 * @param id the vendor's id, a UUID
 * @param name the vendor's name of it; of a custom field not the label that people see, but the
 *     name that an import puts behind {@code cf:}
 */
public record Match(String id, String name) {

  /**
   * As long as any match can be: what fits with it fits with every other.
   *
   * @param nth makes it differ from others
   */
  public static Match longest(Kind kind, int nth) {
    String number = Integer.toString(nth);
    return new Match("0".repeat(36), "n".repeat(kind.longest() - number.length()) + number);
  }
}
