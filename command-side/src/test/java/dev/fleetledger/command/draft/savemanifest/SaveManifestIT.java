package dev.fleetledger.command.draft.savemanifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class SaveManifestIT {

    private static final String YAML = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: NAME, namespace: default, uid: 1b4df7a1-0000-4000-8000-000000000001}
            spec:
              selector: {matchLabels: {app: cni}}
              template:
                metadata: {labels: {app: cni}}
                spec:
                  schedulerName: picky
                  containers:
                  - {name: cni, image: 'registry.example/cni:1'}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: keys}
            stringData: {a: unread-of-this-test}
            """;

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply draft = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
    private final String path = "/api/v1/drafts/" + draft.text("id");
    private final String yaml = YAML.replace("NAME", TestFleet.newName());

    @Test
    void keepsAndReportsFieldsOutsideTheForm() {
        Reply saved = save(yaml, draft);

        assertThat(saved.status()).describedAs(saved.toString()).isEqualTo(200);
        assertThat(saved.json().path("kept").path(0).path("path").asString()).isEqualTo("/spec/template/spec/schedulerName");
        assertThat(saved.json().path("notCarried").valueStream().map(it -> it.path("object").asString()))
                .containsExactly("ConfigMap settings", "Secret keys");
        assertThat(saved.rules()).isEmpty();
        assertThat(saved.json().path("warnings").valueStream().map(it -> it.path("pointer").asString())).contains("/containers/0/name");
        assertThat(TestFleet.database().queryForList("select 1 from ledger.events where payload::text like '%unread-of-this-test%'"))
                .isEmpty();
    }

    @Test
    void yamlAndJsonLeadToEqualStepEvents() {
        save(yaml, draft);
        Reply other = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        TestFleet.DraftHandle form = new TestFleet.DraftHandle("/api/v1/drafts/" + other.text("id"), other.etag())
                .save(alice, "basics", "{\"name\":\"" + yaml.split("name: ")[1].split(",")[0] + "\",\"namespace\":\"default\"}");
        for (String step : List.of("containers", "services", "advanced")) {
            form = form.save(alice, step, savedDocuments(path, step).getFirst());
        }

        for (String step : List.of("basics", "containers", "services", "advanced")) {
            assertThat(savedDocuments(path, step)).as(step).hasSize(1).isEqualTo(savedDocuments(form.path(), step));
        }
    }

    @Test
    void savingSameYamlAppendsNoEvent() {
        Reply first = save(yaml, draft);
        long head = TestFleet.head();

        Reply same = save(yaml.replace("picky", "'picky'"), first);

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.etag()).isEqualTo(first.etag());
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @Test
    void appendsImportBeforeItsSteps() {
        Reply saved = save(yaml, draft);

        assertThat(TestFleet.eventsOf(saved.text("position"))).containsExactly("draft.imported", "draft.step-saved", "draft.step-saved",
                "draft.step-saved", "draft.step-saved");
    }

    @Test
    void submitsKeptFieldsAndRetainsThemInEdit() {
        Reply saved = save(yaml, draft);
        TestFleet.DraftHandle draftHandle = new TestFleet.DraftHandle(path, saved.etag())
                .save(alice, "placement", "{\"clusters\":[\"eu-1\"]}");

        Reply submitted = draftHandle.submit(alice);
        Reply edit = alice.post("/api/v1/workloads/" + submitted.text("workloadId") + ":edit", "{}");
        Reply again = new TestFleet.DraftHandle("/api/v1/drafts/" + edit.text("id"), edit.etag())
                .save(alice, "containers", "{\"containers\":[{\"name\":\"cni\",\"image\":\"registry.example/cni:2\"}]}").submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(again.status()).describedAs(again.toString()).isEqualTo(202);
        assertThat(manifests(submitted)).hasSize(2).allMatch(it -> it.contains("\"schedulerName\":\"picky\""));
    }

    @Test
    void redactsAndReportsCredentialInKeptField() {
        Reply saved = save(yaml.replace("picky", "AKIAIOSFODNN7EXAMPL1"), draft);

        assertThat(saved.rules()).containsExactly("LiteralLooksLikeCredential");
        assertThat(saved.body()).doesNotContain("AKIAIOSFODNN7EXAMPL1");
        assertThat(TestFleet.database().queryForList("select 1 from ledger.events where payload::text like '%AKIAIOSFODNN7EXAMPL1%'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "kind: DaemonSet\napiVersion: extensions/v1beta1", "kind: ConfigMap", "a: &a [*a]", "7",
        "kind: DaemonSet\napiVersion: apps/v1\nmetadata: {name: abcd}\nspec: {\"a\\0b\": \"\\0\"}"})
    void rejectsYamlThatIsNoDaemonSet(String text) {
        Reply refused = save(text, draft);

        assertThat(refused.status()).describedAs(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("violations").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a: {", "- "})
    void rejectsExcessiveNesting(String fragment) {
        assertThat(save(fragment.repeat(100_000), draft).status()).isEqualTo(400);
    }

    @Test
    void rejectsYamlLargerThanOneMebibyte() {
        assertThat(save("# ".repeat(1024 * 1024), draft).status()).isEqualTo(413);
    }

    @Test
    void requiresCurrentVersion() {
        save(yaml, draft);

        assertThat(save(yaml + "\n", draft).status()).isEqualTo(412);
        assertThat(alice.put(path + "/manifest", yaml).status()).isEqualTo(428);
    }

    private Reply save(String text, Reply previous) {
        return alice.put(path + "/manifest", text, "If-Match", previous.etag(), "Content-Type", "text/yaml", "Idempotency-Key",
                TestFleet.newKey());
    }

    private static List<String> savedDocuments(String path, String step) {
        return TestFleet.database().queryForList("select payload->>'document' from ledger.events where aggregate_type = 'Draft'"
                + " and aggregate_identifier = ? and payload->>'step' = ?", String.class, path.substring(15), step);
    }

    private static List<String> manifests(Reply submitted) {
        return TestFleet.database()
                .queryForList("select m.body from ledger.events e join ledger.manifests m on m.sha256 = e.payload->>'manifest'"
                        + " where e.type = 'deployment.wanted' and e.payload->>'workload' = ?", String.class, submitted.text("workloadId"));
    }
}
