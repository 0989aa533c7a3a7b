package dev.fleetledger.console.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;

/** Redirects a sign-in back to the page with a message, instead of an error, while the provider is unavailable. */
class AuthorizationRedirectErrorHandler implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationRedirectErrorHandler.class);

    @Override
    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler((request, response, error) -> {
            LOG.warn("the identity provider is unavailable: {}", String.valueOf(error.getCause()));
            response.sendRedirect("/?signin=unavailable");
        });
        return filter;
    }
}
