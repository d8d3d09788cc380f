package io.fanfare.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fanfare.Mappings;
import io.fanfare.payload.Vault;
import io.fanfare.problem.RefusedException;
import io.fanfare.rows.RowFormat;
import io.fanfare.rows.RowTerms;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Memory is bounded by the rows of one account, a file by all of its rows. */
class ReceivingTest {
  private static final UploadSettings SETTINGS =
      Mappings.with(
          UploadSettings.class,
          Map.of("fanfare.upload.max-rows", "5", "fanfare.upload.max-rows-per-account", "2"));

  private final BlockBoxes boxes =
      new BlockBoxes(
          new Vault("k1", Base64.getEncoder().encodeToString(new byte[32]), new SecureRandom()));

  @Test
  void shouldTakeManyRowsOfSeveralAccounts() throws NoSuchAlgorithmException {
    // Given
    Receiving receiving = receiving("a,b,c,a,b");

    // When
    receiving.next();

    // Then
    assertThat(receiving.isOver()).isTrue();
  }

  @Test
  void shouldRefuseTooManyRowsOfOneAccount() throws NoSuchAlgorithmException {
    // Given
    Receiving receiving = receiving("a,b,a,a");

    // When // Then
    assertThatThrownBy(receiving::next)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.violations().get(0).rule()).isEqualTo("max_items");
              assertThat(refused.violations().get(0).limit()).isEqualTo(2L);
            });
  }

  private Receiving receiving(String accounts) throws NoSuchAlgorithmException {
    StringBuilder file = new StringBuilder("account,email\n");
    for (String account : accounts.split(",")) {
      file.append(account).append(",somebody@example.com\n");
    }
    Incoming in =
        new Incoming(
            new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
            MessageDigest.getInstance("SHA-256"),
            SETTINGS,
            Clock.systemUTC());
    RowTerms terms = new RowTerms(RowFormat.CSV, ',', Map.of(), "account", null, false);
    return new Receiving(UUID.randomUUID(), in, terms, SETTINGS, boxes);
  }
}
