package io.fanfare.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.fanfare.Mappings;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.quota.Demand;
import io.fanfare.quota.Heard;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.QuotaSettings;
import io.fanfare.quota.Slot;
import io.fanfare.testing.ReadyVendor;
import io.fanfare.time.SharedClock;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a file, by what became of the call for it. */
class FetchDueTest {
  private static final UUID ID = UUID.randomUUID();
  private static final ExportSettings SETTINGS =
      Mappings.with(ExportSettings.class, Map.of("fanfare.exports.max-bytes", "100"));

  private final Vault vault =
      new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom());
  private final Notes notes = new Notes();
  private String csv = "a,b\n1,2\n3,4\n";
  private Verdict verdict = new Verdict.Succeeded(200, null, new byte[0]);

  @Test
  void should_keep_a_file_that_came() {
    // When
    run(0);

    // Then
    assertThat(notes.said).containsExactly("part 0", "kept 1 parts, 2 records, 12 bytes");
    byte[] part = vault.open(KeptFile.partOwner(ID, 0), notes.parts.get(0));
    assertThat(new String(part, StandardCharsets.UTF_8)).isEqualTo("1,2\n3,4\n");
  }

  @Test
  void should_ask_again_for_one_that_did_not_come() {
    // Given
    verdict = new Verdict.Unanswered("timeout");

    // When
    run(0);

    // Then
    assertThat(notes.said).containsExactly("later timeout, failed");
  }

  @Test
  void should_ask_again_for_one_that_is_not_there_yet_and_give_it_up_in_the_end() {
    // Given
    verdict = new Verdict.Refused(Reason.NOT_FOUND, 404, List.of());

    // When
    run(0);
    run(4);

    // Then
    assertThat(notes.said).containsExactly("later not_found, failed", "lost not_found");
  }

  @Test
  void should_give_up_at_once_what_is_refused() {
    // Given
    verdict = new Verdict.Refused(Reason.FORBIDDEN, 403, List.of());

    // When
    run(0);

    // Then
    assertThat(notes.said).containsExactly("lost forbidden");
  }

  @Test
  void should_not_count_a_call_that_did_not_run() {
    // Given
    verdict = new Verdict.Throttled();

    // When
    run(4);

    // Then
    assertThat(notes.said).containsExactly("later null");
  }

  @Test
  void should_give_up_a_file_that_is_too_large_and_ask_again_for_one_cut_off() {
    // Given
    csv = "a\n" + "x\n".repeat(100);

    // When
    run(0);
    csv = "a\n\"x";
    run(0);

    // Then
    assertThat(notes.said).containsExactly("lost too_large", "later cut_off, failed");
  }

  private void run(int attempts) {
    notes.due.add(List.of(new ExportFile(ID, "a1", "f1", attempts)));
    ExportSource source =
        (slot, accountId, fileId, sink) ->
            verdict instanceof Verdict.Succeeded
                ? sink.apply(csv.getBytes(StandardCharsets.UTF_8)).replaceWith(verdict)
                : Uni.createFrom().item(verdict);
    new FetchDue(notes, source, new ReadyVendor(), new OpenGate(), vault, SETTINGS, new Random(1))
        .runOnce()
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  /** Slots for all. */
  private static final class OpenGate extends QuotaGate {
    OpenGate() {
      super(
          null,
          Mappings.defaults(QuotaSettings.class),
          new SharedClock(Clock.systemUTC()),
          null,
          new Random(1));
    }

    @Override
    public Uni<Slot> pass(Demand demand) {
      return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<Void> answered(Slot slot, Heard heard) {
      return Uni.createFrom().voidItem();
    }
  }

  /** Notes what is said of files. */
  private static final class Notes implements ExportStore {
    private final Deque<List<ExportFile>> due = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<Sealed> parts = new ArrayList<>();

    @Override
    public Uni<List<ExportFile>> claimDue(int limit, Duration lease) {
      return Uni.createFrom().item(() -> due.isEmpty() ? List.of() : due.remove());
    }

    @Override
    public Uni<Void> keepPart(UUID activityId, int part, Sealed box) {
      parts.add(box);
      return say("part " + part);
    }

    @Override
    public Uni<Void> kept(UUID activityId, Sealed header, Fetched fetched) {
      return say(
          "kept %d parts, %d records, %d bytes"
              .formatted(fetched.parts(), fetched.records(), fetched.bytes()));
    }

    @Override
    public Uni<Void> later(
        UUID activityId, Duration pause, @Nullable String cause, boolean failed) {
      return say("later " + cause + (failed ? ", failed" : ""));
    }

    @Override
    public Uni<Void> lost(UUID activityId, String cause) {
      return say("lost " + cause);
    }

    private Uni<Void> say(String what) {
      said.add(what);
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Counts> counts(UUID jobId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<KeptFile>> kept(UUID jobId, @Nullable KeptFile after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<@Nullable KeptFile> file(UUID activityId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Sealed> part(UUID activityId, int part) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<@Nullable FileStanding> standing(UUID activityId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Integer> purge(Duration retention) {
      throw new UnsupportedOperationException();
    }
  }
}
