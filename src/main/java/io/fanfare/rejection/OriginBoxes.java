package io.fanfare.rejection;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The origins of a payload's rows into a sealed box and out of it. */
@ApplicationScoped
public class OriginBoxes {
  private static final TypeReference<RowOrigins.Kept> KEPT = new TypeReference<>() {};

  private final Vault vault;

  public OriginBoxes(Vault vault) {
    this.vault = vault;
  }

  /** Seals the origins of a payload's rows. */
  public Sealed seal(UUID payloadId, RowOrigins origins) {
    return vault.seal(owner(payloadId), Packed.pack(origins.kept()));
  }

  /** Opens what was sealed for that payload. */
  public RowOrigins open(UUID payloadId, Sealed box) {
    return RowOrigins.of(Packed.unpack(vault.open(owner(payloadId), box), KEPT));
  }

  private static String owner(UUID payloadId) {
    return "origins of " + payloadId;
  }
}
