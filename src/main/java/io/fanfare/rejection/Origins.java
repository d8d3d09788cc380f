package io.fanfare.rejection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Where the rows of requests came from. */
@ApplicationScoped
public class Origins {
  private static final int TRIES = 2;

  private final RejectionStore store;
  private final OriginBoxes boxes;

  public Origins(RejectionStore store, OriginBoxes boxes) {
    this.store = store;
    this.boxes = boxes;
  }

  /** Where none are kept the caller wrote the request's body: its rows are numbered as there. */
  public Uni<RowOrigins> of(UUID payloadId, int rows) {
    return store
        .origins(payloadId)
        .onFailure()
        .retry()
        .atMost(TRIES)
        .map(box -> box == null ? RowOrigins.counting(1, rows) : boxes.open(payloadId, box));
  }
}
