package io.fanfare.simulator.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.simulator.activities.ActivityDesk;
import io.fanfare.simulator.vendor.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every client account of the partner. An account's state is made when it is first opened. One
 * thread only.
 */
public final class Directory {
  private static final List<String> BILLING = List.of("Open", "Trial", "Active", "Trial End");
  private static final int UNMANAGED = 3;

  private final Seed seed;
  private final ActivityDesk desk;
  private final Map<String, Listing> listings = new LinkedHashMap<>();
  private final Map<String, Account> opened = new HashMap<>();
  private int managed;

  public Directory(Seed seed, ActivityDesk desk, int accounts) {
    this.seed = seed;
    this.desk = desk;
    grow(accounts);
    for (int index = 0; index < UNMANAGED; index++) {
      list(new Listing(Ids.unmanagedAccount(index), "Elsewhere " + index, false, "Open"));
    }
    list(new Listing(Ids.cancelledAccount(), "Closed", true, Listing.CANCELED));
  }

  /** Adds managed accounts, with the next indexes. */
  public void grow(int accounts) {
    for (int i = 0; i < accounts; i++) {
      int index = managed++;
      String billing = BILLING.get(index % BILLING.size());
      list(new Listing(Ids.account(index), "Organization " + index, true, billing));
    }
  }

  public void list(Listing listing) {
    listings.put(listing.id(), listing);
  }

  public List<Listing> listings() {
    return List.copyOf(listings.values());
  }

  public Optional<Listing> find(String id) {
    return Optional.ofNullable(listings.get(id));
  }

  public void cancel(String id) {
    listings.computeIfPresent(id, (key, listing) -> listing.cancel());
  }

  public void disable(String id) {
    listings.computeIfPresent(id, (key, listing) -> listing.disable());
  }

  /** The account's state with everything landed that is due; any listed account has one. */
  public Optional<Account> open(String id, Instant now) {
    Listing listing = listings.get(id);
    if (listing == null) {
      return Optional.empty();
    }
    Account account = opened.computeIfAbsent(id, key -> create(listing, now));
    account.activities().settle(now);
    return Optional.of(account);
  }

  /** Lands everything that is due anywhere. */
  public void settle(Instant now) {
    opened.values().forEach(account -> account.activities().settle(now));
  }

  /** Lets stuck activities go on. */
  public void release(Instant now) {
    opened.values().forEach(account -> account.activities().release(now));
  }

  public ObjectNode json(Listing listing) {
    Account account = opened.get(listing.id());
    return listing.json(account == null ? seed.contacts() : account.activeContacts());
  }

  private Account create(Listing listing, Instant now) {
    Account account =
        new Account(listing.id(), new Profile(listing.id(), listing.organization()), desk);
    seed.fill(account, now);
    return account;
  }
}
