package dev.fleetledger.manifest.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;

/** The golden cases, one folder each: the documents of a draft, and the manifest rendered from them. */
public final class GoldenCases {
    private static final Path GOLDEN = TestDocuments.RESOURCES.resolve("golden");
    public static final RenderTarget EU_1 =
        new RenderTarget(UUID.fromString("01970000-0000-7000-8000-000000000001"), "eu-1", Map.of("region", "eu"));

    private GoldenCases() {
    }

    public static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.sorted().toList();
        }
    }

    public static StepDocuments documents(Path folder) {
        StepDocuments stepDocuments = StepDocuments.NONE;
        for (Step step : Step.values()) {
            Path file = folder.resolve(file(step));
            if (Files.exists(file)) {
                stepDocuments = stepDocuments.with(step, TestDocuments.file(file));
            }
        }
        return stepDocuments;
    }

    static String file(Step step) {
        return "in-" + step.key() + ".json";
    }
}
