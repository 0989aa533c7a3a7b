package dev.fleetledger.issuer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Acts like a browser with cookies and submits the login form. */
final class FakeBrowser {

    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-in-length";

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI server;

    FakeBrowser(URI server) {
        this.server = server;
    }

    String signIn(String name, String callback) throws Exception {
        String challenge = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes()));
        String authorize = "/oauth2/authorize?response_type=code&client_id=console&scope=openid%20profile&state=s"
                + "&redirect_uri=" + callback + "&code_challenge=" + challenge + "&code_challenge_method=S256";
        send(requestTo(authorize).header("Accept", "text/html"));
        String form = send(requestTo("/login")).body();
        post("/login", "username=" + name + "&password=" + name + "&_csrf=" + firstMatch("name=\"_csrf\"[^>]*value=\"([^\"]+)", form));
        String location = send(requestTo(authorize).header("Accept", "text/html")).headers().firstValue("Location").orElseThrow();
        return firstMatch("code=([^&]+)", location);
    }

    HttpResponse<String> redeem(String code, String callback, String client, String secret) throws Exception {
        return send(tokenRequest(client, secret).POST(BodyPublishers.ofString(
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + callback + "&code_verifier=" + VERIFIER)));
    }

    HttpRequest.Builder tokenRequest(String client, String secret) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes());
        return formRequest("/oauth2/token").header("Authorization", "Basic " + basic);
    }

    HttpResponse<String> post(String path, String form) throws Exception {
        return send(formRequest(path).POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder formRequest(String path) {
        return requestTo(path).header("Content-Type", "application/x-www-form-urlencoded");
    }

    private HttpRequest.Builder requestTo(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    static JWTClaimsSet claimsOf(String body, String token) throws Exception {
        return SignedJWT.parse((String) JSONObjectUtils.parse(body).get(token)).getJWTClaimsSet();
    }

    private static String firstMatch(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
