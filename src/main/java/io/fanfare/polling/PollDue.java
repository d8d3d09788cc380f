package io.fanfare.polling;

import io.fanfare.activity.ActivityStore;
import io.fanfare.activity.ActivityStore.LookTerms;
import io.fanfare.activity.ActivityStore.Watched;
import io.fanfare.quota.Purpose;
import io.fanfare.quota.QuotaGate;
import io.fanfare.quota.Slot;
import io.fanfare.replica.Replica;
import io.fanfare.vendor.VendorApi;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at every account that is due: claim a few, wait for a slot each, look, record. */
@ApplicationScoped
public class PollDue {
  private final ActivityStore store;
  private final QuotaGate gate;
  private final VendorApi vendor;
  private final Glance glance;
  private final PollingSettings settings;
  private final Replica replica;

  public PollDue(
      ActivityStore store,
      QuotaGate gate,
      VendorApi vendor,
      Glance glance,
      PollingSettings settings,
      Replica replica) {
    this.store = store;
    this.gate = gate;
    this.vendor = vendor;
    this.glance = glance;
    this.settings = settings;
    this.replica = replica;
  }

  /** Looks until nothing is due; answers how many accounts it looked at. */
  public Uni<Long> runOnce() {
    return vendor
        .ready()
        .onItem()
        .transformToMulti(ready -> claimed())
        .onItem()
        .transformToUni(ticket -> glance.at(ticket.account(), ticket.slot()))
        .collectFailures()
        .merge(settings.inFlight())
        .collect()
        .with(Collectors.counting());
  }

  private Multi<Ticket> claimed() {
    return Multi.createBy()
        .repeating()
        .uni(() -> store.claimLooks(settings.claimSize(), new LookTerms(replica.id(), true)))
        .until(List::isEmpty)
        .onItem()
        .transformToMultiAndConcatenate(this::ticketed);
  }

  private Multi<Ticket> ticketed(List<Watched> claimed) {
    Iterator<Watched> waiting = claimed.iterator();
    return gate.pass(Purpose.POLL, claimed.size())
        .onItem()
        .transform(slot -> new Ticket(waiting.next(), slot));
  }

  /** An account and the slot that pays for the first page. */
  private record Ticket(Watched account, Slot slot) {}
}
