package io.fanfare.constantcontact.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import io.fanfare.payload.Vault.UnreadablePayloadException;
import io.fanfare.token.SharedToken.Step;
import io.fanfare.token.TokenShelf;
import io.fanfare.token.TokenShelf.Changed;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Takes the token that another replica got, and asks the endpoint only in this one's turn. While
 * the store is away nothing is asked: the vendor allows one request a second from all replicas
 * together. The token lies in the store sealed, never in the clear.
 */
final class SharedTokens implements TokenSource {
  private static final Duration LONGER = Duration.ofSeconds(5);

  private final TokenSource endpoint;
  private final TokenShelf shelf;
  private final Vault vault;
  private final RandomGenerator random;
  private final UUID replica;
  private final Duration turn;
  private final String owner;
  private volatile long known;

  SharedTokens(
      TokenSource endpoint,
      TokenSettings settings,
      TokenShelf shelf,
      Vault vault,
      UUID replica,
      RandomGenerator random) {
    this.endpoint = endpoint;
    this.shelf = shelf;
    this.vault = vault;
    this.random = random;
    this.replica = replica;
    this.turn = settings.tokenTimeout().plus(LONGER);
    this.owner = "vendor-token:" + settings.clientId();
  }

  @Override
  public Uni<Grant> ask() {
    return Uni.createFrom()
        .deferred(this::step)
        .onFailure()
        .transform(failure -> new TokenUnavailableException("store"))
        .chain(this::follow);
  }

  private Uni<Step> step() {
    return shelf.change(
        (token, now) -> {
          Step step = token.next(known, replica, now);
          boolean asks = step instanceof Step.Ask;
          return new Changed<>(asks ? token.asking(replica, now, turn) : token, step);
        });
  }

  private Uni<Grant> follow(Step step) {
    if (step instanceof Step.Take take) {
      return Uni.createFrom().item(() -> opened(take));
    }
    return step instanceof Step.Ask
        ? asked()
        : Uni.createFrom().failure(new TokenUnavailableException(TokenUnavailableException.PAUSE));
  }

  /** One that does not open was sealed by another configuration: the next try passes it over. */
  private Grant opened(Step.Take take) {
    known = take.version();
    try {
      String value = new String(vault.open(owner, take.box()), UTF_8);
      return new Grant(value, take.life(), take.age());
    } catch (UnreadablePayloadException e) {
      throw new TokenUnavailableException("sealed_otherwise");
    }
  }

  private Uni<Grant> asked() {
    return endpoint.ask().onFailure().call(failure -> failed()).onItem().call(this::shared);
  }

  /** A store that is away keeps nobody from the token just got. */
  private Uni<Long> shared(Grant grant) {
    Sealed box = vault.seal(owner, grant.value().getBytes(UTF_8));
    return shelf
        .change(
            (token, now) -> {
              var granted = token.granted(replica, box, now, grant.lifetime());
              return new Changed<>(granted, granted.version());
            })
        .invoke(version -> known = version)
        .onFailure()
        .recoverWithItem(known);
  }

  private Uni<Boolean> failed() {
    return shelf
        .change((token, now) -> new Changed<>(token.failed(replica, now, random), Boolean.TRUE))
        .onFailure()
        .recoverWithItem(Boolean.FALSE);
  }
}
