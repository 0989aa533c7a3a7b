package dev.fleetledger.command.testsupport;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
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
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** A token issuer for tests, which signs in any named person. */
public final class TestTokens {

    public static final String ISSUER = "http://issuer.test";

    /** Java's default of 3072 takes seconds, and tests need no real protection. */
    private static final int BITS = 2048;
    private static final KeyPair KEYS = generateKeys();
    private static final Map<List<String>, String> CACHE = new ConcurrentHashMap<>();

    private TestTokens() {}

    /** Caches tokens, because signing one takes longer than most requests. */
    public static String of(String name, List<String> groups) {
        return CACHE.computeIfAbsent(Stream.concat(Stream.of(name), groups.stream()).toList(), key -> sign(name, groups));
    }

    private static String sign(String name, List<String> groups) {
        var claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience("fleetledger").subject("sub-" + name)
                .claim("preferred_username", name).claim("groups", groups)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600))).build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(KEYS.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** The public key as an issuer publishes it. */
    public static String keySet() {
        return new JWKSet(new RSAKey.Builder((RSAPublicKey) KEYS.getPublic()).build()).toString();
    }

    static JwtDecoder decoder() {
        return NimbusJwtDecoder.withPublicKey((RSAPublicKey) KEYS.getPublic()).build();
    }

    private static KeyPair generateKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
