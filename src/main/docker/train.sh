#!/bin/sh
# Makes fanfare.aot beside quarkus-run.jar in the working directory: a start without any service, stopped
# in an orderly way, after which the JVM writes what it loaded. Needs a JDK of 25 or newer as `java`.
set -eu

QUARKUS_FLYWAY_MIGRATE_AT_START=false \
QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://localhost:1/none \
QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://localhost:1/none \
QUARKUS_DATASOURCE_USERNAME=none \
QUARKUS_DATASOURCE_PASSWORD=none \
QUARKUS_HTTP_HOST=127.0.0.1 \
QUARKUS_HTTP_PORT=0 \
QUARKUS_MANAGEMENT_HOST=127.0.0.1 \
QUARKUS_MANAGEMENT_PORT=0 \
QUARKUS_LOG_LEVEL=ERROR \
KAFKA_BOOTSTRAP_SERVERS=localhost:1 \
FANFARE_CONSTANT_CONTACT_URL=http://localhost:1/v3 \
FANFARE_CONSTANT_CONTACT_TOKEN_URL=http://localhost:1/token \
FANFARE_CONSTANT_CONTACT_CLIENT_ID=none \
FANFARE_CONSTANT_CONTACT_CLIENT_SECRET=none \
FANFARE_CONSTANT_CONTACT_API_KEY=none \
FANFARE_PAYLOAD_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
  java -XX:AOTCacheOutput=fanfare.aot \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -jar quarkus-run.jar &
service=$!

sleep "${TRAINING_SECONDS:-30}"
kill -TERM "$service" 2>/dev/null || true
# 143: ended by the signal, as wanted.
wait "$service" || true
test -s fanfare.aot
rm -rf config
