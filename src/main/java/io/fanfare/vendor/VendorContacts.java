package io.fanfare.vendor;

import io.fanfare.quota.Slot;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has unsubscribed in an account. No failure of the vendor or the network fails the Uni. */
public interface VendorContacts {

  /**
   * Reads a page of up to 500 contacts whose e-mail address is unsubscribed, with one call.
   *
   * @param next null for the first page, else what the previous page named
   */
  Uni<Sheet> unsubscribed(Slot slot, String accountId, Wanted wanted, @Nullable String next);

  /**
   * Which of them.
   *
   * @param updatedAfter only those that were changed since; null for all
   * @param email only this one; null for all
   */
  record Wanted(@Nullable Instant updatedAfter, @Nullable String email) {
    /** All there are. */
    public static final Wanted ALL = new Wanted(null, null);

    @Override
    public String toString() {
      return "Wanted[updatedAfter=" + updatedAfter + "]";
    }
  }

  /** What one read brought. */
  sealed interface Sheet {

    /**
     * One page.
     *
     * @param next null on the last page
     */
    record Page(List<Gone> contacts, @Nullable String next) implements Sheet {}

    /** The read failed. {@code verdict} is never a success. */
    record Failed(Verdict verdict) implements Sheet {}
  }

  /**
   * A contact that has unsubscribed. Printing it shows nothing of a person.
   *
   * @param email as the vendor has it
   * @param since by the vendor's clock; null when it does not say
   */
  record Gone(String email, @Nullable Instant since) {
    @Override
    public String toString() {
      return "Gone[since=" + since + "]";
    }
  }
}
