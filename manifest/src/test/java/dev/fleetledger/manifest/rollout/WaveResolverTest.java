package dev.fleetledger.manifest.rollout;

import static dev.fleetledger.manifest.document.TestDocuments.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveResolverTest {
    private static final List<Candidate> FLEET = List.of(
        new Candidate("eu-1", Map.of("tier", "low", "region", "eu"), false),
        new Candidate("eu-2", Map.of("tier", "low", "region", "eu"), true),
        new Candidate("us-1", Map.of("tier", "high", "region", "us"), true),
        new Candidate("us-2", Map.of("tier", "low", "region", "us"), true));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'count': 1}                                     | a: eu-2 | rest: eu-1 us-1 us-2",
        "{'count': 4}                                     | a: eu-1 eu-2 us-1 us-2 | rest:",
        "{'count': 9}                                     | a: eu-1 eu-2 us-1 us-2 | rest:",
        "{'percent': 1}                                   | a: eu-2 | rest: eu-1 us-1 us-2",
        "{'percent': 26}                                  | a: eu-2 us-1 | rest: eu-1 us-2",
        "{'percent': 100}                                 | a: eu-1 eu-2 us-1 us-2 | rest:",
        "{'names': ['us-2', 'eu-1', 'mars']}              | a: eu-1 us-2 | rest: eu-2 us-1",
        "{'names': []}                                    | a: | rest: eu-1 eu-2 us-1 us-2",
        "{'matchLabels': {'tier': 'low'}}                 | a: eu-1 eu-2 us-2 | rest: us-1",
        "{'matchLabels': {'tier': 'low', 'region': 'eu'}} | a: eu-1 eu-2 | rest: us-1 us-2",
        "{'matchLabels': {}}                              | a: | rest: eu-1 eu-2 us-1 us-2"})
    void selectsClustersOfWave(String selection, String selected, String rest) {
        List<PlannedWave> waves = WaveResolver.resolve(plan("{'name': 'a', 'clusters': " + selection + "}, "
            + "{'name': 'rest', 'clusters': {'rest': true}}"), FLEET);

        assertThat(described(waves)).containsExactly(selected, rest);
    }

    @Test
    void putsClusterIntoFirstWaveThatTakesIt() {
        List<PlannedWave> waves = WaveResolver.resolve(plan("""
            {'name': 'a', 'clusters': {'names': ['eu-2']}}, {'name': 'b', 'clusters': {'matchLabels': {'region': 'eu'}}},
            {'name': 'c', 'clusters': {'percent': 50}}, {'name': 'd', 'clusters': {'rest': true}}"""), FLEET);

        assertThat(described(waves)).containsExactly("a: eu-2", "b: eu-1", "c: us-1 us-2", "d:");
    }

    @Test
    void carefulPlanTakesOneThenTenthThenRest() {
        List<Candidate> fleet = IntStream.range(0, 31).mapToObj(i -> new Candidate("c-%02d".formatted(i), Map.of(), true)).toList();

        List<PlannedWave> waves = WaveResolver.resolve(RolloutPlan.of(json("{}")), fleet);

        assertThat(waves).extracting(wave -> wave.name() + " " + wave.clusters().size()).containsExactly("first 1", "tenth 4", "rest 26");
    }

    @Test
    void putsClustersThatNoWaveTakesIntoLastWaveWithNameOfItsOwn() {
        List<PlannedWave> waves = WaveResolver.resolve(plan("""
            {'name': 'rest', 'clusters': {'count': 1}}, {'name': 'rest-2', 'clusters': {'names': ['us-1']}}"""), FLEET);

        assertThat(described(waves)).containsExactly("rest: eu-2", "rest-2: us-1", "rest-3: eu-1 us-2");
        assertThat(waves.getLast().gate()).isEqualTo("Running");
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "9, 9", "'25%', 1", "'26%', 2", "'100%', 4", "'1%', 1"})
    void maxConcurrentIsNumberOrShareOfWave(String maxConcurrent, int expected) {
        String share = maxConcurrent.endsWith("%") ? "'" + maxConcurrent + "'" : maxConcurrent;

        List<PlannedWave> waves = WaveResolver.resolve(plan("{'name': 'a', 'clusters': {'rest': true}, 'maxConcurrent': " + share + "}"),
            FLEET);

        assertThat(waves.getFirst().maxConcurrent()).isEqualTo(expected);
    }

    @Test
    void statesPropertiesOfWave() {
        PlannedWave wave = WaveResolver.resolve(plan("""
            {'name': 'a', 'clusters': {'names': ['eu-1']}, 'maxConcurrent': 1, 'soak': 'PT5M', 'gate': 'none',
             'window': {'days': ['MON'], 'from': '22:00', 'to': '06:00', 'zone': 'Europe/Berlin'}, 'approval': {'expires': 'PT2H'}}"""),
            FLEET).getFirst();

        assertThat(wave).isEqualTo(new PlannedWave("a", List.of("eu-1"), 1, "PT5M", "none",
            new WaveWindow(List.of("MON"), "22:00", "06:00", "Europe/Berlin"), "PT2H"));
    }

    @Test
    void leavesOutWhatWaveDoesNotHave() {
        PlannedWave wave = WaveResolver.resolve(plan("""
            {'name': 'a', 'clusters': {'names': ['eu-1']}, 'soak': 'PT0.0S', 'approval': {'required': false}}"""), FLEET).getFirst();

        assertThat(wave).isEqualTo(new PlannedWave("a", List.of("eu-1"), null, null, "Running", null, null));
    }

    private static RolloutPlan plan(String waves) {
        return RolloutPlan.ofDocument(json("{'waves': [" + waves + "]}"));
    }

    private static List<String> described(List<PlannedWave> waves) {
        return waves.stream()
            .map(wave -> (wave.name() + ": " + wave.clusters().stream().collect(Collectors.joining(" "))).strip()).toList();
    }
}
