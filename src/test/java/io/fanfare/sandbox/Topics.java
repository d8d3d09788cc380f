package io.fanfare.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the service, created before it starts, as an operator would. */
public final class Topics {
  /** What became of each activity; key: account id. */
  public static final String ACTIVITIES = "fanfare.activities";

  /** What became of each job; key: job id. */
  public static final String JOBS = "fanfare.jobs";

  /** Changes in the directory of accounts; key: account id. */
  public static final String ACCOUNTS = "fanfare.accounts";

  /** Requests for jobs, read by the service. */
  public static final String JOB_REQUESTS = "fanfare.job-requests";

  /** Coordinates and reasons of requests that could not be understood. */
  public static final String DEAD_JOB_REQUESTS = "fanfare.job-requests.dlq";

  private static final List<NewTopic> ALL =
      List.of(
          topic(ACTIVITIES, 12),
          topic(JOBS, 3),
          topic(ACCOUNTS, 3),
          topic(JOB_REQUESTS, 3),
          topic(DEAD_JOB_REQUESTS, 1));

  private Topics() {}

  static void create(String bootstrapServers) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(ALL).all().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating topics", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new SandboxFailure("Kafka at %s does not create topics".formatted(bootstrapServers), e);
    }
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1);
  }
}
