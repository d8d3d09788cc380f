package io.fanfare.seeds.store;

import io.fanfare.payload.PayloadSettings;
import io.fanfare.payload.PayloadStore;
import io.fanfare.payload.Sealed;
import io.fanfare.problem.ProblemCode;
import io.fanfare.problem.RefusedException;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Sealed requests, in memory. */
public final class MemoryPayloads implements PayloadStore {
  private final Tables tables;
  private final Calls calls;

  public MemoryPayloads(Tables tables, Calls calls) {
    this.tables = tables;
    this.calls = calls;
  }

  @Override
  public Uni<Sealed> request(UUID payloadId) {
    return calls.call("payload", () -> tables.payloads.get(payloadId));
  }

  @Override
  public Uni<Sealed> result(UUID activityId) {
    return none();
  }

  @Override
  public Uni<Sealed> errors(UUID activityId) {
    return none();
  }

  @Override
  public Uni<Integer> purge(PayloadSettings retention) {
    return Uni.createFrom().item(0);
  }

  private static Uni<Sealed> none() {
    return Uni.createFrom()
        .failure(RefusedException.of(ProblemCode.NOT_FOUND, "Nothing of the kind is kept here."));
  }
}
