package dev.fleetledger.command.draft.savestep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** A person says that a literal is no secret; this holds while its value is unchanged. */
class AcknowledgeLiteralIT {

    private static final String DOCUMENT = "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:1\",\"env\":["
            + "{\"name\":\"A_TOKEN\",\"value\":\"%s\"}]}]%s}";
    private static final String ACKNOWLEDGED =
            ",\"acknowledged\":[{\"pointer\":\"/containers/0/env/0/value\",\"reason\":\"It is the name of a header.\"}]";

    private static final String YAML = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: daemon, namespace: default}
            spec:
              selector: {matchLabels: {app: daemon}}
              template:
                metadata: {labels: {app: daemon}}
                spec:
                  containers: [{name: main, image: "registry.example/daemon:1", env: [{name: A_TOKEN, value: "%s"}]}]
            """;

    private final Caller alice = TestFleet.first().as("alice");
    private final TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

    @Test
    void recordsWhoAcknowledgedWhatAndWhyWithoutTheValue() {
        Reply saved = save(draft.etag(), "word-of-this-test", ACKNOWLEDGED);

        assertThat(saved.rules()).isEmpty();
        assertThat(TestFleet.eventsOf(saved.text("position"))).containsExactly("draft.literal-acknowledged", "draft.step-saved");
        assertThat(TestFleet.database().queryForList("select payload::text from ledger.events where type = 'draft.literal-acknowledged'"
                + " and payload->>'draft' = ?", String.class, saved.text("id"))).containsExactly("{\"draft\":\"" + saved.text("id")
                + "\",\"step\":\"containers\",\"pointer\":\"/containers/main/env/A_TOKEN/value\","
                + "\"reason\":\"It is the name of a header.\"}");
    }

    @Test
    void laterSaveOfSameValueNeedsNoAcknowledgement() {
        Reply first = save(draft.etag(), "same-value", ACKNOWLEDGED);

        Reply unchanged = save(first.etag(), "same-value", "");
        Reply otherField = alice.put(draft.path() + "/steps/containers",
                DOCUMENT.formatted("same-value", "").replace("daemon:1", "daemon:2"), "If-Match", unchanged.etag());

        assertThat(unchanged.etag()).as("nothing has changed").isEqualTo(first.etag());
        assertThat(otherField.rules()).isEmpty();
        assertThat(TestFleet.eventsOf(otherField.text("position"))).containsExactly("draft.step-saved");
        assertThat(new TestFleet.DraftHandle(draft.path(), otherField.etag()).submit(alice).status()).isEqualTo(202);
    }

    @Test
    void changedValueNeedsAcknowledgementAgain() {
        Reply first = save(draft.etag(), "first-value", ACKNOWLEDGED);

        Reply changed = save(first.etag(), "changed-value-of-this-test", "");
        boolean stored = isStored("changed-value-of-this-test");
        Reply former = save(changed.etag(), "first-value", "");
        Reply again = save(former.etag(), "changed-value-of-this-test", ACKNOWLEDGED);

        assertThat(changed.rules()).containsExactly("LiteralLooksLikeCredential");
        assertThat(changed.json().path("violations").path(0).path("remedy").asString()).contains("\"acknowledged\"");
        assertThat(stored).isFalse();
        assertThat(former.rules()).as("the former acknowledgement has ended").containsExactly("LiteralLooksLikeCredential");
        assertThat(again.rules()).isEmpty();
        assertThat(TestFleet.eventsOf(again.text("position"))).containsExactly("draft.literal-acknowledged", "draft.step-saved");
    }

    @Test
    void savedManifestNeedsAcknowledgementOfChangedValueOnly() {
        Reply first = save(draft.etag(), "value-in-yaml", ACKNOWLEDGED);

        Reply unchanged = alice.put(draft.path() + "/manifest", YAML.formatted("value-in-yaml"),
                "If-Match", first.etag(), "Content-Type", "text/yaml");
        Reply changed = alice.put(draft.path() + "/manifest", YAML.formatted("changed-value-in-yaml"),
                "If-Match", unchanged.etag(), "Content-Type", "text/yaml");

        assertThat(unchanged.rules()).isEmpty();
        assertThat(changed.rules()).contains("LiteralLooksLikeCredential");
        assertThat(isStored("changed-value-in-yaml")).isFalse();
    }

    @Test
    void editOfWorkloadKeepsAcknowledgement() {
        Reply saved = save(draft.etag(), "kept-value", ACKNOWLEDGED);
        Reply submitted = new TestFleet.DraftHandle(draft.path(), saved.etag()).submit(alice);
        Reply edit = alice.post("/api/v1/workloads/" + submitted.text("workloadId") + ":edit", "");

        Reply changed = alice.put("/api/v1/drafts/" + edit.text("id") + "/steps/containers",
                DOCUMENT.formatted("kept-value", "").replace("daemon:1", "daemon:2"), "If-Match", edit.etag());

        assertThat(changed.rules()).isEmpty();
        assertThat(isStored("kept-value")).isTrue();
    }

    private Reply save(String etag, String value, String acknowledged) {
        Reply saved = alice.put(draft.path() + "/steps/containers", DOCUMENT.formatted(value, acknowledged), "If-Match", etag);
        assertThat(saved.status()).describedAs(saved.toString()).isEqualTo(200);
        return saved;
    }

    private static boolean isStored(String value) {
        List<Integer> found = TestFleet.database().queryForList("select 1 from ledger.events where payload::text like ?", Integer.class,
                "%" + value + "%");
        return !found.isEmpty();
    }
}
