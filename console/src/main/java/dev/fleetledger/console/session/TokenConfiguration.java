package dev.fleetledger.console.session;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Verifies bearer tokens before anything of their requests is read. The services verify them again, and decide what they allow. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final String AUDIENCE = "fleetledger";
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_KEYS_BYTES = 64 * 1024;

    /** Fetches the issuer's keys with the first token, so that issuer and console can start in any order. */
    @Bean
    JwtDecoder tokens(LazyClientRegistrationRepository provider, IdentityProviderProperties settings) {
        JwtDecoder decoderOfFirstToken = new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys(provider.keySetUrl())).build();
            decoder.setJwtValidator(validator(settings.issuer()));
            return decoder;
        });
        return token -> {
            try {
                return decoderOfFirstToken.decode(token);
            } catch (JwtDecoderInitializationException e) {
                throw new JwtException("The issuer can't be reached", e);
            }
        };
    }

    /** At most one request to the issuer in 30 s, however many tokens name an unknown key. */
    private static JWKSource<SecurityContext> keys(String url) {
        return JWKSourceBuilder.create(toUrl(url), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEYS_BYTES)).build();
    }

    private static URL toUrl(String url) {
        try {
            return URI.create(url).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(URI issuer) {
        return new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer.toString()),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE)),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isEmpty()));
    }
}
