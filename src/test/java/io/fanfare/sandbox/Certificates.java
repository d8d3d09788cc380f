package io.fanfare.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * The certificate of this machine's services, for {@code localhost}, made when it is wanted and
 * valid for a day. It is its own authority: who trusts {@link #authority()} trusts these services
 * and no others.
 */
public record Certificates(Path directory) {
  static final String PASSWORD = "changeit";
  private static final String ALIAS = "services";

  /** Makes a key and its certificate in an empty directory. */
  public static Certificates make(Path directory) {
    Certificates made = new Certificates(directory);
    try {
      Files.createDirectories(directory);
      made.keytool();
      made.write();
      return made;
    } catch (IOException | GeneralSecurityException e) {
      throw new SandboxFailure("No certificate could be made in " + directory, e);
    }
  }

  /** The certificate to trust, as PEM. */
  public Path authority() {
    return directory.resolve("authority.pem");
  }

  /** The same as {@code javax.net.ssl.trustStore} takes it; no password is needed. */
  public Path trustStore() {
    return directory.resolve("trust.jks");
  }

  /** Certificate and key as a PKCS #12 store. */
  Path keyStore() {
    return directory.resolve("services.p12");
  }

  /** The key as PEM, readable by its owner alone, as PostgreSQL insists. */
  Path key() {
    return directory.resolve("services.key");
  }

  private void keytool() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-validity",
            "1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            keyStore().toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new SandboxFailure("keytool: " + said);
    }
  }

  private void write() throws IOException, GeneralSecurityException {
    KeyStore services = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStore())) {
      services.load(file, PASSWORD.toCharArray());
    }
    byte[] key = services.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    Files.createFile(
        key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key(), pem("PRIVATE KEY", key));
    byte[] certificate = services.getCertificate(ALIAS).getEncoded();
    Files.writeString(authority(), pem("CERTIFICATE", certificate));
    // Of this kind Java reads the certificates without a password.
    KeyStore trusted = KeyStore.getInstance("JKS");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, services.getCertificate(ALIAS));
    try (var file = Files.newOutputStream(trustStore())) {
      trusted.store(file, PASSWORD.toCharArray());
    }
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what);
  }
}
