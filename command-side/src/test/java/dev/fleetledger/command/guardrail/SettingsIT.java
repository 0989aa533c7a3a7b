package dev.fleetledger.command.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.parts.postgres.Postgres;

/** The settings of a fleet of its own, because they count in the whole fleet. Each test begins with the defaults and one Fleet Admin. */
class SettingsIT {

    private static final String PATH = "/api/v1/settings";
    private static final String DEFAULTS = ContractJson.MAPPER.writeValueAsString(DefaultSettings.VALUE);
    private static final String WEAKER = DEFAULTS.replace("\"deleteFromClusters\":3", "\"deleteFromClusters\":4");
    private static final String STRONGER = DEFAULTS.replace("\"deleteFromClusters\":3", "\"deleteFromClusters\":2");
    private static final ServiceInstance INSTANCE = ServiceInstance.start(Postgres.shared().freshDatabase());

    private final Caller admin = INSTANCE.as("admin");
    private final Caller frank = INSTANCE.as("frank");
    private String otherGrant = "";

    @BeforeEach
    void restoreDefaults() {
        assertThat(put(admin, DEFAULTS).status()).isEqualTo(200);
    }

    @AfterEach
    void revokeOtherFleetAdmin() {
        if (!otherGrant.isEmpty()) {
            assertThat(admin.delete("/api/v1/grants/" + otherGrant, "If-Match", "*").status()).isEqualTo(200);
        }
    }

    @AfterAll
    static void close() {
        INSTANCE.close();
    }

    @Test
    void onlyFleetAdminWeakensAtOnce() {
        Reply changed = put(admin, WEAKER);

        assertThat(changed.status()).describedAs(changed.toString()).isEqualTo(200);
        assertThat(changed.text("state")).isEqualTo("inForce");
        assertThat(deleteFromClusters()).isEqualTo(4);
    }

    @Test
    void answersSameVersionWhenNothingChanges() {
        Reply changed = put(admin, STRONGER);

        Reply again = admin.put(PATH, STRONGER.replace("PT24H", "P1D"), "If-Match", changed.etag());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.etag()).isEqualTo(changed.etag());
        assertThat(again.text("position")).isEqualTo(changed.text("position"));
    }

    @Test
    void undoOfChangeRestoresFormerSettingsByTheSameRules() {
        Reply stronger = put(admin, STRONGER);
        giveFleetAdmin("user", "sub-frank");

        Reply weakens = undo(stronger);
        Reply rejected = undo(weakens);

        assertThat(weakens.status()).describedAs(weakens.toString()).isEqualTo(202);
        assertThat(weakens.text("state")).isEqualTo("pending");
        assertThat(weakens.json().at("/changes/0/path").asString()).isEqualTo("/secondPerson/deleteFromClusters");
        assertThat(rejected.status()).describedAs(rejected.toString()).isEqualTo(200);
        assertThat(rejected.text("action")).isEqualTo("settings.reject");
        assertThat(deleteFromClusters()).isEqualTo(2);
    }

    @Test
    void weakeningWaitsUntilOtherFleetAdminApproves() {
        giveFleetAdmin("user", "sub-frank");

        Reply requested = put(admin, WEAKER);

        assertThat(requested.status()).describedAs(requested.toString()).isEqualTo(202);
        assertThat(requested.text("state")).isEqualTo("pending");
        assertThat(requested.json().path("pending").path("weakens").path(0).asString()).isEqualTo("/secondPerson/deleteFromClusters");
        assertThat(deleteFromClusters()).isEqualTo(3);
        assertThat(approve(admin, digest(requested)).text("code")).isEqualTo("RequesterMayNotApprove");
        assertThat(approve(frank, "sha256:0").text("code")).isEqualTo("ApprovalIsForAnother");
        assertThat(deleteFromClusters()).isEqualTo(3);
        Reply approved = approve(frank, digest(requested));
        assertThat(approved.status()).describedAs(approved.toString()).isEqualTo(200);
        assertThat(deleteFromClusters()).isEqualTo(4);
        assertThat(approve(frank, digest(requested)).etag()).as("repeated").isEqualTo(approved.etag());
    }

    @Test
    void memberOfGroupIsOtherFleetAdminOnceSeen() {
        giveFleetAdmin("group", "platform");
        assertThat(put(admin, WEAKER).status()).as("nobody of the group was here").isEqualTo(200);
        put(admin, DEFAULTS);

        INSTANCE.as("eve", "platform").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");

        assertThat(put(admin, WEAKER).status()).isEqualTo(202);
    }

    @Test
    void replacesPendingChangeByNewerOne() {
        giveFleetAdmin("user", "sub-frank");
        Reply first = put(admin, WEAKER);
        Reply second = put(admin, WEAKER.replace("30%", "50%"));

        assertThat(approve(frank, digest(first)).text("code")).isEqualTo("ApprovalIsForAnother");
        assertThat(approve(frank, digest(second)).status()).isEqualTo(200);
    }

    @Test
    void rejectedChangeIsNotInForce() {
        giveFleetAdmin("user", "sub-frank");
        Reply requested = put(admin, WEAKER);

        Reply rejected = frank.post(PATH + ":reject", "{\"reason\":\"not before the holidays\"}");

        assertThat(rejected.status()).describedAs(rejected.toString()).isEqualTo(200);
        assertThat(approve(frank, digest(requested)).text("code")).isEqualTo("NoApprovalIsPending");
        assertThat(deleteFromClusters()).isEqualTo(3);
    }

    @Test
    void concurrentDecisionsAreTakenOnce() {
        giveFleetAdmin("user", "sub-frank");
        String digest = digest(put(admin, WEAKER));

        var replies = ConcurrentCalls.run(() -> approve(frank, digest), () -> frank.post(PATH + ":reject", "{}"));

        assertThat(ConcurrentCalls.statuses(replies)).containsExactly(200, 409);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "30% | 0% | /secondPerson/share", "30% | 101% | /secondPerson/share", "30% | 30 | /secondPerson/share",
        "30% | 030% | /secondPerson/share", "\"fromClusters\":10 | \"fromClusters\":0 | /secondPerson/fromClusters",
        "\"fromClusters\":10, | '' | /secondPerson/fromClusters",
        "\"deleteFromClusters\":3 | \"deleteFromClusters\":0 | /secondPerson/deleteFromClusters",
        "\"deleteFromClusters\":3 | \"deleteFromClusters\":1.5 | /secondPerson/deleteFromClusters",
        "PT24H | PT0S | /approvalExpires", "PT24H | -PT1H | /approvalExpires", "PT24H | P30DT1S | /approvalExpires",
        "PT24H | 1 day | /approvalExpires", "kube-system | Kube | /protectedNamespaces/0", "\"delete\" | \"restart\" | /reasonRequired/0",
        "reasonRequired | reason | /reason"})
    void namesFieldThatIsInvalid(String text, String replacement, String pointer) {
        Reply refused = put(admin, DEFAULTS.replace(text, replacement));

        assertThat(refused.status()).describedAs(refused.toString()).isEqualTo(400);
        assertThat(refused.pointers()).contains(pointer);
    }

    @Test
    void acceptsBoundaryValuesAndMembersThatOnlyReadShows() {
        Reply changed = put(admin, """
                {"secondPerson": {"fromClusters": 1, "share": "100%", "deleteFromClusters": 1}, "approvalExpires": "P30D",
                 "protectedNamespaces": [], "reasonRequired": [], "version": 3, "changedBy": null, "changedAt": null, "pending": null,
                 "position": "7"}""");

        assertThat(changed.status()).describedAs(changed.toString()).isEqualTo(200);
        assertThat(INSTANCE.bean(GuardRails.class).current()).isEqualTo(new Settings(new Settings.SecondPerson(1, "100%", 1), "PT720H",
                List.of(), List.of()));
    }

    @Test
    void checksRightBeforeVersion() {
        assertThat(INSTANCE.as("alice").put(PATH, STRONGER).status()).isEqualTo(403);
        assertThat(INSTANCE.as("alice").post(PATH + ":approve", "{\"settings\":\"sha256:0\"}").status()).isEqualTo(403);
        assertThat(INSTANCE.as("alice").post(PATH + ":reject", "{}").status()).isEqualTo(403);
        assertThat(admin.put(PATH, STRONGER).status()).isEqualTo(428);
        assertThat(admin.put(PATH, STRONGER, "If-Match", "\"99999\"").status()).isEqualTo(412);
    }

    @Test
    void requiresReasonForActsThatSettingsName() {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"reason-1\"}").status()).isEqualTo(201);
        String remove = "/api/v1/clusters/reason-1:remove";
        assertThat(admin.post(remove, "{\"workloads\":\"delete\"}", "If-Match", "*").rules()).containsExactly("ReasonIsMissing");

        put(admin, DEFAULTS.replace("\"delete\",", ""));

        assertThat(admin.post(remove, "{\"workloads\":\"delete\"}", "If-Match", "*").status()).isEqualTo(202);
    }

    @Test
    void commandDecidesBySettingsInForceWhenItFirstReadThem() {
        GuardRails guardRails = INSTANCE.bean(GuardRails.class);
        UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("any"));
        try {
            Settings first = guardRails.current();

            put(admin, STRONGER);

            assertThat(guardRails.current()).isEqualTo(first);
        } finally {
            command.rollback();
        }
        assertThat(deleteFromClusters()).as("for the next command").isEqualTo(2);
    }

    private Reply undo(Reply change) {
        return admin.post("/api/v1/audit/" + change.text("position") + ":undo", "{\"preview\":false}", "If-Match", change.etag());
    }

    private void giveFleetAdmin(String kind, String holder) {
        otherGrant = admin.post("/api/v1/grants", "{\"role\":\"FleetAdmin\",\"holder\":{\"kind\":\"" + kind + "\",\"id\":\"" + holder
                + "\"}}").text("id");
    }

    private static Reply put(Caller caller, String settings) {
        return caller.put(PATH, settings, "If-Match", "*");
    }

    private static Reply approve(Caller caller, String digest) {
        return caller.post(PATH + ":approve", "{\"settings\":\"" + digest + "\"}");
    }

    private static String digest(Reply requested) {
        return requested.json().path("pending").path("digest").asString();
    }

    private static int deleteFromClusters() {
        return INSTANCE.bean(GuardRails.class).current().secondPerson().deleteFromClusters();
    }
}
