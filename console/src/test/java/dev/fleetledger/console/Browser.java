package dev.fleetledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A browser with its cookies, which it sends to every console. */
public final class Browser {

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** The provider's page is left out: what it would add to its redirect is the state and a code. */
    public void signIn(int port) throws IOException, InterruptedException {
        String provider = get(port, "/oauth2/authorization/fleetledger").headers().firstValue("Location").orElseThrow();
        get(port, "/login/oauth2/code/fleetledger?state=" + parameter(provider, "state") + "&code=" + parameter(provider, "nonce"));
        assertThat(get(port, "/session/me").body()).contains("\"signedIn\":true");
    }

    public HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return send(request(port, path).build());
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    public static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String parameter(String uri, String name) {
        return uri.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }
}
