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

    private static final Path KEPT = Path.of("../contract/src/main/resources/openapi/fleetledger.json");
    private static final String WRITE = "description.write";
    private static final String REMEDY = "The interface changed. If this is intended, regenerate its description and commit it:\n"
            + "mvn -pl openapi -am test -Dtest=OpenApiDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true\n"
            + "Differing lines (stored | generated)";

    /** Limits the number of differing lines in the failure message. */
    private static final int SHOWN = 20;

    @Test
    void storedDocumentMatchesTheCode() throws IOException {
        String made = OpenApiDocument.toJson();

        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(KEPT, made);
        }

        assertThat(differences(Files.readString(KEPT), made)).as(REMEDY).isEmpty();
    }

    @Test
    void generatesTheSameDocumentEachTime() {
        assertThat(differences(OpenApiDocument.toJson(), OpenApiDocument.toJson())).isEmpty();
    }

    private static List<String> differences(String kept, String made) {
        List<String> before = kept.lines().toList();
        List<String> after = made.lines().toList();
        if (kept.equals(made)) {
            return List.of();
        }
        return IntStream.range(0, Math.max(before.size(), after.size()))
                .filter(i -> !line(before, i).equals(line(after, i)))
                .mapToObj(i -> (i + 1) + ": " + line(before, i).strip() + " | " + line(after, i).strip()).limit(SHOWN).toList();
    }

    private static String line(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : "";
    }
}
