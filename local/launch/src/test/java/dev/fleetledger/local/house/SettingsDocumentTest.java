package dev.fleetledger.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private final House house = House.found();
    private final Path page = house.root().resolve("docs/settings.md");

    @Test
    void listsEverySettingWithDefaultAndMeaning() throws IOException {
        String generated = new SettingsDocument(house).markdown();
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(page, generated);
        }

        assertThat(house.read(page)).as("regenerate it with -Dsettings.write=true").isEqualTo(generated);
    }

    @Test
    void explainsEverySetting() {
        assertThat(house.read(page).lines().filter(line -> line.startsWith("| `"))).hasSizeGreaterThan(50).noneMatch(line -> line.endsWith("|  |"));
    }
}
