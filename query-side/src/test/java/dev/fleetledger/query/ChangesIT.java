package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Listeners are told what has changed, by events and by reports. */
class ChangesIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static String cluster;
    private static UUID workload;

    @BeforeAll
    static void createFleet() {
        testFleet = new TestFleet(QUERY_SIDE, "changes");
        cluster = testFleet.registerCluster("one");
        testFleet.grant("changes-alice", "NSEditor", "changes-mon");
        UUID draft = testFleet.createDraft("changes-alice", "exporter", "changes-mon", List.of(cluster));
        workload = testFleet.submit("changes-alice", draft, "exporter", "changes-mon", List.of(cluster));
        testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 1));
        testFleet.get("changes-alice", "/api/v1/workloads/" + workload);
    }

    @Test
    void tellsOfChangeByCommandWithoutContent() {
        try (EventStream stream = open("changes-alice", "")) {
            UUID draft = testFleet.createDraft("changes-alice", "secretly-named", "changes-mon", List.of(cluster));
            EventStream.Event event = stream.until(it -> it.isAbout("draft", draft)).getLast();

            assertThat(event.name()).isEqualTo("change");
            assertThat(event.data().propertyNames()).containsExactlyInAnyOrder("kind", "id", "draft", "at");
            assertThat(event.data().toString()).doesNotContain("secretly-named").doesNotContain("alice");
        }
    }

    @Test
    void tellsOfEachObjectOfOneCommand() {
        try (EventStream stream = open("changes-alice", "")) {
            UUID draft = testFleet.createDraft("changes-alice", "agent", "changes-mon", List.of(cluster));
            UUID submitted = testFleet.submit("changes-alice", draft, "agent", "changes-mon", List.of(cluster));
            // A change in the same batch could come before the last of these.
            testFleet.get("changes-alice", "/api/v1/workloads/" + submitted);
            UUID sentinel = testFleet.createDraft("changes-alice", "sentinel", "changes-mon", List.of(cluster));

            assertThat(stream.until(it -> it.isAbout("draft", sentinel)).stream()
                    .filter(it -> it.data().path("workload").stringValue("").equals(submitted.toString()))
                    .map(it -> it.data().path("kind").stringValue()).distinct())
                    .containsExactlyInAnyOrder("draft", "workload", "rollout", "deployment");
        }
    }

    @Test
    void tellsOfWorkloadThatDeploymentMakesVisible() {
        try (EventStream stream = open("changes-alice", "")) {
            UUID created = TestFleet.newId();
            testFleet.position = QUERY_SIDE.ledger.append("changes-alice", "draft.submit",
                    new WorkloadEvent.Created(created, "DaemonSet", "changes-mon", "visible", null));
            testFleet.get("changes-alice", "/api/v1/hub");
            UUID between = testFleet.createDraft("changes-alice", "between", "changes-mon", List.of(cluster));
            stream.until(it -> it.isAbout("draft", between));
            QUERY_SIDE.ledger.append("system", "rollout.step",
                    testFleet.wantedEvent(created, cluster, 1, DeploymentAction.APPLY, "changes-mon", "visible", null));

            stream.until(it -> it.isAbout("workload", created));
        }
    }

    @Test
    void tellsOfChangedStatusAndNotOfUnchangedReport() {
        try (EventStream stream = open("changes-alice", "?workload=" + workload)) {
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 3));
            EventStream.Event event = stream.next();
            assertThat(event.isAbout("deployment", workload + "/" + cluster)).isTrue();
            assertThat(event.data().path("cluster").stringValue()).isEqualTo(cluster);
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 3));
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 3));
            long told = countChanges();
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 2));

            assertThat(stream.next().isAbout("deployment", workload + "/" + cluster)).isTrue();
            assertThat(countChanges()).isEqualTo(told + 1);
            assertThat(stream.waiting()).isZero();
        }
    }

    @Test
    void otherInstanceTellsOfChangeToo() {
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(QuerySide.class)
                .run(QUERY_SIDE.arguments(Map.of()));
                EventStream here = open("changes-alice", "");
                EventStream there = EventStream.open(Integer.parseInt(other.getEnvironment().getProperty("local.server.port")),
                        QUERY_SIDE.token("changes-alice"), "", null)) {
            UUID draft = testFleet.createDraft("changes-alice", "agent", "changes-mon", List.of(cluster));

            here.until(it -> it.isAbout("draft", draft));
            there.until(it -> it.isAbout("draft", draft));
        }
    }

    @Test
    void narrowsToParameters() {
        UUID draft = testFleet.createDraft("changes-alice", "narrow", "changes-mon", List.of(cluster));
        testFleet.get("changes-alice", "/api/v1/drafts/" + draft);
        try (EventStream ofDraft = open("changes-alice", "?draft=" + draft);
                EventStream ofCluster = open("changes-alice", "?cluster=" + cluster);
                EventStream ofWorkload = open("changes-alice", "?workload=" + workload + "&cluster=" + cluster)) {
            testFleet.createDraft("changes-alice", "other", "changes-mon", List.of(cluster));
            testFleet.saveStep("changes-alice", draft, "basics", "{\"name\":\"narrower\",\"namespace\":\"changes-mon\"}");
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 0));

            assertThat(ofDraft.next().isAbout("draft", draft)).isTrue();
            assertThat(ofCluster.next().isAbout("deployment", workload + "/" + cluster)).isTrue();
            assertThat(ofWorkload.next().isAbout("deployment", workload + "/" + cluster)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"workload=x, 400, FilterIsInvalid", "draft=x, 400, FilterIsInvalid", "workloads=x, 400, ParameterIsUnknown",
        "workload=00000000-0000-7000-8000-000000000000, 404, NotFound", "cluster=nowhere, 404, NotFound",
        "draft=00000000-0000-7000-8000-000000000000, 404, NotFound"})
    void rejectsParameter(String parameter, int status, String code) {
        var response = QUERY_SIDE.requestAs("changes-alice", "/api/v1/changes?" + parameter, "Accept", "text/event-stream");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(ContractJson.MAPPER.readTree(response.body()).path("code").stringValue()).isEqualTo(code);
    }

    @Test
    void beginsWithCursorAndAnswersHeadAtOnce() {
        try (EventStream stream = open("changes-alice", "")) {
            assertThat(stream.lastId()).isNotEmpty();
            assertThat(stream.response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        }
        var head = QUERY_SIDE.send(HttpRequest.newBuilder(URI.create("http://localhost:" + QUERY_SIDE.port()
                + "/api/v1/changes")).header("Authorization", "Bearer " + QUERY_SIDE.token("changes-alice")).HEAD().build());
        assertThat(head.statusCode()).isEqualTo(200);
    }

    private static long countChanges() {
        return QUERY_SIDE.count("select change_number from views.progress");
    }

    private static EventStream open(String person, String parameters) {
        return EventStream.open(QUERY_SIDE.port(), QUERY_SIDE.token(person), parameters, null);
    }
}
