package io.fanfare.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.problem.RefusedException;
import io.fanfare.problem.Violation;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnsubscribeCallTest {
  private final Catalogue catalogue = Catalogue.load();
  private final RequestRules rules = new RequestRules(catalogue);

  @Test
  void should_be_called_directly_and_by_name_only() {
    // When
    CheckedRequest request = rules.check("contacts_unsubscribe", body(500));

    // Then
    assertThat(request.operation().direct()).isTrue();
    assertThat(request.destructive()).isTrue();
    assertThat(request.items()).isEqualTo(500);
    assertThat(catalogue.match("POST", request.operation().path())).isEmpty();
    assertThat(catalogue.all()).noneMatch(Operation::direct);
  }

  @Test
  void should_refuse_what_breaks_a_bound() {
    assertThat(broken(body(501))).isEqualTo("request.email_addresses max_items");
    assertThat(broken(body(0))).isEqualTo("request.email_addresses min_items");
    assertThat(broken(body(1).put("update_source", "Nobody")))
        .isEqualTo("request.update_source enum");
    assertThat(broken((ObjectNode) body(1).without("update_source")))
        .isEqualTo("request.update_source required");
    assertThat(broken(body(1).put("opt_out_reason", "x".repeat(256))))
        .isEqualTo("request.opt_out_reason max_length");
    assertThat(broken(body(1).put("delete_contacts", "yes")))
        .isEqualTo("request.delete_contacts type");
    assertThat(broken(body(1).put("global_unsubscribe", true)))
        .isEqualTo("request.global_unsubscribe unknown_field");
    ObjectNode odd = body(1);
    odd.withArray("email_addresses").add("nobody").add("a@" + "x".repeat(79));
    assertThat(broken(odd)).isEqualTo("request.email_addresses[1] format");
  }

  private String broken(ObjectNode body) {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> rules.check("contacts_unsubscribe", body));
    Violation first = refused.violations().get(0);
    return first.field() + " " + first.rule();
  }

  private static ObjectNode body(int count) {
    ObjectNode body = new ObjectMapper().createObjectNode().put("update_source", "Account");
    IntStream.range(0, count)
        .forEach(i -> body.withArray("email_addresses").add("a" + i + "@example.com"));
    if (count == 0) {
      body.putArray("email_addresses");
    }
    return body;
  }
}
