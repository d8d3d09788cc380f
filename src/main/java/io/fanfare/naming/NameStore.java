package io.fanfare.naming;

import io.fanfare.operation.reference.Kind;
import io.fanfare.operation.reference.Reference;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps what is known of names. Each method is one transaction. */
public interface NameStore {

  /** The listings of the account that are kept; one that is not is left out. */
  Uni<List<Listing>> find(String accountId, Set<Kind> kinds);

  /** The same of several accounts; a few hundred at most, since a listing may be large. */
  Uni<List<Listing>> find(List<String> accountIds, Set<Kind> kinds);

  /** Keeps a listing unless a later one is kept. */
  Uni<Void> keep(Listing listing);

  /** Forgets listings that were read before {@code before}: they turned out to be wrong. */
  Uni<Void> forget(String accountId, Set<Kind> kinds, Instant before);

  /**
   * Notes that the thing is about to be made, so that whoever comes after a crash looks for it
   * before making it.
   *
   * @return the intent that stands there now
   */
  Uni<Noted> intend(String accountId, Reference wanted, Instant now);

  /** Replaces an intent that is still as given; answers whether it was. */
  Uni<Boolean> replace(String accountId, Reference wanted, Intent before, Intent after);

  /** It was made, or certainly not. */
  Uni<Void> settle(String accountId, Reference wanted);

  /**
   * An intent.
   *
   * @param ours false when another was there before
   */
  record Noted(Intent intent, boolean ours) {}

  /**
   * Something may have been made.
   *
   * @param sentAt when the call that makes it was about to leave
   * @param missedAt when a listing, read long enough after, did not show it; {@link Instant#EPOCH}
   *     before that
   */
  record Intent(Instant sentAt, Instant missedAt) {}
}
