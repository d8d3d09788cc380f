package io.fanfare.path;

import io.fanfare.simulator.vendor.Ids;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A CSV for many accounts, of which everything is known: 3 % of its rows are broken in twelve ways,
 * 1 % repeat a person of the same account. The same seed makes the same file.
 */
final class KnownFile {
  static final String HEADER =
      "account,id,E-mail,First Name,anniversary,birthday_month,birthday_day,sms_number,"
          + "phone,home_phone,work_phone,mobile_phone,city,home_city,work_city,other_city";

  private static final double BROKEN = 0.03;
  private static final double REPEATED = 0.01;
  private static final String ADDRESS = "%s,%s,%s,%s";
  private static final String REST = ",,,,,,,,,,,,";
  private static final String UNKNOWN = "unknown_account";

  /** What follows the account and the key of a row that is broken in one way. */
  private static final List<Broken> KINDS =
      List.of(
          new Broken("no_email_or_sms_number", ",Nobody" + REST),
          new Broken("invalid_email", "nonsense,x" + REST),
          new Broken("too_long", "a@b.co," + "\uD83D\uDE00".repeat(51) + REST),
          new Broken("invalid_date", "a@b.co,x,soon,,,,,,,,,,,"),
          new Broken("invalid_birthday", "a@b.co,x,,13,1,,,,,,,,,"),
          new Broken("invalid_birthday", "a@b.co,x,,2,30,,,,,,,,,"),
          new Broken("incomplete_birthday", "a@b.co,x,,2,,,,,,,,,,"),
          new Broken("invalid_sms_number", "a@b.co,x,,,,12,,,,,,,,"),
          new Broken("too_many_phone_numbers", "a@b.co,x,,,,,1,2,3,4,,,,"),
          new Broken("too_many_addresses", "a@b.co,x,,,,,,,,,a,b,c,d"),
          new Broken("wrong_number_of_cells", "a@b.co,x,,"),
          new Broken(UNKNOWN, "a@b.co,x" + REST));

  private final Random random;
  private final int accounts;
  private final Map<String, Map<String, Person>> persons = new HashMap<>();
  private final Map<String, Integer> rowsIn = new TreeMap<>();
  private final Map<Long, Rejected> rejected = new TreeMap<>();

  KnownFile(long seed, int accounts) {
    this.random = new Random(seed);
    this.accounts = accounts;
  }

  private record Broken(String reason, String cells) {}

  /** The last row of somebody. */
  record Person(long row, String firstName) {}

  /** What must be told of a row; {@code survivor} null unless it was merged. */
  record Rejected(String account, String key, String reason, @Nullable Long survivor) {}

  Path write(int rows) throws IOException {
    Path file = Files.createTempFile("rows", ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADER + "\r\n");
      for (long row = 1; row <= rows; row++) {
        out.write(line(row) + "\r\n");
      }
    }
    return file;
  }

  /** By account, those of the managed ones: the persons that must be there. */
  Map<String, Person> persons(String account) {
    return persons.getOrDefault(account, Map.of());
  }

  /** By row. */
  Map<Long, Rejected> rejected() {
    return rejected;
  }

  /** How many rows the file has for an account. */
  int rowsIn(String account) {
    return rowsIn.getOrDefault(account, 0);
  }

  private String line(long row) {
    String account = Ids.account(random.nextInt(accounts));
    double luck = random.nextDouble();
    if (luck < BROKEN) {
      return broken(row, account, KINDS.get(random.nextInt(KINDS.size())));
    }
    Map<String, Person> known = persons.computeIfAbsent(account, unseen -> new TreeMap<>());
    String email = "p%d@%s.example.com".formatted(row, account);
    if (luck < BROKEN + REPEATED && !known.isEmpty()) {
      email = List.copyOf(known.keySet()).get(random.nextInt(known.size()));
      merge(account, email, row);
    }
    rowsIn.merge(account, 1, Integer::sum);
    known.put(email, new Person(row, "Name " + row));
    String spelt = random.nextBoolean() ? email : " " + email.toUpperCase(Locale.ROOT);
    return ADDRESS.formatted(account, "k" + row, spelt, "Name " + row) + REST;
  }

  /** Those merged into the one before now have another survivor. */
  private void merge(String account, String email, long row) {
    long before = persons.get(account).get(email).row();
    List<Long> merged = new ArrayList<>(List.of(before));
    rejected.forEach(
        (number, one) -> {
          if (one.survivor() != null && one.survivor() == before) {
            merged.add(number);
          }
        });
    merged.forEach(
        number -> rejected.put(number, new Rejected(account, "k" + number, "merged", row)));
  }

  private String broken(long row, String account, Broken kind) {
    String named = kind.reason().equals(UNKNOWN) ? Ids.unmanagedAccount(0) : account;
    rowsIn.merge(named, 1, Integer::sum);
    rejected.put(row, new Rejected(named, "k" + row, kind.reason(), null));
    return "%s,k%d,%s".formatted(named, row, kind.cells());
  }
}
