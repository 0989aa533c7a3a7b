package dev.fleetledger.local.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private final RepositoryFiles repositoryFiles = RepositoryFiles.ofCheckout();
    private final Path page = repositoryFiles.root().resolve("docs/settings.md");

    @Test
    void listsEverySettingWithDefaultAndMeaning() throws IOException {
        String generated = new SettingsDocument(repositoryFiles).markdown();
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(page, generated);
        }

        assertThat(repositoryFiles.read(page)).as("regenerate it with -Dsettings.write=true").isEqualTo(generated);
    }

    @Test
    void explainsEverySetting() {
        assertThat(new SettingsDocument(repositoryFiles).markdown().lines().filter(line -> line.startsWith("| `"))).hasSizeGreaterThan(50)
                .filteredOn(line -> line.endsWith("|  |")).isEmpty();
    }
}
