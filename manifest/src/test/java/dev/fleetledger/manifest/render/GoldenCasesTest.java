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

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.validation.DraftValidator;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** Renders {@code golden/<case>/in-<step>.json} to {@code out-manifest.yaml}; {@code -Dgolden=write} updates the file. */
class GoldenCasesTest {
    static List<Path> cases() throws IOException {
        return GoldenCases.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersManifestOfGoldenFile(Path folder) throws IOException {
        StepDocuments stepDocuments = GoldenCases.documents(folder);
        Path out = folder.resolve("out-manifest.yaml");

        String yaml = YamlWriter.write(ManifestRenderer.render(Specification.of(Defaults.fill(stepDocuments)), GoldenCases.EU_1));

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(out, yaml);
        }
        assertThat(yaml).isEqualTo(Files.readString(out));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void acceptsGoldenDraft(Path folder) {
        StepDocuments stepDocuments = GoldenCases.documents(folder);

        ValidationResult validationResult = DraftValidator.validateForSubmit(stepDocuments, DraftContext.NONE);

        stepDocuments.byStep().forEach((step, document) -> assertThat(ShapeValidator.check(step, document)).isEmpty());
        assertThat(validationResult.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasNoUnknownFiles(Path folder) throws IOException {
        Set<String> known = Stream.of(Step.values()).map(GoldenCases::file).collect(Collectors.toCollection(TreeSet::new));
        known.add("out-manifest.yaml");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(known);
        }
    }
}
