package dev.fleetledger.issuer;

import java.util.List;

import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Adds the names to every token, and the audience to access tokens. The subject remains the opaque one. */
@Component
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final IssuerProperties settings;

    TokenClaims(IssuerProperties settings) {
        this.settings = settings;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        context.getClaims().claims(claims -> SeededPeople.findBySubject(String.valueOf(claims.get("sub")))
                .ifPresent(person -> claims.putAll(person.claims())));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims().audience(List.of(settings.audience()));
        }
    }
}
