package dev.fleetledger.console.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;

/** Signing in while the provider is away brings back to the page, which says so, instead of to an error. */
class ProviderMayBeAway implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderMayBeAway.class);

    @Override
    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler((request, response, error) -> {
            LOG.warn("the identity provider can't be asked: {}", String.valueOf(error.getCause()));
            response.sendRedirect("/?signin=unavailable");
        });
        return filter;
    }
}
