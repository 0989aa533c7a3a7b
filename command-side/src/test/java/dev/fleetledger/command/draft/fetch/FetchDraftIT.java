package dev.fleetledger.command.draft.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.question.RunningAnswerListener;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;

/** Drafts that start from a DaemonSet running in a cluster. */
class FetchDraftIT {

    private static final String LIVE_OBJECTS = """
            [{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"cni","namespace":"default"},"spec":{
              "selector":{"matchLabels":{"app":"cni"}},"template":{"metadata":{"labels":{"app":"cni"}},"spec":{
                "containers":[{"name":"cni","image":"registry.example/cni:1","env":[{"name":"API_TOKEN","value":"0123456789"}]}]}}}}]""";

    private final Caller alice = TestFleet.first().as("alice");

    @Test
    void rejectsSaveAndSubmitWhileFetching() {
        Reply started = start(alice, "eu-1", "default", "cni");
        String path = "/api/v1/drafts/" + started.text("id");

        Reply saved = alice.put(path + "/steps/basics", "{\"name\":\"cni\"}", "If-Match", started.etag());
        Reply submitted = alice.post(path + ":submit", "", "If-Match", started.etag());

        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        assertThat(TestFleet.eventsOf(started.text("position"))).containsExactly("question.asked", "draft.started");
        assertThat(saved.status()).isEqualTo(409);
        assertThat(saved.text("code")).isEqualTo("DraftIsFetching");
        assertThat(saved.text("remedy")).contains("discard");
        assertThat(submitted.text("code")).isEqualTo("DraftIsFetching");
    }

    @Test
    void firstAnswerFillsDraftWithoutTakeover() {
        Reply started = start(alice, "eu-1", "default", "cni");

        answer(started, Verdict.ACCEPTED, null, LIVE_OBJECTS);
        answer(started, Verdict.ACCEPTED, null, LIVE_OBJECTS);

        assertThat(events(started)).containsExactly("draft.started", "draft.imported", "draft.step-saved", "draft.step-saved",
                "draft.step-saved",
                "draft.step-saved", "draft.step-saved", "draft.fetched");
        assertThat(payloads(started)).as("no credential in any event").noneMatch(it -> it.contains("0123456789"))
                .anyMatch(it -> it.contains("{\"clusters\":[\"eu-1\"]}"));
        assertThat(TestFleet.database().queryForObject("select metadata->>'actor' from ledger.events where type = 'draft.fetched'"
                + " and aggregate_identifier = ?", String.class, started.text("id"))).isEqualTo("system");
    }

    @Test
    void adoptionReachesDeploymentWhenChosen() {
        String name = TestFleet.newName();
        Reply started = start(alice, "eu-1", "default", name);
        answer(started, Verdict.ACCEPTED, null,
                LIVE_OBJECTS.replace("\"name\":\"cni\",\"namespace\"", "\"name\":\"" + name + "\",\"namespace\"")
                .replace("\"env\":[{\"name\":\"API_TOKEN\",\"value\":\"0123456789\"}]", "\"env\":[]"));
        TestFleet.DraftHandle draft = new TestFleet.DraftHandle("/api/v1/drafts/" + started.text("id"), "*");

        Reply refusing = alice.put(draft.path() + "/steps/placement", "{\"clusters\":[\"eu-1\"],\"conflict\":\"refuse\"}", "If-Match", "*");
        Reply submitted = draft.save(alice, "placement", "{\"clusters\":[\"eu-1\"],\"conflict\":\"adopt\"}").submit(alice);

        assertThat(refusing.json().path("warnings").valueStream().map(it -> it.path("pointer").asString())).contains("/conflict");
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(TestFleet.database().queryForList("select payload->>'conflict' from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'workload' = ?", String.class, submitted.text("workloadId"))).containsExactly("adopt");
    }

    @Test
    void negativeAnswerOpensEmptyDraftThatCanFetchAgain() {
        Reply started = start(alice, "eu-1", "default", "cni");
        String path = "/api/v1/drafts/" + started.text("id");
        answer(started, Verdict.REFUSED, "NotFound", "[]");

        Reply again = alice.post(path + ":fetch", "");
        Reply twice = alice.post(path + ":fetch", "");
        answer(again, Verdict.ACCEPTED, null, LIVE_OBJECTS);
        Reply filled = alice.post(path + ":fetch", "");

        assertThat(payloads(started)).anyMatch(it -> it.contains("NotFound") && it.contains("it says"));
        assertThat(again.status()).describedAs(again.toString()).isEqualTo(202);
        assertThat(TestFleet.eventsOf(again.text("position"))).containsExactly("question.asked", "draft.fetch-asked");
        assertThat(twice.text("code")).isEqualTo("DraftIsFetching");
        assertThat(events(started)).endsWith("draft.step-saved", "draft.fetched");
        assertThat(filled.text("code")).isEqualTo("DraftHasContent");
    }

    @Test
    void recordsSilentClusterAndOpensDraft() {
        Reply started = start(alice, "eu-1", "default", "cni");

        inTransaction(() -> listener().onTimeout(UUID.fromString(started.text("id")), questionOf(started)));

        assertThat(payloads(started)).anyMatch(it -> it.contains("ClusterIsSilent"));
        assertThat(alice.put("/api/v1/drafts/" + started.text("id") + "/steps/basics", "{\"name\":\"daemon\"}", "If-Match", "\"2\"")
                .status())
                .isEqualTo(200);
    }

    @Test
    void ignoresAnswerAfterDiscard() {
        Reply started = start(alice, "eu-1", "default", "cni");
        Reply discarded = alice.post("/api/v1/drafts/" + started.text("id") + ":discard", "", "If-Match", started.etag());

        answer(started, Verdict.ACCEPTED, null, LIVE_OBJECTS);

        assertThat(discarded.status()).isEqualTo(200);
        assertThat(events(started)).containsExactly("draft.started", "draft.discarded");
    }

    @Test
    void requiresReadRightForRunningDaemonSet() {
        Caller dave = TestFleet.first().as("dave");

        assertThat(start(dave, "eu-1", "kube-system", "cni").missingIn()).containsExactly("eu-1");
        assertThat(start(dave, "us-1", "default", "cni").status()).isEqualTo(404);
        assertThat(start(alice, "nowhere", "default", "cni").status()).isEqualTo(404);
    }

    @Test
    void rejectsNamesWithPathSegments() {
        assertThat(start(alice, "eu-1", "../kube-system", "cni").pointers()).containsExactly("/from/running/namespace");
        assertThat(start(alice, "eu-1", "default", "a/b").pointers()).containsExactly("/from/running/name");
    }

    private static Reply start(Caller caller, String cluster, String namespace, String name) {
        return caller.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"from\":{\"running\":{\"cluster\":\"" + cluster
                + "\",\"namespace\":\""
                + namespace + "\",\"name\":\"" + name + "\"}}}");
    }

    private static void answer(Reply request, Verdict verdict, @Nullable String code, String objects) {
        List<JsonNode> liveObjects = List.of(ContractJson.MAPPER.readValue(objects, JsonNode[].class));
        UUID question = questionOf(request);
        inTransaction(() -> listener().onAnswer(UUID.fromString(request.text("id")), question,
                new Answer(question, verdict, code, code == null ? null : "it says", List.of(), null, List.of(), liveObjects, List.of(),
                        true, Instant.EPOCH)));
    }

    private static RunningAnswerListener listener() {
        return TestFleet.first().bean(RunningAnswerListener.class);
    }

    private static UUID questionOf(Reply request) {
        return TestFleet.database()
                .queryForObject("select question from command.questions where draft = ?::uuid order by expires_at desc limit 1",
                        UUID.class, request.text("id"));
    }

    private static void inTransaction(Runnable work) {
        new TransactionTemplate(TestFleet.first().bean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }

    private static List<String> events(Reply draft) {
        return TestFleet.database().queryForList("select type from ledger.events where aggregate_identifier = ? order by position",
                String.class, draft.text("id"));
    }

    private static List<String> payloads(Reply draft) {
        return TestFleet.database().queryForList("select payload::text from ledger.events where aggregate_identifier = ?", String.class,
                draft.text("id"));
    }
}
