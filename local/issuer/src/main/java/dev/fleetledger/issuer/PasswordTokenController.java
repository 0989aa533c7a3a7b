package dev.fleetledger.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Issues a token for name and password, for scripts on the local machine. OAuth 2.1 deliberately has no password grant:
 * scripts elsewhere use their identity provider's own flow.
 */
@RestController
class PasswordTokenController {

    private final IssuerProperties settings;
    private final JwtEncoder tokenEncoder;
    private final Clock clock = Clock.systemUTC();

    PasswordTokenController(IssuerProperties settings, JwtEncoder tokenEncoder) {
        this.settings = settings;
        this.tokenEncoder = tokenEncoder;
    }

    @PostMapping(path = "/dev/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> issue(@RequestParam String username, @RequestParam String password) {
        return SeededPeople.findByName(username)
                .filter(person -> person.password().equals(password))
                .<ResponseEntity<?>>map(person -> ResponseEntity.ok(tokenResponse(person)))
                .orElseGet(PasswordTokenController::unauthorized);
    }

    private Map<String, Object> tokenResponse(Person person) {
        return Map.of("access_token", encodeToken(person), "token_type", "Bearer",
                "expires_in", settings.tokenLife().toSeconds());
    }

    private String encodeToken(Person person) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(settings.uri())
                .subject(person.subject())
                .audience(List.of(settings.audience()))
                .issuedAt(now)
                .expiresAt(now.plus(settings.tokenLife()))
                .claims(all -> all.putAll(person.claims()))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return tokenEncoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    private static ResponseEntity<?> unauthorized() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED,
                        "No such person, or another password. The seeded people's passwords are their names."));
    }
}
