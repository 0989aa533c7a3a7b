package dev.fleetledger.console.session;

import java.util.Optional;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;

/** Access token of the current request's session, refreshed when it has expired. */
@Component
public class SessionAccessToken {

    private final OAuth2AuthorizedClientManager clientManager;

    SessionAccessToken(OAuth2AuthorizedClientManager clientManager) {
        this.clientManager = clientManager;
    }

    /**
     * @return empty when nobody is signed in
     * @throws org.springframework.security.oauth2.core.OAuth2AuthorizationException when the provider no longer refreshes it
     */
    public Optional<String> current() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken authentication)) {
            return Optional.empty();
        }
        var request = OAuth2AuthorizeRequest.withClientRegistrationId(LazyClientRegistrationRepository.REGISTRATION_ID)
                .principal(authentication).build();
        OAuth2AuthorizedClient client = clientManager.authorize(request);
        return Optional.ofNullable(client).map(authorized -> authorized.getAccessToken().getTokenValue());
    }
}
