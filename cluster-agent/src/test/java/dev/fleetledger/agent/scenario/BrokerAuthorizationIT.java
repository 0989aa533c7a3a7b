package dev.fleetledger.agent.scenario;

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

import dev.fleetledger.agent.report.KafkaReportSink;
import dev.fleetledger.agent.report.ReportSink;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaAccess;
import dev.fleetledger.parts.kafka.KafkaLogins;

/** Tests reporting to a broker without users, such as one that lost them. */
class BrokerAuthorizationIT {

    private static final Login AGENT = new Login("fleetledger-agent.eu-1.one", "secret");
    private static final Report REPORT = new Report("eu-1", 1, 1, Instant.EPOCH, null, List.of(), null);

    @Test
    void reportsAgainOnceAuthorized() throws Exception {
        try (var kafka = Kafka.secured(KafkaLogins.withPasswords("a", "c", "q", "e")); Admin admin = kafka.admin()) {
            kafka.createTopic(WireNames.REPORTS_TOPIC, 1, Map.of());
            try (ReportSink reportSink = new KafkaReportSink(settings(kafka), "one", new byte[32])) {
                assertThatThrownBy(() -> reportSink.deliver(REPORT)).isInstanceOf(ReportSink.ReportNotDeliveredException.class)
                        .hasMessageContaining("uthentication");
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(AGENT.user(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), AGENT.password()))).all().get();
                Wait.until("refused for a missing ACL", () -> deliveryError(reportSink).contains("uthorization"));

                admin.createAcls(List.of(new AclBinding(new ResourcePattern(ResourceType.TOPIC, WireNames.REPORTS_TOPIC,
                        PatternType.LITERAL),
                        new AccessControlEntry("User:" + AGENT.user(), "*", AclOperation.WRITE, AclPermissionType.ALLOW)))).all().get();

                Wait.until("delivered", () -> deliveryError(reportSink).isEmpty());
                assertThat(reportSink.deliver(REPORT)).isNotNull();
            }
        }
    }

    private static String deliveryError(ReportSink reportSink) {
        try {
            reportSink.deliver(REPORT);
            return "";
        } catch (ReportSink.ReportNotDeliveredException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(Kafka kafka) {
        Map<String, String> settings = new HashMap<>(KafkaAccess.clientSettings(AGENT));
        settings.put("bootstrap.servers", kafka.bootstrap());
        return settings;
    }
}
