package dev.fleetledger.query.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.draft.DraftEvent;

/** Columns of a draft that are derived from its steps. */
class DraftViewTest {

    private final DraftView draft = DraftView.of(new DraftEvent.Started(new UUID(1, 1), "DaemonSet", "alice", null, null, null, null, null),
            Instant.EPOCH);

    @Test
    void setsNamespaceOnlyAfterBasicsAreSaved() {
        assertThat(draft.namespace).isNull();
        save("basics", "{}");
        assertThat(draft.namespace).isEqualTo("default");
    }

    @Test
    void replacesValuesOfEarlierSave() {
        save("basics", "{\"name\":\"one\",\"namespace\":\"monitoring\"}");
        save("basics", "{\"name\":null}");
        assertThat(draft.name).isNull();
        assertThat(draft.namespace).isEqualTo("default");
    }

    @Test
    void listsEachEditorOnce() {
        save("basics", "{}");
        save("placement", "{\"all\":true,\"exclude\":[\"us-1\"]}");
        assertThat(draft.edits()).containsExactly(new LastEdit("bob", "placement", Instant.EPOCH));
        assertThat(draft.everywhere).isTrue();
        assertThat(draft.excluded).containsExactly("us-1");
    }

    private void save(String step, String document) {
        draft.saveStep(step, ContractJson.MAPPER.readTree(document), "bob", Instant.EPOCH);
    }
}
