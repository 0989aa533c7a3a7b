package dev.fleetledger.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Rules that apply to all modules and documents. */
class HouseTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)# ]+)");
    private static final Pattern PROMISED = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private final House house = House.found();

    @Test
    void findsTargetOfEveryLink() {
        List<String> dead = house.files(".md").flatMap(page -> LINK.matcher(house.read(page)).results().map(r -> r.group(1))
                .filter(link -> !link.startsWith("http"))
                .filter(link -> !page.resolveSibling(link).normalize().toFile().exists())
                .map(link -> house.name(page) + " -> " + link)).toList();

        assertThat(dead).isEmpty();
    }

    @Test
    void requiresNullMarkedInEveryPackage() {
        List<String> unmarked = house.packages()
                .filter(folder -> !house.read(folder.resolve("package-info.java")).contains("@NullMarked"))
                .map(house::name).toList();

        assertThat(house.packages().count()).as("packages checked").isGreaterThan(40);
        assertThat(unmarked).isEmpty();
    }

    @Test
    void forbidsCatchAllPackageNames() {
        assertThat(house.packages().map(p -> p.getFileName().toString())).isNotEmpty()
                .doesNotContain("common", "core", "util", "utils", "helper", "helpers", "misc", "shared");
    }

    @Test
    void findsTestOfEveryPromise() {
        List<MatchResult> promised = PROMISED.matcher(house.read(house.root().resolve("docs/promises.md"))).results().toList();

        assertThat(promised).as("promises checked").hasSizeGreaterThan(15);
        assertThat(promised).allSatisfy(p -> assertThat(house.hasTest(p.group(1), p.group(2))).as(p.group()).isTrue());
    }

    @Test
    void limitsJavaFilesTo300Lines() {
        assertThat(house.files(".java").filter(f -> house.read(f).lines().count() > 300).map(house::name)).isEmpty();
    }
}
