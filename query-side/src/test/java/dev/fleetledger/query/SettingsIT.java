package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.Settings.SecondPerson;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.judgement.guardrail.SettingsDigest;

/** The one document of a fleet's settings, through its life in this order. */
@TestMethodOrder(OrderAnnotation.class)
class SettingsIT {

    private static final String PATH = "/api/v1/settings";
    private static final Settings STRONGER = new Settings(new SecondPerson(10, "30%", 2), "PT24H", List.of("kube-system"),
            List.of("delete", "forget", "redact", "acceptRestore"));
    private static TestQuerySide querySide;
    private static TestFleet testFleet;

    @BeforeAll
    static void start() {
        querySide = new TestQuerySide();
        testFleet = new TestFleet(querySide, "settings");
        testFleet.grant("settings-bob", "NSViewer", "default");
        testFleet.grant("settings-frank", "FleetAdmin", null);
        testFleet.grant("settings-carol", "Auditor", null);
    }

    @AfterAll
    static void close() {
        querySide.close();
    }

    @Test
    @Order(1)
    void showsDefaultsInVersionZeroBeforeAnyChange() {
        JsonNode settings = testFleet.get("settings-bob", PATH);

        assertThat(ContractJson.MAPPER.treeToValue(settings, Settings.class)).isEqualTo(DefaultSettings.VALUE);
        assertThat(querySide.requestAs("settings-bob", PATH).headers().firstValue("ETag")).contains("\"0\"");
        assertThat(settings.at("/changedBy").isNull()).isTrue();
        assertThat(settings.at("/pending").isNull()).isTrue();
    }

    @Test
    @Order(2)
    void hidesSettingsFromPeopleWithoutRole() {
        assertThat(querySide.requestAs("settings-nobody", PATH).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void showsChangeWithItsAuthorAndVersion() {
        append("settings.change", new SettingsEvent.Changed(STRONGER, null));

        HttpResponse<String> response = read("settings-bob");
        JsonNode settings = ContractJson.MAPPER.readTree(response.body());
        assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(settings.at("/secondPerson/deleteFromClusters").intValue()).isEqualTo(2);
        assertThat(settings.at("/changedBy").stringValue()).isEqualTo("settings-admin");
        assertThat(audit("settings.change").toString()).contains("Second person for a delete in clusters").contains("\"before\":3")
                .contains("\"after\":2");
    }

    @Test
    @Order(4)
    void showsPendingChangeToThoseWhoReadTheLedger() {
        append("settings.change", requested(Instant.now().plusSeconds(600)));

        JsonNode pending = settings("settings-carol").at("/pending");
        assertThat(pending.at("/state").stringValue()).isEqualTo("pending");
        assertThat(pending.at("/digest").stringValue()).isEqualTo(SettingsDigest.of(DefaultSettings.VALUE));
        assertThat(pending.at("/requestedBy").stringValue()).isEqualTo("settings-admin");
        assertThat(settings("settings-bob").at("/pending").isNull()).isTrue();
        assertThat(approvals("settings-frank", "?for=me").at("/items/0/settings")).isEqualTo(pending.at("/digest"));
        assertThat(approvals("settings-frank", "?for=me").at("/items/0/kind").stringValue()).isEqualTo("settings");
        assertThat(total("settings-admin", "?for=me")).as("the requester").isZero();
        assertThat(total("settings-carol", "?for=me")).as("an auditor").isZero();
        assertThat(total("settings-carol", "?state=pending")).isEqualTo(1);
        assertThat(total("settings-bob", "")).isZero();
        assertThat(settings("settings-bob").at("/secondPerson/deleteFromClusters").intValue()).isEqualTo(2);
    }

    @Test
    @Order(5)
    void dropsPendingChangeOnceRejected() {
        append("settings.reject", new SettingsEvent.ChangeRejected(SettingsDigest.of(DefaultSettings.VALUE)));

        HttpResponse<String> response = read("settings-admin");
        assertThat(response.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(ContractJson.MAPPER.readTree(response.body()).at("/pending").isNull()).isTrue();
        assertThat(total("settings-carol", "?state=rejected")).isEqualTo(1);
    }

    @Test
    @Order(6)
    void showsUndecidedChangeAsExpiredAfterItsTime() {
        append("settings.change", requested(Instant.now().minusSeconds(1)));

        assertThat(settings("settings-admin").at("/pending/state").stringValue()).isEqualTo("expired");
        assertThat(approvals("settings-carol", "?state=expired").at("/items/0/state").stringValue()).isEqualTo("expired");
        assertThat(total("settings-carol", "?state=pending")).isZero();
        assertThat(total("settings-frank", "?for=me")).isZero();
    }

    @Test
    @Order(7)
    void dropsPendingChangeOnceSettingsChange() {
        append("settings.approve", new SettingsEvent.Changed(DefaultSettings.VALUE, "settings-admin"));

        JsonNode settings = settings("settings-admin");
        assertThat(settings.at("/pending").isNull()).isTrue();
        assertThat(settings.at("/secondPerson/deleteFromClusters").intValue()).isEqualTo(3);
        assertThat(total("settings-carol", "?state=approved")).isEqualTo(1);
    }

    private static SettingsEvent requested(Instant expiresAt) {
        return new SettingsEvent.ChangeRequested(DefaultSettings.VALUE, "settings-admin", List.of("/secondPerson/deleteFromClusters"),
                expiresAt);
    }

    private static void append(String action, SettingsEvent event) {
        testFleet.position = querySide.ledger.append("settings-admin", action, event);
    }

    private static HttpResponse<String> read(String person) {
        return querySide.requestAs(person, PATH, "Fleetledger-Min-Position", Long.toString(testFleet.position));
    }

    private static JsonNode settings(String person) {
        return ContractJson.MAPPER.readTree(read(person).body());
    }

    private static int total(String person, String filter) {
        return approvals(person, filter).at("/total").intValue();
    }

    private static JsonNode approvals(String person, String filter) {
        return testFleet.get(person, "/api/v1/approvals" + filter);
    }

    private static JsonNode audit(String action) {
        return testFleet.get("settings-admin", "/api/v1/audit?action=" + action).at("/items/0/changes");
    }
}
