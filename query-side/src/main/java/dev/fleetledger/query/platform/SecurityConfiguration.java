package dev.fleetledger.query.platform;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.http.ProblemResponses;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Requires authentication for everything but the OpenAPI document and the actuator. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final String AUDIENCE = "fleetledger";
    private static final String[] PUBLIC_PATHS = {"/api/v1/openapi.json", "/actuator/**"};
    private static final Problem NOT_SIGNED_IN = new Problem(401, "NotSignedIn", "The request has no valid bearer token.",
            "Sign in, and send the token of the identity provider: Authorization: Bearer <token>.");

    @Bean
    SecurityFilterChain api(HttpSecurity http) {
        AuthenticationEntryPoint entryPoint = (request, response, e) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            ProblemResponses.write(NOT_SIGNED_IN, request, response);
        };
        return http
                .authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC_PATHS).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(entryPoint).jwt(jwt -> { }))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(entryPoint))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * Fetches the issuer's keys with the first token, so that issuer and service can start in any order.
     *
     * @param jwkSetUri URL of the keys, if this service reaches the issuer by another address than the one in the tokens
     */
    @Bean
    JwtDecoder jwtDecoder(QuerySideProperties sideProperties,
            @Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri:}") String jwkSetUri) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = (jwkSetUri.isEmpty() ? NimbusJwtDecoder.withIssuerLocation(sideProperties.issuer())
                    : NimbusJwtDecoder.withJwkSetUri(jwkSetUri)).build();
            decoder.setJwtValidator(validator(sideProperties.issuer()));
            return decoder;
        });
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer) {
        return new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>("aud", audience -> audience != null && audience.contains(AUDIENCE)),
                new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isEmpty()));
    }
}
