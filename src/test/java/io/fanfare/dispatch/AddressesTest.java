package io.fanfare.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.access.Permits;
import io.fanfare.access.Scope;
import io.fanfare.activity.Activity;
import io.fanfare.activity.ActivityState.Submitting;
import io.fanfare.activity.Claim;
import io.fanfare.activity.OnUnknown;
import io.fanfare.naming.Naming;
import io.fanfare.naming.Problem;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.PayloadStore;
import io.fanfare.payload.Requests;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.preparation.Preparation;
import io.fanfare.preparation.PreparationStore;
import io.fanfare.testing.MemoryReach;
import io.fanfare.vendor.Reason;
import io.fanfare.vendor.Verdict;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final Verdict NOT_FOUND = new Verdict.Refused(Reason.NOT_FOUND, 404, List.of());
  private static final Verdict INVALID = new Verdict.Refused(Reason.INVALID, 400, List.of());
  private static final Reference LIST = new Reference(Kind.LIST, "Newsletter");
  private static final UUID PAYLOAD = UUID.randomUUID();

  private final Naming naming = new Naming();
  private final Waiting waiting = new Waiting();
  private final MemoryReach reach = new MemoryReach();
  private final Addresses addresses =
      new Addresses(requests("name:Newsletter"), naming.names(), waiting, new Permits(reach));

  @Test
  void shouldPutIdsWhereNamesWere() {
    // Given
    naming.has(Kind.LIST, "the-id", "Newsletter");
    naming.lookUp("a1", LIST);

    // When
    Addressed addressed = naming.run(addresses.open(activity()));

    // Then
    assertThat(addressed.request().call().payload()).isEqualTo("{\"list_ids\":[\"the-id\"]}");
    assertThat(waiting.again).isEmpty();
  }

  @Test
  void shouldLookUpBeforeTheNextClaimWhatIsNotKnown() {
    // When
    Throwable failure = naming.failure(addresses.open(activity()));

    // Then
    assertThat(failure).isInstanceOf(UnaddressedException.class);
    assertThat(waiting.again).containsExactly("a1");
  }

  @Test
  void shouldDoubtOldIdsAndBelieveTheVendorAboutFreshOnes() {
    // Given
    naming.has(Kind.LIST, "the-id", "Newsletter");
    naming.lookUp("a1", LIST);
    Addressed sent = naming.run(addresses.open(activity()));

    // When
    boolean fresh = naming.run(addresses.isOutdated(activity(), sent, NOT_FOUND));
    naming.pass(Duration.ofSeconds(10));
    boolean wrong = naming.run(addresses.isOutdated(activity(), sent, INVALID));
    boolean forgotten = naming.run(addresses.isOutdated(activity(), sent, NOT_FOUND));

    // Then
    assertThat(fresh).isFalse();
    assertThat(wrong).isFalse();
    assertThat(forgotten).isTrue();
    assertThat(waiting.again).containsExactly("a1");
    assertThat(naming.failure(addresses.open(activity()))).isInstanceOf(UnaddressedException.class);
  }

  @Test
  void shouldOpenNothingForAnAccountOutsideOfWhatTheJobMayReach() {
    // Given
    naming.has(Kind.LIST, "the-id", "Newsletter");
    naming.lookUp("a1", LIST);
    reach.ofJobs = new Scope(Map.of("brand", "acme"));
    reach.labels = Map.of("brand", "acme");
    naming.run(addresses.open(activity()));

    // When
    reach.labels = Map.of("brand", "other");
    Throwable failure = naming.failure(addresses.open(activity()));

    // Then
    assertThat(failure).isInstanceOf(NotPermittedException.class);
  }

  @Test
  void shouldLeaveIdsOfTheCallersOwnAlone() {
    // Given
    Addresses plain =
        new Addresses(
            requests("66eb409a-5a95-11eb-86d5-fa163e5bf31a"),
            naming.names(),
            waiting,
            new Permits(reach));
    Addressed sent = naming.run(plain.open(activity()));
    naming.pass(Duration.ofDays(1));

    // When
    boolean outdated = naming.run(plain.isOutdated(activity(), sent, NOT_FOUND));

    // Then
    assertThat(outdated).isFalse();
    assertThat(waiting.again).isEmpty();
  }

  private Activity activity() {
    Instant now = naming.now();
    Claim claim = new Claim(UUID.randomUUID(), now, now.plusSeconds(10), now.plusSeconds(90));
    return new Activity(
        UUID.randomUUID(),
        new Activity.Target(UUID.randomUUID(), "a1"),
        new Activity.Work(
            "list_delete", PAYLOAD, false, new Activity.Traits(1, 5, OnUnknown.RECONCILE)),
        new Submitting(claim),
        1,
        1);
  }

  private static Requests requests(String list) {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    Vault vault = new Vault("k1", key, new SecureRandom());
    Catalogue catalogue = Catalogue.load();
    Kept kept = new Kept();
    Requests requests = new Requests(kept, vault, catalogue);
    kept.box = requests.seal(PAYLOAD, checked(catalogue, list));
    return requests;
  }

  private static CheckedRequest checked(Catalogue catalogue, String list) {
    try {
      return new RequestRules(catalogue)
          .check("list_delete", new ObjectMapper().readTree("{\"list_ids\":[\"" + list + "\"]}"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One sealed request. */
  private static final class Kept implements PayloadStore {
    private Sealed box;

    @Override
    public Uni<Sealed> request(UUID payloadId) {
      return Uni.createFrom().item(box);
    }

    @Override
    public Uni<Sealed> result(UUID activityId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Sealed> errors(UUID activityId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Integer> purge(PayloadSettings retention) {
      throw new UnsupportedOperationException();
    }
  }

  /** Remembers who is to be looked up again. */
  private static final class Waiting implements PreparationStore {
    private final List<String> again = new ArrayList<>();

    @Override
    public Uni<List<Preparation>> claim(int limit, Duration lease) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<Preparation>> ready(List<Preparation> prepared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> later(Preparation preparation, Instant until) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> failed(Preparation preparation, List<Problem> problems) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> again(UUID jobId, String accountId, Set<Reference> references) {
      return Uni.createFrom().item(() -> again.add(accountId)).replaceWithVoid();
    }
  }
}
