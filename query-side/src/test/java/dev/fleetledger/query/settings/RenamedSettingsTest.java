package dev.fleetledger.query.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Environment variables of version 0.1 are read for one more version. */
@ExtendWith(OutputCaptureExtension.class)
class RenamedSettingsTest {

    @EnableConfigurationProperties(QuerySideProperties.class)
    static class Settings {}

    @Test
    void readsFormerNamesAndWarnsWithNewOnes(CapturedOutput output) {
        QuerySideProperties properties = bind(Map.of("FLEETLEDGER_SILENCE", "90s", "FLEETLEDGER_LEFT_OUT", "4m", "FLEETLEDGER_REPEATS", "2h",
                "FLEETLEDGER_INVENTORY", "30s", "FLEETLEDGER_DB_USER", "reader", "FLEETLEDGER_DB_PATIENCE", "7s"));

        assertThat(properties.clusterSilentAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(properties.unreportedAfter()).isEqualTo(Duration.ofMinutes(4));
        assertThat(properties.unchangedReportRetention()).isEqualTo(Duration.ofHours(2));
        assertThat(properties.inventoryMaxAge()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.db().connectionTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(output).contains("fleetledger.cluster-silent-after", "fleetledger.unreported-after", "fleetledger.unchanged-report-retention",
                "fleetledger.inventory-max-age", "fleetledger.db.connection-timeout");
    }

    @Test
    void readsEnvironmentVariables() {
        QuerySideProperties properties = bind(Map.of("FLEETLEDGER_CLUSTER_SILENT_AFTER", "91s", "FLEETLEDGER_UNCHANGED_REPORT_RETENTION", "3h"));

        assertThat(properties.clusterSilentAfter()).isEqualTo(Duration.ofSeconds(91));
        assertThat(properties.unchangedReportRetention()).isEqualTo(Duration.ofHours(3));
        assertThat(properties.unreportedAfter()).isEqualTo(Duration.ofMinutes(3));
    }

    private static QuerySideProperties bind(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        try (var context = new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE).environment(environment)
                .properties("spring.config.name=none", "spring.main.banner-mode=off").run()) {
            return context.getBean(QuerySideProperties.class);
        }
    }
}
