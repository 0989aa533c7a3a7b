package dev.fleetledger.simulation;

import static dev.fleetledger.simulation.ManualClockCluster.daemonSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.store.ObjectStore;

class PersistenceTest {
    @TempDir
    private Path folder;

    private static ObjectNode daemonSetNamed(String name) {
        ObjectNode object = daemonSet(name, "nginx:1");
        Json.child(object, "metadata").put("namespace", "monitoring");
        return object;
    }

    @Test
    void restoresStoreThatWasNeverClosed() {
        Path journal = folder.resolve("eu-1.journal");
        ObjectStore killed = new ObjectStore(journal);
        killed.put(Kinds.DAEMON_SETS, daemonSetNamed("gone"));
        killed.put(Kinds.DAEMON_SETS, daemonSetNamed("there"));
        killed.remove(Kinds.DAEMON_SETS, daemonSetNamed("gone"));

        ObjectStore reopened = new ObjectStore(journal);

        assertThat(reopened.list(Kinds.DAEMON_SETS, "monitoring")).extracting(Meta::name).containsExactly("there");
        assertThat(reopened.revision()).isEqualTo(killed.revision());
        assertThat(reopened.isExpired(killed.revision() - 1)).isTrue();
    }

    @Test
    void ignoresTruncatedLastLine() throws IOException {
        Path journal = folder.resolve("eu-1.journal");
        new ObjectStore(journal).put(Kinds.DAEMON_SETS, daemonSetNamed("there"));
        Files.writeString(journal, "{\"revision\": 9, \"ki", StandardOpenOption.APPEND);

        ObjectStore reopened = new ObjectStore(journal);
        reopened.put(Kinds.DAEMON_SETS, daemonSetNamed("later"));

        assertThat(new ObjectStore(journal).list(Kinds.DAEMON_SETS, "")).extracting(Meta::name).containsExactly("later", "there");
    }

    @Test
    void replacesLongJournalByState() throws IOException {
        Path journal = folder.resolve("eu-1.journal");
        ObjectStore store = new ObjectStore(journal);
        for (int i = 0; i < 5000; i++) {
            store.put(Kinds.DAEMON_SETS, daemonSetNamed("there"));
        }

        assertThat(Files.readAllLines(journal).size()).isLessThan(2100);
        assertThat(new ObjectStore(journal).revision()).isEqualTo(store.revision());
    }
}
