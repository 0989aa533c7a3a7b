package dev.fleetledger.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Settings of version 0.1 are read for one more version. */
class RenamedSettingsTest {

    @EnableConfigurationProperties(CommandSideProperties.class)
    static class Settings {}

    @Test
    void readsFormerNames() {
        try (var context = new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "spring.main.banner-mode=off", "fleetledger.report-secret=s", "fleetledger.kafka-look-every=7s",
                        "fleetledger.sweep-every=3s", "fleetledger.identities.enabled=false").run()) {
            CommandSideProperties properties = context.getBean(CommandSideProperties.class);

            assertThat(properties.kafkaCheckInterval()).isEqualTo(Duration.ofSeconds(7));
            assertThat(properties.sweepInterval()).isEqualTo(Duration.ofSeconds(3));
            assertThat(properties.brokerAccess().enabled()).isFalse();
        }
    }
}
