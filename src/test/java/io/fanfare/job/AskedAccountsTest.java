package io.fanfare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fanfare.account.AccountSelector;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.RequestRules;
import io.fanfare.problem.RefusedException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedAccountsTest {
  private static final String JOB = "66eb409a-5a95-11eb-86d5-fa163e5bf31a";

  private final JobRequests requests = new JobRequests(new RequestRules(Catalogue.load()));

  @Test
  void shouldReadEachWayToSayWhom() {
    assertThat(selector("{'all':true,'except':['x']}"))
        .isEqualTo(new AccountSelector.All(Set.of("x")));
    assertThat(selector("{'ids':['a','b'],'except':['x']}"))
        .isEqualTo(new AccountSelector.Ids(List.of("a", "b"), Set.of("x")));
    assertThat(selector("{'labels':{'region':'north','test':null},'except':['x']}"))
        .isEqualTo(
            new AccountSelector.Labels(Map.of("region", "north"), Set.of("test"), Set.of("x")));
    assertThat(selector("{'failed_in':'" + JOB + "','except':['x']}"))
        .isEqualTo(new AccountSelector.FailedIn(UUID.fromString(JOB), Set.of("x")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};body.accounts;exactly_one_of",
        "{'all':false};body.accounts;exactly_one_of",
        "{'all':true,'failed_in':'x'};body.accounts;exactly_one_of",
        "{'failed_in':'x'};body.accounts.failed_in;format",
        "{'failed_in':7};body.accounts.failed_in;type",
        "{'labels':{'region':7}};body.accounts.labels.region;type",
        "{'all':true,'some':1};body.accounts.some;unknown_field"
      })
  void shouldSayWhatIsWrongAndWhere(String accounts, String field, String rule) {
    // When
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> selector(accounts));

    // Then
    assertThat(refused.violations())
        .anySatisfy(
            violation -> {
              assertThat(violation.field()).isEqualTo(field);
              assertThat(violation.rule()).isEqualTo(rule);
            });
  }

  private AccountSelector selector(String accounts) {
    String body =
        "{'operation':'api_request','request':{'method':'GET','path':'/contact_lists'},'accounts':"
            + accounts
            + "}";
    try {
      return requests
          .check(new ObjectMapper().readTree(body.replace('\'', '"')), Origin.HTTP)
          .accounts();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
