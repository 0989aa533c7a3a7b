package dev.fleetledger.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableFilesTest {

    private static final String FOLDER = AgentVariable.VARIABLES_FOLDER.variable();
    private static final String KEY = AgentVariable.REPORT_KEY.variable();
    private static final String USER = AgentVariable.KAFKA_USER.variable();

    /** In the layout in which Kubernetes mounts a Secret: links to files in a hidden folder. */
    @Test
    void readsMountedSecret(@TempDir Path folder) throws IOException {
        Path version = Files.createDirectory(folder.resolve("..2026"));
        Files.writeString(version.resolve(KEY), "abc\n");
        Files.createSymbolicLink(folder.resolve("..data"), version);
        Files.createSymbolicLink(folder.resolve(KEY), folder.resolve("..data").resolve(KEY));

        assertThat(VariableFiles.addTo(Map.of(FOLDER, folder.toString()))).containsOnly(Map.entry(KEY, "abc"),
                Map.entry(FOLDER, folder.toString()));
    }

    @Test
    void environmentTakesPrecedence(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(USER), "of-the-file");

        assertThat(VariableFiles.addTo(Map.of(FOLDER, folder.toString(), USER, "of-the-environment")))
                .containsEntry(USER, "of-the-environment");
    }

    @Test
    void isOptional() {
        assertThat(VariableFiles.addTo(Map.of(USER, "agent"))).containsOnly(Map.entry(USER, "agent"));
    }

    @Test
    void namesFolderThatIsMissing() {
        assertThatThrownBy(() -> VariableFiles.addTo(Map.of(FOLDER, "/absent"))).hasMessageContaining(FOLDER).hasMessageContaining("/absent");
    }
}
