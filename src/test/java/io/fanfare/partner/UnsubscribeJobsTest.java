package io.fanfare.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.activity.OnUnknown;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
import io.fanfare.operation.Catalogue;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.problem.RefusedException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnsubscribeJobsTest {
  private final RequestRules rules = new RequestRules(Catalogue.load());
  private final UnsubscribeJobs jobs = new UnsubscribeJobs(new JobRequests(rules), rules);

  @Test
  void should_cut_a_list_into_what_one_call_takes() {
    // When
    JobRequest job = jobs.check(body(addresses(1001)));

    // Then
    assertThat(job.steps()).hasSize(1);
    assertThat(job.steps().get(0).requests())
        .extracting(CheckedRequest::items)
        .containsExactly(500, 500, 1);
    assertThat(job.operation()).isEqualTo("contacts_unsubscribe");
    assertThat(job.options().onUnknown()).isEqualTo(OnUnknown.RESEND);
  }

  @Test
  void should_send_each_address_once() {
    // Given
    List<String> addresses = List.of("Ada@example.com", " ada@EXAMPLE.com ", "alan@example.com");

    // When
    JobRequest job = jobs.check(body(addresses));

    // Then
    CheckedRequest only = job.steps().get(0).requests().get(0);
    assertThat(only.items()).isEqualTo(2);
    assertThat(only.call().payload()).contains("Ada@example.com").doesNotContain("ada@EXAMPLE");
  }

  @Test
  void should_name_a_bad_address_by_its_place_in_the_callers_list() {
    // Given
    ObjectNode body = body(addresses(700));
    body.withArray("email_addresses").add("nobody");

    // When
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> jobs.check(body));

    // Then
    assertThat(refused.violations().get(0).field()).isEqualTo("body.email_addresses[700]");
    assertThat(refused.violations().get(0).rule()).isEqualTo("format");
  }

  @Test
  void should_refuse_a_list_for_no_accounts() {
    // Given
    ObjectNode body = body(addresses(1));
    body.remove("accounts");

    // When
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> jobs.check(body));

    // Then
    assertThat(refused.violations().get(0).field()).isEqualTo("body.accounts");
  }

  @Test
  void should_hold_to_one_address_everywhere() {
    // Given
    ObjectNode two = body(addresses(2));
    two.remove("accounts");
    two.put("global_unsubscribe", true);

    // When
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> UnsubscribeEverywhere.read(rules, two));

    // Then
    assertThat(refused.violations().get(0).rule()).isEqualTo("max_items");
  }

  @Test
  void should_say_everywhere_in_the_vendors_words() {
    // Given
    ObjectNode one = body(addresses(1));
    one.remove("accounts");
    one.put("global_unsubscribe", true);

    // When
    CheckedBody body = UnsubscribeEverywhere.read(rules, one).body();

    // Then
    assertThat(body.json())
        .isEqualTo(
            "{\"global_unsubscribe\":true,\"email_addresses\":[\"a0@example.com\"],"
                + "\"update_source\":\"Account\"}");
  }

  private static List<String> addresses(int count) {
    return IntStream.range(0, count).mapToObj(i -> "a" + i + "@example.com").toList();
  }

  private static ObjectNode body(List<String> addresses) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.putObject("accounts").put("all", true);
    addresses.forEach(body.putArray("email_addresses")::add);
    return body.put("update_source", "Account");
  }
}
