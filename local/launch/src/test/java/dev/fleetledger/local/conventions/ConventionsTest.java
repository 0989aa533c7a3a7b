package dev.fleetledger.local.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Rules that apply to all modules and documents. */
class ConventionsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)# ]+)");
    private static final Pattern PROMISE = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private final RepositoryFiles repositoryFiles = RepositoryFiles.ofCheckout();

    @Test
    void findsTargetOfEveryLink() {
        List<String> broken = repositoryFiles.withSuffix(".md")
                .flatMap(page -> LINK.matcher(repositoryFiles.read(page)).results().map(r -> r.group(1))
                        .filter(link -> !link.startsWith("http"))
                        .filter(link -> !page.resolveSibling(link).normalize().toFile().exists())
                        .map(link -> repositoryFiles.relativeName(page) + " -> " + link)).toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void requiresNullMarkedInEveryPackage() {
        List<String> unmarked = repositoryFiles.packageFolders()
                .filter(folder -> !repositoryFiles.read(folder.resolve("package-info.java")).contains("@NullMarked"))
                .map(repositoryFiles::relativeName).toList();

        assertThat(repositoryFiles.packageFolders().count()).as("packages checked").isGreaterThan(40);
        assertThat(unmarked).isEmpty();
    }

    @Test
    void forbidsCatchAllPackageNames() {
        assertThat(repositoryFiles.packageFolders().map(p -> p.getFileName().toString())).isNotEmpty()
                .doesNotContain("common", "core", "util", "utils", "helper", "helpers", "misc", "shared");
    }

    @Test
    void findsTestOfEveryPromise() {
        List<MatchResult> promises = PROMISE.matcher(repositoryFiles.read(repositoryFiles.root().resolve("docs/promises.md"))).results()
                .toList();

        assertThat(promises).as("promises checked").hasSizeGreaterThan(15);
        assertThat(promises).allSatisfy(p -> assertThat(repositoryFiles.hasTest(p.group(1), p.group(2))).as(p.group()).isTrue());
    }

    @Test
    void limitsJavaFilesTo300Lines() {
        assertThat(repositoryFiles.withSuffix(".java").filter(f -> repositoryFiles.read(f).lines().count() > 300)
                .map(repositoryFiles::relativeName)).isEmpty();
    }
}
