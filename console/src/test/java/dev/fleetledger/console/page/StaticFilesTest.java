package dev.fleetledger.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Checks of the page's files, which have no build step and no compiler. */
class StaticFilesTest {

    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Pattern IMPORT = Pattern.compile("from '(\\.[^']+)'");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"/([^\"]+\\.(?:css|js|svg))\"");
    // The Content-Security-Policy forbids each of these, but only at runtime in a browser.
    private static final Pattern FORBIDDEN = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|style=");

    @Test
    void everyImportRefersToExistingFile() throws IOException {
        List<Path> missing = new ArrayList<>();
        List<Path> modules = modules();
        for (Path module : modules) {
            Matcher imports = IMPORT.matcher(Files.readString(module));
            while (imports.find()) {
                Path target = module.resolveSibling(imports.group(1)).normalize();
                if (!Files.exists(target)) {
                    missing.add(target);
                }
            }
        }

        assertThat(modules).hasSizeGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    @Test
    void pageLinksOnlyExistingFiles() throws IOException {
        List<String> linked = LINK.matcher(Files.readString(STATIC.resolve("index.html"))).results()
                .map(match -> match.group(1)).toList();

        assertThat(linked).isNotEmpty().allSatisfy(file -> assertThat(STATIC.resolve(file)).exists());
    }

    @Test
    void noModuleWritesMarkup() throws IOException {
        for (Path module : modules()) {
            assertThat(FORBIDDEN.matcher(Files.readString(module)).find()).as(module.toString()).isFalse();
        }
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }
}
