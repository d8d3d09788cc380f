package io.fanfare.sandbox.skew;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/**
 * How wrong a process's time of day is.
 *
 * @param by from its start on
 * @param stepAt when it is stepped
 * @param after how wrong it is from then on
 */
public record Skew(Duration by, Instant stepAt, Duration after) {
  private static final List<Class<?>> AGENT = List.of(SkewAgent.class, SkewedNow.class);

  /** Wrong for good. */
  public static Skew of(Duration by) {
    return new Skew(by, Instant.ofEpochMilli(Long.MAX_VALUE), by);
  }

  /** What the process's JVM has to be started with. */
  public List<String> jvmArguments() {
    return List.of(
        "-javaagent:" + agent(),
        "-Dskew.seconds=" + by.toSeconds(),
        "-Dskew.step-at=" + stepAt.toEpochMilli(),
        "-Dskew.seconds-after=" + after.toSeconds());
  }

  private static Path agent() {
    Path jar = Path.of("target", "skew-agent.jar").toAbsolutePath();
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", SkewAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    attributes.putValue("Class-Path", library());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> one : AGENT) {
        add(out, one.getName().replace('.', '/') + ".class");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static String library() {
    try {
      return ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation().toURI().toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(JarOutputStream out, String name) throws IOException {
    ClassLoader loader = Skew.class.getClassLoader();
    try (InputStream bytes = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
    }
  }
}
