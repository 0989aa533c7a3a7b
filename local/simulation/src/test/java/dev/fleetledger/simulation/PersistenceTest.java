package dev.fleetledger.simulation;

import static dev.fleetledger.simulation.StillCluster.daemonSet;
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

    private static ObjectNode named(String name) {
        ObjectNode object = daemonSet(name, "nginx:1");
        Json.child(object, "metadata").put("namespace", "monitoring");
        return object;
    }

    @Test
    void restoresStoreThatWasNeverClosed() {
        Path journal = folder.resolve("eu-1.journal");
        ObjectStore killed = new ObjectStore(journal);
        killed.put(Kinds.DAEMON_SETS, named("gone"));
        killed.put(Kinds.DAEMON_SETS, named("there"));
        killed.remove(Kinds.DAEMON_SETS, named("gone"));

        ObjectStore again = new ObjectStore(journal);

        assertThat(again.list(Kinds.DAEMON_SETS, "monitoring")).extracting(Meta::name).containsExactly("there");
        assertThat(again.revision()).isEqualTo(killed.revision());
        assertThat(again.hasForgotten(killed.revision() - 1)).isTrue();
    }

    @Test
    void ignoresTruncatedLastLine() throws IOException {
        Path journal = folder.resolve("eu-1.journal");
        new ObjectStore(journal).put(Kinds.DAEMON_SETS, named("there"));
        Files.writeString(journal, "{\"revision\": 9, \"ki", StandardOpenOption.APPEND);

        ObjectStore again = new ObjectStore(journal);
        again.put(Kinds.DAEMON_SETS, named("later"));

        assertThat(new ObjectStore(journal).list(Kinds.DAEMON_SETS, "")).extracting(Meta::name).containsExactly("later", "there");
    }

    @Test
    void replacesLongJournalByState() throws IOException {
        Path journal = folder.resolve("eu-1.journal");
        ObjectStore store = new ObjectStore(journal);
        for (int i = 0; i < 5000; i++) {
            store.put(Kinds.DAEMON_SETS, named("there"));
        }

        assertThat(Files.readAllLines(journal).size()).isLessThan(2100);
        assertThat(new ObjectStore(journal).revision()).isEqualTo(store.revision());
    }
}
