package dev.fleetledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Compares the stored document with the one generated from the code. */
class OpenApiDocumentTest {

    private static final Path STORED_DOCUMENT = Path.of("../contract/src/main/resources/openapi/fleetledger.json");
    private static final String WRITE_PROPERTY = "openapi.write";
    private static final String REMEDY = "The interface changed. If this is intended, regenerate its description and commit it:\n"
            + "mvn -pl openapi -am test -Dtest=OpenApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE_PROPERTY + "=true\n"
            + "Differing lines (stored | generated)";

    /** Limits the number of differing lines in the failure message. */
    private static final int MAX_DIFFERENCES = 20;

    @Test
    void storedDocumentMatchesTheCode() throws IOException {
        String generated = OpenApiDocument.toJson();

        if (Boolean.getBoolean(WRITE_PROPERTY)) {
            Files.writeString(STORED_DOCUMENT, generated);
        }

        assertThat(differences(Files.readString(STORED_DOCUMENT), generated)).as(REMEDY).isEmpty();
    }

    @Test
    void generatesTheSameDocumentEachTime() {
        assertThat(differences(OpenApiDocument.toJson(), OpenApiDocument.toJson())).isEmpty();
    }

    private static List<String> differences(String stored, String generated) {
        List<String> expected = stored.lines().toList();
        List<String> actual = generated.lines().toList();
        if (stored.equals(generated)) {
            return List.of();
        }
        return IntStream.range(0, Math.max(expected.size(), actual.size()))
                .filter(i -> !line(expected, i).equals(line(actual, i)))
                .mapToObj(i -> (i + 1) + ": " + line(expected, i).strip() + " | " + line(actual, i).strip()).limit(MAX_DIFFERENCES)
                .toList();
    }

    private static String line(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : "";
    }
}
