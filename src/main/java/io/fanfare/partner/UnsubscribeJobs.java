package io.fanfare.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fanfare.job.JobRequest;
import io.fanfare.job.JobRequests;
import io.fanfare.job.Origin;
import io.fanfare.job.Step;
import io.fanfare.operation.CheckedRequest;
import io.fanfare.operation.RequestRules;
import io.fanfare.operation.UnsubscribeCall;
import io.fanfare.operation.strict.Fields;
import io.fanfare.problem.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a job out of a list of addresses and a set of accounts: the list is cut into what one call
 * takes, each address once, compared trimmed and in lower case.
 */
@ApplicationScoped
public class UnsubscribeJobs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 100_000;
  private static final String ADDRESSES = "email_addresses";
  private static final String ON_UNKNOWN = "on_unknown";
  private static final List<String> OF_THE_REQUEST =
      List.of("update_source", "opt_out_reason", "delete_contacts");

  private final JobRequests jobs;
  private final RequestRules rules;

  UnsubscribeJobs(JobRequests jobs, RequestRules rules) {
    this.jobs = jobs;
    this.rules = rules;
  }

  /**
   * Reads {@code {"accounts", "email_addresses", "update_source", "opt_out_reason"?,
   * "delete_contacts"?}} with a job's other fields; throws RefusedException. An unsubscription
   * whose answer was lost is sent again unless the caller says otherwise: twice is as once.
   */
  public JobRequest check(JsonNode body) {
    List<JsonNode> cuts = cuts(body);
    JobRequest first = jobs.check(job(body, cuts.get(0)), Origin.HTTP);
    List<CheckedRequest> requests = new ArrayList<>(first.steps().get(0).requests());
    for (JsonNode cut : cuts.subList(1, cuts.size())) {
      requests.add(rules.check(RequestRules.UNSUBSCRIBE, cut));
    }
    return new JobRequest(
        first.accounts(), List.of(new Step(requests)), first.waves(), first.options());
  }

  private static ObjectNode job(JsonNode body, JsonNode request) {
    ObjectNode job = JSON.createObjectNode().put(ON_UNKNOWN, "resend");
    body.properties().forEach(field -> job.set(field.getKey(), field.getValue()));
    job.remove(ADDRESSES);
    job.remove(OF_THE_REQUEST);
    return job.put("operation", RequestRules.UNSUBSCRIBE).set("request", request);
  }

  private static List<JsonNode> cuts(JsonNode body) {
    List<String> addresses = addresses(body);
    List<JsonNode> cuts = new ArrayList<>();
    for (int from = 0; from < addresses.size(); from += UnsubscribeCall.MOST) {
      int to = Math.min(from + UnsubscribeCall.MOST, addresses.size());
      cuts.add(request(body, addresses.subList(from, to)));
    }
    return cuts;
  }

  private static List<String> addresses(JsonNode body) {
    Findings findings = new Findings();
    Map<String, String> distinct = new LinkedHashMap<>();
    Fields.open(body, "body", findings)
        .map(fields -> UnsubscribeCall.addresses(fields, MOST))
        .ifPresent(
            found ->
                found.forEach(
                    address -> distinct.putIfAbsent(address.toLowerCase(Locale.ROOT), address)));
    findings.refuseIfAny();
    return List.copyOf(distinct.values());
  }

  private static JsonNode request(JsonNode body, List<String> addresses) {
    ObjectNode request = JSON.createObjectNode();
    addresses.forEach(request.putArray(ADDRESSES)::add);
    OF_THE_REQUEST.stream().filter(body::has).forEach(field -> request.set(field, body.get(field)));
    return request;
  }
}
