package dev.fleetledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.folder.DataFolder;

class LocalMainTest {

    @TempDir
    private Path folder;

    @Test
    void storesNoInvalidKubeconfig() {
        assertThatThrownBy(() -> settings(Optional.of(folder.resolve("nope")))).hasMessageContaining("nope");

        assertThat(settings(Optional.empty()).kubeconfig()).isEmpty();
    }

    private LocalFleet.Settings settings(Optional<Path> kubeconfig) {
        return LocalMain.settings(new LocalCommand.Start(folder, Optional.empty(), kubeconfig, 0), new DataFolder(folder));
    }
}
