package dev.fleetledger.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void writesFilesForOwnerOnly() throws IOException {
        var file = new DataFolder(folder).token("alice");

        DataFolder.write(file, "secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void generatesEachSecretOnce() {
        var data = new DataFolder(folder);
        var first = new Secrets(data).reports();

        assertThat(new Secrets(data).reports()).isEqualTo(first).hasSize(43);
        assertThat(new Secrets(data).console()).isNotEqualTo(first);
    }

    @Test
    void keepsPortWhileItsProcessListens() throws IOException {
        var ports = new PortPlan(new DataFolder(folder), 0);
        int issuer = ports.portOf("issuer");

        try (var _ = new ServerSocket(issuer, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports.portOf("issuer")).isEqualTo(issuer);
        }
    }

    @Test
    void reusesNoPortOfAnotherProcess() {
        var data = new DataFolder(folder);
        int agent = new PortPlan(data, 0).portOf("agent-eu-1");

        var second = new PortPlan(data, agent - 1);

        assertThat(second.portOf("agent-eu-2")).isNotEqualTo(agent);
    }

    @Test
    void namesFolderThatCannotBeCreated() throws IOException {
        var inAFile = Files.createFile(folder.resolve("file")).resolve("data");

        assertThatThrownBy(() -> new DataFolder(inAFile).create())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("the data folder " + inAFile + " can't be made");
    }

    @Test
    void keepsPortsAcrossStarts() {
        var data = new DataFolder(folder);
        var first = new PortPlan(data, 0);
        int issuer = first.portOf("issuer");

        var second = new PortPlan(data, 0);

        assertThat(second.portOf("issuer")).isEqualTo(issuer);
        assertThat(second.console()).isEqualTo(first.console());
        assertThat(second.portOf("kafka")).isNotEqualTo(issuer);
    }
}
