package dev.fleetledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Report;

/** Stored and sent messages stay readable. Golden files cover each event and message, complete and with required members only. */
class GoldenFileTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final Map<String, Class<?>> MESSAGES = Map.of("intent", Intent.class, "hub", Hub.class, "report", Report.class,
            "question", Question.class);

    record GoldenFile(String file, Class<?> type) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<GoldenFile> frozen() {
        List<GoldenFile> all = new ArrayList<>();
        for (String suffix : List.of(".complete.json", ".required.json")) {
            EventNames.ALL.forEach(e -> all.add(new GoldenFile("events/" + e.name() + ".v" + e.version() + suffix, e.type())));
            MESSAGES.forEach((name, type) -> all.add(new GoldenFile("messages/" + name + suffix, type)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void readsAndRewritesGoldenFilesUnchanged(GoldenFile goldenFile) throws IOException {
        String json = Files.readString(DIRECTORY.resolve(goldenFile.file()));

        Object value = ContractJson.MAPPER.readValue(json, goldenFile.type());

        assertThat(tree(ContractJson.MAPPER.writeValueAsString(value))).isEqualTo(tree(withCurrentCodes(json)));
    }

    /** A former version is read as the current one: {@code .current.json} beside it is how that is written. */
    @ParameterizedTest
    @MethodSource("former")
    void readsFormerVersionsAsCurrent(GoldenFile goldenFile) throws IOException {
        String json = Files.readString(DIRECTORY.resolve(goldenFile.file()));

        Object value = ContractJson.MAPPER.readValue(json, goldenFile.type());

        assertThat(tree(ContractJson.MAPPER.writeValueAsString(value)))
                .isEqualTo(tree(Files.readString(DIRECTORY.resolve(current(goldenFile)))));
    }

    static Stream<GoldenFile> former() {
        return EventNames.FORMER.stream().flatMap(e -> Stream.of(".complete.json", ".required.json")
                .map(suffix -> new GoldenFile("events/" + e.name() + ".v" + e.version() + suffix, e.type())));
    }

    private static String current(GoldenFile goldenFile) {
        return goldenFile.file().replace(".json", ".current.json");
    }

    /** The one renamed code that the golden files contain. */
    private static String withCurrentCodes(String json) {
        return json.replace("\"RightIsMissing\"", "\"PermissionIsMissing\"");
    }

    @Test
    void hasExactlyTheExpectedGoldenFiles() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            assertThat(new TreeSet<>(files.filter(Files::isRegularFile).map(f -> DIRECTORY.relativize(f).toString()).toList()))
                    .isEqualTo(new TreeSet<>(Stream.concat(Stream.concat(frozen(), former()).map(GoldenFile::file),
                            former().map(GoldenFileTest::current)).toList()));
        }
    }

    @Test
    void keepsTrailingZerosOfNumbersInDocuments() throws IOException {
        String json = Files.readString(DIRECTORY.resolve("events/draft.step-saved.v1.complete.json"));

        Object value = ContractJson.MAPPER.readValue(json, EventNames.of("draft.step-saved").type());

        assertThat(ContractJson.MAPPER.writeValueAsString(value)).contains("\"ratio\":0.10");
    }

    private static JsonNode tree(String json) {
        return ContractJson.MAPPER.readTree(json);
    }
}
