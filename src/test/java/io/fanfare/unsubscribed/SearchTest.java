package io.fanfare.unsubscribed;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.quota.Slot;
import io.fanfare.testing.MemoryQuota;
import io.fanfare.testing.ReadyVendor;
import io.fanfare.testing.VirtualTime;
import io.fanfare.vendor.FailedReadException;
import io.fanfare.vendor.Reads;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.VendorContacts;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchTest {
  private final VirtualTime time = new VirtualTime(Checks.SINCE);
  private final Vendor vendor = new Vendor();
  private final Search search =
      new Search(new Reads(new ReadyVendor(), MemoryQuota.gate(time), time, new Random(1)), vendor);

  @Test
  void shouldListThoseThatTheImportTouchedAndStopWhenAllAreFound() {
    // Given
    vendor.touched.addAll(List.of("r0", "r1", "r2"));

    // When
    Findings findings = run(2, 20, 10);

    // Then
    assertThat(findings.isComplete()).isTrue();
    assertThat(vendor.asked).containsExactly("touched");
  }

  @Test
  void shouldAskForEachOfFewThatWereNotListed() {
    // Given
    vendor.left.addAll(List.of("r1", "r3"));

    // When
    Findings findings = run(2, 20, 4);

    // Then
    assertThat(findings.isComplete()).isTrue();
    assertThat(vendor.asked).startsWith("touched").contains("r1", "r3").doesNotContain("all");
  }

  @Test
  void shouldListAllWhereTheRowsAreTooManyToAskForEach() {
    // Given
    vendor.left.addAll(List.of("x1", "x2", "r7", "r8"));

    // When
    Findings findings = run(2, 20, 50);

    // Then
    assertThat(findings.isComplete()).isTrue();
    assertThat(vendor.asked).containsExactly("touched", "all", "all");
  }

  @Test
  void shouldSpendNoMoreThanItMay() {
    // Given
    IntStream.range(0, 100).forEach(i -> vendor.left.add("x" + i));

    // When
    Findings findings = run(2, 7, 50);

    // Then
    assertThat(findings.isComplete()).isFalse();
    assertThat(vendor.asked).hasSize(7);
  }

  @Test
  void shouldKeepWhatItFoundBeforeAReadFailed() {
    // Given
    vendor.touched.add("r0");
    vendor.failing = true;

    // When
    Findings findings = run(2, 20, 3);

    // Then
    assertThat(findings.unseen()).containsExactlyInAnyOrder("r1", "r2");
  }

  private Findings run(long contacts, int reads, int rows) {
    Check check = Checks.of(contacts, reads);
    Findings findings =
        new Findings(check, IntStream.range(0, rows).mapToObj(row -> "r" + row).toList());
    AtomicReference<Object> done = new AtomicReference<>();
    search.run(check, findings).subscribe().with(item -> done.set("well"), done::set);
    time.runUntil(() -> done.get() != null);
    if (vendor.failing) {
      assertThat(done.get()).isInstanceOf(FailedReadException.class);
    } else {
      assertThat(done.get()).isEqualTo("well");
    }
    return findings;
  }

  /** Two contacts a page. It fails for good after its first page, where it does. */
  private static final class Vendor implements VendorContacts {
    private final List<String> touched = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean failing;

    @Override
    public Uni<Sheet> unsubscribed(
        Slot slot, String accountId, Wanted wanted, @Nullable String next) {
      boolean fails = failing && !asked.isEmpty();
      asked.add(
          wanted.email() == null
              ? (wanted.updatedAfter() == null ? "all" : "touched")
              : wanted.email());
      return Uni.createFrom()
          .item(
              fails
                  ? new Sheet.Failed(new Verdict.Refused(Reason.FORBIDDEN, 403, List.of()))
                  : page(wanted, next == null ? 0 : Integer.parseInt(next)));
    }

    private Sheet page(Wanted wanted, int from) {
      List<String> all =
          (wanted.updatedAfter() == null ? left : touched)
              .stream()
                  .filter(one -> wanted.email() == null || one.equals(wanted.email()))
                  .toList();
      int to = Math.min(all.size(), from + 2);
      List<Gone> page = all.subList(from, to).stream().map(one -> new Gone(one, null)).toList();
      return new Sheet.Page(page, to < all.size() ? String.valueOf(to) : null);
    }
  }
}
