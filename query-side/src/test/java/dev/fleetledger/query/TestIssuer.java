package dev.fleetledger.query;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** An OIDC issuer that signs tokens and serves its key. */
final class TestIssuer {

    private final RSAKey key;
    private final String uri;
    private final Map<List<String>, String> tokens = new ConcurrentHashMap<>();

    TestIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            uri = "http://localhost:" + server.getAddress().getPort();
            serve(server, "/.well-known/openid-configuration", "{\"issuer\":\"" + uri + "\",\"jwks_uri\":\"" + uri
                    + "/keys\",\"authorization_endpoint\":\"" + uri + "/a\",\"token_endpoint\":\"" + uri
                    + "/t\",\"subject_types_supported\":[\"public\"],\"response_types_supported\":[\"code\"]}");
            serve(server, "/keys", new JWKSet(key.toPublicJWK()).toString());
            server.start();
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String uri() {
        return uri;
    }

    /** Caches tokens, because signing takes longer than most requests. */
    String token(String subject, String audience, String... groups) {
        return tokens.computeIfAbsent(Stream.concat(Stream.of(subject, audience), Stream.of(groups)).toList(),
                who -> sign(subject, audience, groups));
    }

    private String sign(String subject, String audience, String... groups) {
        return sign(subject, audience, Instant.now().plusSeconds(3600), groups);
    }

    String sign(String subject, String audience, Instant expiry, String... groups) {
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(uri).subject(subject).audience(audience)
                    .claim("groups", List.of(groups)).expirationTime(Date.from(expiry)).build();
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
