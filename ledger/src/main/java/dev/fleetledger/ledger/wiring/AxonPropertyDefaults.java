package dev.fleetledger.ledger.wiring;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Disables Axon features by default properties, so that no service has to do it. */
public final class AxonPropertyDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> DISABLED = Map.of(
            "axoniq.update-checker.disabled", "true",
            "disable-axoniq-console-message", "true",
            "axon.axonserver.enabled", "false");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("ledger", DISABLED));
    }
}
