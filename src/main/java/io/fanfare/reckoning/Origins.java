package io.fanfare.reckoning;

import io.fanfare.rejection.OriginBoxes;
import io.fanfare.rejection.RejectionStore;
import io.fanfare.rejection.RowOrigins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Where the rows of requests came from. */
@ApplicationScoped
class Origins {
  private static final int TRIES = 2;

  private final RejectionStore store;
  private final OriginBoxes boxes;

  Origins(RejectionStore store, OriginBoxes boxes) {
    this.store = store;
    this.boxes = boxes;
  }

  /** Where none are kept the caller wrote the request's body: its rows are numbered as there. */
  Uni<RowOrigins> of(UUID payloadId, int rows) {
    return store
        .origins(payloadId)
        .onFailure()
        .retry()
        .atMost(TRIES)
        .map(box -> box == null ? RowOrigins.counting(1, rows) : boxes.open(payloadId, box));
  }
}
