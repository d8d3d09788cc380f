package io.fanfare.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fanfare.payload.Sealed;
import io.fanfare.payload.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Seals recipes and opens them: a job's body may hold contact data, an address a secret. */
@ApplicationScoped
public class Recipes {
  /** Numbers keep the digits they were written with, as in a body that comes over HTTP. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Vault vault;

  public Recipes(Vault vault) {
    this.vault = vault;
  }

  /** Seals the recipe of the schedule with this name. */
  public Sealed seal(String schedule, Recipe recipe) {
    try {
      return vault.seal(owner(schedule), JSON.writeValueAsBytes(recipe));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens it; throws {@link Vault.UnreadablePayloadException} when the key has changed. */
  public Recipe open(String schedule, Sealed box) {
    try {
      return JSON.readValue(vault.open(owner(schedule), box), Recipe.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String owner(String schedule) {
    return "schedule " + schedule;
  }
}
