package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.vendor.VendorNames.Named;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * All lists, all tags or all custom fields of one account, as the vendor listed them.
 *
 * @param readAt when the reading of it began
 */
public record Listing(String accountId, Kind kind, Instant readAt, List<Named> named) {

  /**
   * Those that the name may stand for: one or more that bear exactly this name or label, else those
   * that bear it in other letters' case. The vendor does not say whether it tells names apart by
   * case, so exactly the same one is preferred and any other must be the only one.
   */
  public List<Named> find(String name) {
    List<Named> exact = find(name, String::equals);
    return exact.isEmpty() ? find(name, String::equalsIgnoreCase) : exact;
  }

  private List<Named> find(String name, BiPredicate<String, String> same) {
    String wanted = plain(name);
    return named.stream()
        .filter(
            one ->
                same.test(plain(one.name()), wanted)
                    || same.test(plain(Objects.requireNonNullElse(one.label(), "")), wanted))
        .toList();
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
  }
}
