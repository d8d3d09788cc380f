package io.fanfare.polling;

import io.fanfare.reconciliation.Listing;
import io.fanfare.vendor.RemoteActivity;
import java.util.List;

/** What a look at an account brought. */
sealed interface Sight {

  /** What the vendor reports, as far as it was seen. */
  List<RemoteActivity> reported();

  /** Every page of the account's list; {@code pages} of them, 1 or more. */
  record Whole(Listing listing, int pages) implements Sight {
    @Override
    public List<RemoteActivity> reported() {
      return listing.activities();
    }
  }

  /** Some activities, each by itself; of the others nothing is known. */
  record Part(List<RemoteActivity> reported) implements Sight {}

  /**
   * The vendor will not show this account: what it has in flight is not listed any more. That
   * proves nothing about what may have been sent to it.
   */
  record Hidden() implements Sight {
    @Override
    public List<RemoteActivity> reported() {
      return List.of();
    }
  }

  /**
   * Nothing is known.
   *
   * @param missed whether no look took place for a reason that is none of the account's: its slot
   *     was over before it left, or the key was throttled
   */
  record Nothing(boolean missed) implements Sight {
    @Override
    public List<RemoteActivity> reported() {
      return List.of();
    }
  }

  /** Whether what is not reported is not there any more. */
  default boolean isComplete() {
    return this instanceof Whole || this instanceof Hidden;
  }
}
