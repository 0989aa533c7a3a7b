package dev.fleetledger.local.conventions;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Tests that need child processes also with {@code -Dparts=containers}, because they stop, kill, suspend or empty a server. */
class ChildProcessTest {

    private static final Pattern START =
            Pattern.compile("\\b(Postgres|Kafka)\\.temporary|\\bKafkaBroker\\.start|\\bControlPlane\\.withKwok");
    private static final Pattern LISTED = Pattern.compile("`(\\w+)`");
    private static final String HEADING = "These classes start child processes all the same";

    private final RepositoryFiles repositoryFiles = RepositoryFiles.ofCheckout();

    @Test
    void listsEveryClassThatStartsChildProcesses() {
        var starting = repositoryFiles.withSuffix(".java").filter(file -> file.toString().contains("/src/test/java/"))
                // Started by hand, and a benchmark measures processes.
                .filter(file -> !file.toString().endsWith("Benchmark.java"))
                .filter(file -> START.matcher(repositoryFiles.read(file)).find())
                .map(Path::getFileName).map(name -> name.toString().replace(".java", "")).collect(toCollection(TreeSet::new));

        String readme = repositoryFiles.read(repositoryFiles.root().resolve("local/parts/README.md"));
        var listed = LISTED.matcher(readme.substring(readme.indexOf(HEADING))).results()
                .map(match -> match.group(1)).collect(toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(starting);
    }
}
