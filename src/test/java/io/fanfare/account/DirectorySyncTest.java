package io.fanfare.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.access.Scope;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaLedger;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.quota.QuotaStore;
import io.fanfare.quota.Slot;
import io.fanfare.testing.ReadyVendor;
import io.fanfare.time.SharedClock;
import io.fanfare.vendor.PartnerDirectory;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectorySyncTest {
  private final Directory seen = new Directory();

  @Test
  void a_page_that_did_not_come_is_asked_for_again() {
    // Given
    TwoPages vendor = new TwoPages(new Verdict.NotSent("slot_missed"), 2);

    // When
    Long active = sync(vendor).await().atMost(Duration.ofSeconds(20));

    // Then
    assertThat(active).isEqualTo(2);
    assertThat(seen.accounts).containsExactly("a1", "a2");
    assertThat(vendor.calls).isEqualTo(4);
  }

  private Uni<Long> sync(PartnerDirectory vendor) {
    SharedClock clock = new SharedClock(Clock.systemUTC());
    QuotaSettings settings = Mappings.defaults(QuotaSettings.class);
    QuotaGate gate =
        new QuotaGate(new Ledger(), settings, clock, DirectorySyncTest::after, new Random(1));
    DirectoryPages pages =
        new DirectoryPages(
            new ReadyVendor(), gate, vendor, DirectorySyncTest::after, new Random(1));
    return new DirectorySync(pages, seen, clock).runOnce();
  }

  private static Uni<Void> after(Duration time) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(time.plusMillis(1));
  }

  /** Two pages of one account each; the second fails so many times. */
  private static final class TwoPages implements PartnerDirectory {
    private final Verdict failure;
    private int failures;
    private int calls;

    TwoPages(Verdict failure, int failures) {
      this.failure = failure;
      this.failures = failures;
    }

    @Override
    public Uni<DirectoryPage> page(Slot slot, @Nullable String next) {
      calls++;
      if (next == null) {
        return Uni.createFrom().item(page("a1", "second"));
      }
      return failures-- > 0
          ? Uni.createFrom().failure(new DirectoryUnavailableException(failure))
          : Uni.createFrom().item(page("a2", null));
    }

    private static DirectoryPage page(String account, @Nullable String next) {
      return new DirectoryPage(List.of(new ListedAccount(account, null, null)), next);
    }
  }

  /** Remembers what it was shown. */
  private static final class Directory implements AccountStore {
    private final List<String> accounts = new ArrayList<>();

    @Override
    public Uni<Void> seen(UUID sync, List<PartnerDirectory.ListedAccount> page) {
      page.forEach(account -> accounts.add(account.accountId()));
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Long> passed(UUID sync, Duration took) {
      return Uni.createFrom().item((long) accounts.size());
    }

    @Override
    public Uni<List<String>> resolve(Scope scope, AccountSelector selector) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Account> find(String accountId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<Account>> list(Scope scope, @Nullable String after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Account> label(String accountId, Map<String, String> labels) {
      throw new UnsupportedOperationException();
    }
  }

  /** A ledger in memory. */
  private static final class Ledger implements QuotaStore {
    private QuotaLedger ledger = QuotaLedger.fresh(Clock.systemUTC().instant());

    @Override
    public <T> Uni<Dated<T>> change(BiFunction<QuotaLedger, Instant, Changed<T>> change) {
      return Uni.createFrom()
          .item(
              () -> {
                Instant now = Clock.systemUTC().instant();
                Changed<T> changed = change.apply(ledger, now);
                ledger = changed.ledger();
                return new Dated<>(changed.answer(), now);
              });
    }

    @Override
    public Uni<Dated<QuotaLedger>> read() {
      return Uni.createFrom().item(new Dated<>(ledger, Clock.systemUTC().instant()));
    }
  }
}
