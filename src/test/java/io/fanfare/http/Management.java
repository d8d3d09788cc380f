package io.fanfare.http;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;

/** The management port of the application under test. */
public final class Management {
  private Management() {}

  /** Its number. */
  public static int port() {
    return ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
  }

  /** Whatever it answers. */
  public static Response get(String path) {
    return given().port(port()).get(path);
  }
}
