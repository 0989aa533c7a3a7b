package dev.fleetledger.console.session;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Fetches the provider's metadata at the first sign-in, so that the console starts without the provider. */
@Component
class LazyClientRegistrationRepository implements ClientRegistrationRepository {

    static final String ID = "fleetledger";

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {
    };

    private final IdentityProviderProperties settings;
    private final RestClient http;
    private volatile @Nullable ClientRegistration discovered;

    LazyClientRegistrationRepository(IdentityProviderProperties settings, RestClient.Builder http) {
        this.settings = settings;
        this.http = http.build();
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? discovered() : null;
    }

    private ClientRegistration discovered() {
        ClientRegistration known = discovered;
        if (known == null) {
            known = discover();
            discovered = known;
        }
        return known;
    }

    private ClientRegistration discover() {
        Map<String, Object> named = http.get().uri(settings.backchannel() + DISCOVERY).retrieve().body(OBJECT);
        if (named == null || !settings.issuer().toString().equals(named.get("issuer"))) {
            throw new IllegalStateException("the provider at " + settings.backchannel() + " does not have the issuer " + settings.issuer());
        }
        return registration(named);
    }

    private ClientRegistration registration(Map<String, Object> named) {
        return ClientRegistration.withRegistrationId(ID)
                .clientId("console")
                .clientSecret(settings.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .userNameAttributeName("sub")
                .issuerUri(settings.issuer().toString())
                .authorizationUri(address(named, "authorization_endpoint"))
                .tokenUri(settings.reached(address(named, "token_endpoint")))
                .jwkSetUri(settings.reached(address(named, "jwks_uri")))
                .providerConfigurationMetadata(named)
                .build();
    }

    private static String address(Map<String, Object> named, String what) {
        return Objects.requireNonNull(named.get(what), () -> "the metadata of the provider has no " + what).toString();
    }
}
