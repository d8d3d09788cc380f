package io.fanfare.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.VendorCall;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Checked requests as sealed payloads and back. */
@ApplicationScoped
public class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PayloadStore store;
  private final Vault vault;
  private final Catalogue catalogue;

  public Requests(PayloadStore store, Vault vault, Catalogue catalogue) {
    this.store = store;
    this.vault = vault;
    this.catalogue = catalogue;
  }

  /** Seals a request for the payload with the given id. */
  public Sealed seal(UUID payloadId, CheckedRequest request) {
    try {
      Kept kept =
          new Kept(
              request.name(),
              request.operation().id(),
              request.call(),
              request.destructive(),
              request.items());
      return vault.seal(payloadId.toString(), JSON.writeValueAsBytes(kept));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads and opens a request; fails when it was deleted or cannot be opened. */
  public Uni<CheckedRequest> open(UUID payloadId) {
    return store
        .request(payloadId)
        .map(box -> vault.open(payloadId.toString(), box))
        .map(this::read);
  }

  private CheckedRequest read(byte[] plain) {
    try {
      Kept kept = JSON.readValue(plain, Kept.class);
      return new CheckedRequest(
          kept.name(),
          catalogue.find(kept.operation()).orElseThrow(),
          kept.call(),
          kept.destructive(),
          kept.items());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a request is written down; the operation by its id, since the catalogue may grow. */
  record Kept(String name, String operation, VendorCall call, boolean destructive, int items) {}
}
