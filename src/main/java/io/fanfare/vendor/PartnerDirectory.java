package io.fanfare.vendor;

import io.fanfare.quota.Slot;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor's list of the accounts that this partner manages, a page at a time. */
public interface PartnerDirectory {

  /**
   * Reads one page of up to 50 managed accounts.
   *
   * @param next null for the first page, else what the previous page named
   * @return fails with {@link DirectoryUnavailableException} when the vendor gave no page
   */
  Uni<DirectoryPage> page(Slot slot, @Nullable String next);

  /**
   * One page.
   *
   * @param next null on the last page
   */
  record DirectoryPage(List<ListedAccount> accounts, @Nullable String next) {}

  /**
   * An account as the vendor lists it.
   *
   * @param billingStatus the vendor's word; its set is not closed, so no one may switch on it
   * @param closed whether that word means that it was cancelled or disabled: such accounts stay in
   *     the list
   */
  record ListedAccount(
      String accountId,
      @Nullable String organizationName,
      @Nullable String billingStatus,
      boolean closed) {

    /** Closed when the status is the one that the vendor documents for it, {@code Canceled}. */
    public ListedAccount(
        String accountId, @Nullable String organizationName, @Nullable String billingStatus) {
      this(accountId, organizationName, billingStatus, "Canceled".equals(billingStatus));
    }
  }

  /** The vendor gave no page; carries why. */
  final class DirectoryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Verdict verdict;

    public DirectoryUnavailableException(Verdict verdict) {
      super("The vendor's account list could not be read: " + verdict, null, false, false);
      this.verdict = verdict;
    }

    /** What the vendor's answer meant. */
    public Verdict verdict() {
      return verdict;
    }
  }
}
