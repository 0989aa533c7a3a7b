package dev.fleetledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Path DEFAULT = Path.of(".fleetledger").toAbsolutePath();

    @Test
    void startsWithDefaultsWithoutArguments() {
        assertThat(CommandLine.parse()).isEqualTo(new LocalCommand.Start(DEFAULT, Optional.empty(), Optional.empty(), 8080));
    }

    @Test
    void readsOptionsOfStart() {
        assertThat(CommandLine.parse("--data", "/d", "--clusters", "5", "--port", "9090"))
                .isEqualTo(new LocalCommand.Start(Path.of("/d"), Optional.of(5), Optional.empty(), 9090));
        assertThat(CommandLine.parse("--kubeconfig", "/k"))
                .isEqualTo(new LocalCommand.Start(DEFAULT, Optional.empty(), Optional.of(Path.of("/k")), 8080));
    }

    @Test
    void readsDataFolderOfOtherCommands() {
        assertThat(CommandLine.parse("cluster", "eu-1", "hang", "--data", "/d"))
                .isEqualTo(new LocalCommand.InjectFault(Path.of("/d"), "eu-1", "hang"));
        assertThat(CommandLine.parse("--data", "/d", "stop")).isEqualTo(new LocalCommand.Stop(Path.of("/d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--clusters", "--clusters none", "--clusters 0", "--port 70000", "--speed 3", "begin", "cluster eu-1",
            "cluster eu-1 angry", "--clusters 2 --kubeconfig k"})
    void rejectsInvalidCommandLine(String line) {
        assertThatThrownBy(() -> CommandLine.parse(line.split(" "))).isInstanceOf(IllegalArgumentException.class);
    }
}
