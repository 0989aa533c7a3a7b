package dev.fleetledger.console.session;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Returns who is signed in, and signs out. */
@RestController
class SessionController {

    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

    record Person(boolean signedIn, @Nullable String subject, @Nullable String username, @Nullable String name) {

        private static final Person NOBODY = new Person(false, null, null, null);

        static Person of(OidcUser user) {
            return new Person(true, user.getSubject(), user.getPreferredUsername(), user.getFullName());
        }
    }

    private final ClientRegistrationRepository provider;

    SessionController(ClientRegistrationRepository provider) {
        this.provider = provider;
    }

    @GetMapping("/session/me")
    Person me(@AuthenticationPrincipal @Nullable OidcUser user) {
        return user == null ? Person.NOBODY : Person.of(user);
    }

    /**
     * Ends the console's session. The response contains the URL at which the browser ends the provider's session, or that of the page
     * when the provider can't be reached.
     */
    @PostMapping("/session/signout")
    Map<String, String> signOut(HttpServletRequest request, @AuthenticationPrincipal @Nullable OidcUser user) {
        String homeUrl = ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return Map.of("continueAt", user == null ? homeUrl : providerSignOutUrl(user, homeUrl).orElse(homeUrl));
    }

    private Optional<String> providerSignOutUrl(OidcUser user, String homeUrl) {
        return registration()
                .map(registration -> registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(endpoint -> UriComponentsBuilder.fromUri(URI.create(endpoint.toString()))
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam("post_logout_redirect_uri", homeUrl)
                        .encode().toUriString());
    }

    private Optional<ClientRegistration> registration() {
        try {
            return Optional.ofNullable(provider.findByRegistrationId(LazyClientRegistrationRepository.REGISTRATION_ID));
        } catch (RestClientException e) {
            LOG.warn("The identity provider is unavailable: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
