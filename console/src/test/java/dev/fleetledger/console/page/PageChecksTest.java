package dev.fleetledger.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's own checks: types, rules and format of the sources, tests of its components, and how much a browser has to load. */
class PageChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"check", "test", "budget"})
    void scriptSucceeds(String script) throws IOException, InterruptedException {
        Process npm = new ProcessBuilder("npm", "run", "--silent", script).directory(Path.of("app").toFile())
                .redirectErrorStream(true).start();
        String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(npm.waitFor()).as(output).isZero();
    }
}
