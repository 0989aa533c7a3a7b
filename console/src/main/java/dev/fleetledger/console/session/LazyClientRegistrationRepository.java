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

    static final String REGISTRATION_ID = "fleetledger";

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> JSON_OBJECT = new ParameterizedTypeReference<>() {
    };

    private final IdentityProviderProperties settings;
    private final RestClient http;
    private volatile @Nullable ClientRegistration registration;

    LazyClientRegistrationRepository(IdentityProviderProperties settings, RestClient.Builder http) {
        this.settings = settings;
        this.http = http.build();
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return REGISTRATION_ID.equals(id) ? registration() : null;
    }

    /** @throws RuntimeException when the provider can't be reached */
    String keySetUrl() {
        return Objects.requireNonNull(registration().getProviderDetails().getJwkSetUri());
    }

    private ClientRegistration registration() {
        ClientRegistration current = registration;
        if (current == null) {
            current = discover();
            registration = current;
        }
        return current;
    }

    private ClientRegistration discover() {
        Map<String, Object> metadata = http.get().uri(settings.backchannel() + DISCOVERY).retrieve().body(JSON_OBJECT);
        if (metadata == null || !settings.issuer().toString().equals(metadata.get("issuer"))) {
            throw new IllegalStateException("the provider at " + settings.backchannel() + " does not have the issuer " + settings.issuer());
        }
        return toRegistration(metadata);
    }

    private ClientRegistration toRegistration(Map<String, Object> metadata) {
        return ClientRegistration.withRegistrationId(REGISTRATION_ID)
                .clientId("console")
                .clientSecret(settings.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .userNameAttributeName("sub")
                .issuerUri(settings.issuer().toString())
                .authorizationUri(requireAddress(metadata, "authorization_endpoint"))
                .tokenUri(settings.toBackchannel(requireAddress(metadata, "token_endpoint")))
                .jwkSetUri(settings.toBackchannel(requireAddress(metadata, "jwks_uri")))
                .providerConfigurationMetadata(metadata)
                .build();
    }

    private static String requireAddress(Map<String, Object> metadata, String field) {
        return Objects.requireNonNull(metadata.get(field), () -> "the metadata of the provider has no " + field).toString();
    }
}
