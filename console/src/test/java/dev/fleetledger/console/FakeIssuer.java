package dev.fleetledger.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Identity provider that publishes its keys and signs tokens. */
public final class FakeIssuer implements AutoCloseable {

    public static final String NAME = "Alice of Wonderland";

    private final HttpServer server;
    private final RSAKey key;

    public FakeIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("its-key").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        serve("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys"}
                """.formatted(url()));
        server.createContext("/token", this::exchangeCode);
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> respond(exchange, json));
    }

    private static void respond(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The code of a sign-in is its nonce; everybody is alice. */
    private void exchangeCode(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String nonce = form.replaceAll("(?s)(?:.*&)?code=([^&]*).*", "$1");
        var claims = new JWTClaimsSet.Builder().issuer(url().toString()).subject("alice").audience("console").claim("nonce", nonce)
                .claim("name", NAME).issueTime(new Date());
        respond(exchange, """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 600, "id_token": "%s"}
                """.formatted(token("alice"), sign(claims)));
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** A token that the services accept, too. */
    public String token(String subject) {
        return token(subject, "fleetledger");
    }

    public String token(String subject, String audience) {
        return sign(new JWTClaimsSet.Builder().issuer(url().toString()).subject(subject).audience(audience));
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                    claims.expirationTime(Date.from(Instant.now().plusSeconds(600))).build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
