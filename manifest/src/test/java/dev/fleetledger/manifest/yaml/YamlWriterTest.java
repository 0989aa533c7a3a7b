package dev.fleetledger.manifest.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.render.Manifest;

/** YAML is read and written as kubectl reads it. The expected values of the scalars were determined with kubectl 1.32. */
class YamlWriterTest {
    static final List<String> PIECES = List.of("a", "0", "1", "x", "_", "e", "E", "o", "b", "-", "+", ".", ":", " ", "\n", "\t", "#", "'",
            "\"",
        "\\", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "~", "=", "<", "?", "yes", "on", "null", "true", "NaN",
        ".inf", "\u00e9", "\ud83d\ude00");

    @ParameterizedTest
    @CsvSource({"yes, true", "y, true", "Off, false", "0755, 493", "0o755, 493", "0O755, 493", "-0755, -493", "+0x10, 16", "0x10, 16",
            "0b101, 5", "1_000, 1000",
        "1e3, 1000", "1.0, 1", "1_0.5, 10.5", "08, 8", "~, null", "9223372036854775807, 9223372036854775807", "!!int '12', 12",
        "{yes: 1}, '{\"true\":1}'"})
    void readsScalarsAsKubectlDoes(String word, String json) {
        assertThat(YamlReader.read("a: " + word).getFirst().path("a")).isEqualTo(TestDocuments.plain(json));
    }

    @ParameterizedTest
    @CsvSource({"0x", "1__", "_1", "0o8", "12:30", "2001-01-01", "1Gi", "1.2.3", "tRUE", "=", "<<x", "!!str 123", "! 12", "'\"0x10\"'"})
    void readsOtherScalarsAsTexts(String word) {
        assertThat(YamlReader.read("a: " + word).getFirst().path("a").isString()).isEqualTo(!word.equals("1__"));
    }

    /** Longhorn's own manifest has such a ConfigMap. */
    @ParameterizedTest
    @ValueSource(strings = {"|-", "|", ">-", ">", "|- # none"})
    void readsBlockScalarWithNothingInIt(String header) {
        assertThat(YamlReader.read("a:\n  b: " + header + "\n---\nc: 1\n")).containsExactly(TestDocuments.plain("{\"a\":{\"b\":\"\"}}"),
                TestDocuments.plain("{\"c\":1}"));
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            ObjectNode object = Json.object().put("kind", text.toString());
            object.putObject("metadata").putObject("labels").put(text.toString(), text.toString());

            String yaml = YamlWriter.write(List.of(Manifest.of(object)));

            assertThat(YamlReader.read(yaml)).as(yaml).containsExactly(object);
        }
    }

    @Test
    void reportsPositionOfErrorWithoutText() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: [secret\nc: 2\n")).hasMessage("This is no YAML: look at line 3, column 2.");
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: 1\na: 2\n"))
                .hasMessage("A key stands twice in one object: in the lines 1 and 3.");
    }
}
