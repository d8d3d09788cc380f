package io.fanfare.sandbox.demo;

import io.fanfare.sandbox.Ports;
import java.util.List;

/** Where everything listens, and one request to paste. */
record Addresses(Ports ports, String curl) {

  static Addresses of(Ports ports, DemoJob job) {
    String curl =
        "curl -s http://localhost:%d/v1/jobs -H 'Content-Type: application/json' -d '%s'"
            .formatted(ports.service(), job.body());
    return new Addresses(ports, curl);
  }

  List<String> lines() {
    return List.of(
        "service      http://localhost:%d/v1/jobs".formatted(ports.service()),
        "OpenAPI      http://localhost:%d/q/openapi, beside /q/health and /q/metrics"
            .formatted(ports.management()),
        "simulator    http://localhost:%d/_sim/ledger/summary".formatted(ports.simulator()),
        "Kafka        localhost:%d, topic fanfare.activities".formatted(ports.kafka()),
        "PostgreSQL   psql postgresql://postgres:postgres@localhost:%d/postgres"
            .formatted(ports.postgres()),
        "a job        " + curl);
  }
}
