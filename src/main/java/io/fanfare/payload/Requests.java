package io.fanfare.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.VendorCall;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

/**
 * Checked requests as sealed payloads and back. A request that many accounts share is opened once
 * and stays open for a while, within bounds of memory.
 */
@ApplicationScoped
public class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_OPEN_CHARACTERS = 16_000_000;
  private static final Duration OPEN_FOR = Duration.ofMinutes(1);

  private final PayloadStore store;
  private final Vault vault;
  private final Catalogue catalogue;
  private final Cache<UUID, CheckedRequest> open =
      Caffeine.newBuilder()
          .maximumWeight(MOST_OPEN_CHARACTERS)
          .weigher((UUID id, CheckedRequest request) -> weight(request))
          .expireAfterWrite(OPEN_FOR)
          .build();

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
    CheckedRequest opened = open.getIfPresent(payloadId);
    return opened == null ? read(payloadId) : Uni.createFrom().item(opened);
  }

  private Uni<CheckedRequest> read(UUID payloadId) {
    return store
        .request(payloadId)
        .map(box -> vault.open(payloadId.toString(), box))
        .map(this::read)
        .invoke(request -> open.put(payloadId, request));
  }

  private static int weight(CheckedRequest request) {
    String payload = request.call().payload();
    return payload == null ? 1 : payload.length() + 1;
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
