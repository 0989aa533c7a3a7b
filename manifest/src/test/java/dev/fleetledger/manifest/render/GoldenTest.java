package dev.fleetledger.manifest.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.yaml.Yaml;

/** Renders {@code golden/<case>/in-<step>.json} to {@code out-manifest.yaml}; {@code -Dgolden=write} updates the file. */
class GoldenTest {
    static List<Path> cases() throws IOException {
        return Golden.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersManifestOfGoldenFile(Path folder) throws IOException {
        Documents documents = Golden.documents(folder);
        Path out = folder.resolve("out-manifest.yaml");

        String yaml = Yaml.print(Rendering.render(Specification.of(Defaults.fill(documents)), Golden.EU_1));

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(out, yaml);
        }
        assertThat(yaml).isEqualTo(Files.readString(out));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void acceptsGoldenDraft(Path folder) {
        Documents documents = Golden.documents(folder);

        Findings findings = Rules.forSubmit(documents, Circumstances.NONE);

        documents.byStep().forEach((step, document) -> assertThat(Shape.check(step, document)).isEmpty());
        assertThat(findings.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasNoUnknownFiles(Path folder) throws IOException {
        Set<String> known = Stream.of(Step.values()).map(Golden::file).collect(Collectors.toCollection(TreeSet::new));
        known.add("out-manifest.yaml");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(known);
        }
    }
}
