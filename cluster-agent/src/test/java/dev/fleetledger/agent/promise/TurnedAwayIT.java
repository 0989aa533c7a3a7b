package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.report.KafkaReports;
import dev.fleetledger.agent.report.Reports;
import dev.fleetledger.contract.intent.Keys;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.Kafka;
import dev.fleetledger.parts.KafkaIdentities;
import dev.fleetledger.parts.Login;

/** Tests reporting to a broker without users, such as one that lost them. */
class TurnedAwayIT {

    private static final Login AGENT = new Login("fleetledger-agent.eu-1.one", "secret");
    private static final Report REPORT = new Report("eu-1", 1, 1, Instant.EPOCH, null, List.of(), null);

    @Test
    void reportsAgainOnceAuthorized() throws Exception {
        try (var kafka = Kafka.guarded(KafkaIdentities.withPasswords("a", "c", "q", "e")); Admin admin = kafka.admin()) {
            kafka.topic(Keys.REPORTS_TOPIC, 1, Map.of());
            try (Reports reports = new KafkaReports(settings(kafka), "one", new byte[32])) {
                assertThatThrownBy(() -> reports.deliver(REPORT)).isInstanceOf(Reports.NotDelivered.class).hasMessageContaining("uthentication");
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(AGENT.user(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), AGENT.password()))).all().get();
                Waiting.until("refused for want of a rule", () -> why(reports).contains("uthorization"));

                admin.createAcls(List.of(new AclBinding(new ResourcePattern(ResourceType.TOPIC, Keys.REPORTS_TOPIC, PatternType.LITERAL),
                        new AccessControlEntry("User:" + AGENT.user(), "*", AclOperation.WRITE, AclPermissionType.ALLOW)))).all().get();

                Waiting.until("delivered", () -> why(reports).isEmpty());
                assertThat(reports.deliver(REPORT)).isNotNull();
            }
        }
    }

    private static String why(Reports reports) {
        try {
            reports.deliver(REPORT);
            return "";
        } catch (Reports.NotDelivered e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(Kafka kafka) {
        Map<String, String> settings = new HashMap<>(Kafka.client(AGENT));
        settings.put("bootstrap.servers", kafka.bootstrap());
        return settings;
    }
}
