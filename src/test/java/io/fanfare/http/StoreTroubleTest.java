package io.fanfare.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTroubleTest {

  @ParameterizedTest
  @CsvSource({"53100,true", "08006,true", "57P01,true", "23505,false", "42P01,false"})
  void shouldKnowAStoreThatCannotServeByItsStateWhoeverTellsIt(String state, boolean isTrouble) {
    // Given
    Throwable mapped = new SQLException("told by the mapper", state);
    Throwable driver = new PgException("told by the driver", "ERROR", state, null);

    // Then
    assertThat(StoreTrouble.isBehind(new IllegalStateException(mapped))).isEqualTo(isTrouble);
    assertThat(StoreTrouble.isBehind(new IllegalStateException(driver))).isEqualTo(isTrouble);
  }

  @Test
  void shouldKnowAStoreThatCannotBeReached() {
    assertThat(StoreTrouble.isBehind(new IllegalStateException(new ConnectException()))).isTrue();
    assertThat(StoreTrouble.isBehind(new SQLException("without a state"))).isFalse();
    assertThat(StoreTrouble.isBehind(null)).isFalse();
  }
}
