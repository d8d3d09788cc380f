package io.fanfare.runtime;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a native executable must keep: the types that our own mappers write and read, and the kind
 * of cache that we use, which Caffeine loads by name. Types of the HTTP resources' methods Quarkus
 * finds by itself. {@code ReflectionTest} knows when one is missing.
 */
@RegisterForReflection(
    classNames = {
      "com.github.benmanes.caffeine.cache.SSMWW",
      "io.fanfare.direct.Answer$Begun",
      "io.fanfare.direct.Answer$Done",
      "io.fanfare.direct.Answer$Refused",
      "io.fanfare.direct.Answer$Stored",
      "io.fanfare.direct.Kept",
      "io.fanfare.operation.NameValue",
      "io.fanfare.operation.VendorCall",
      "io.fanfare.payload.Requests$Kept",
      "io.fanfare.problem.Violation",
      "io.fanfare.rejection.Rejection",
      "io.fanfare.rejection.RowOrigins$Kept",
      "io.fanfare.schedule.Recipe",
      "io.fanfare.schedule.Recipe$Source",
      "io.fanfare.vendor.Counters"
    })
final class NativeImage {
  private NativeImage() {}
}
