package dev.fleetledger.manifest.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;

/** What holds for every plan and fleet, for 200 random plans per seed. */
class WaveResolverPropertiesTest {
    private static final int PLANS_PER_SEED = 200;

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void putsEachClusterIntoOneWave(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PLANS_PER_SEED; i++) {
            List<Candidate> fleet = randomFleet(random);
            RolloutPlan plan = randomPlan(random);

            List<PlannedWave> waves = WaveResolver.resolve(plan, fleet);

            assertThat(waves.stream().flatMap(wave -> wave.clusters().stream())).describedAs(plan.toString())
                .containsExactlyInAnyOrderElementsOf(fleet.stream().map(Candidate::name).toList());
            assertThat(waves).extracting(PlannedWave::name).doesNotHaveDuplicates();
            assertThat(waves).allSatisfy(wave -> assertThat(wave.clusters()).isSorted());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesNotDependOnOrderOfClusters(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PLANS_PER_SEED; i++) {
            List<Candidate> fleet = randomFleet(random);
            RolloutPlan plan = randomPlan(random);
            List<Candidate> shuffled = new ArrayList<>(fleet);
            Collections.shuffle(shuffled, random);

            assertThat(WaveResolver.resolve(plan, shuffled)).isEqualTo(WaveResolver.resolve(plan, fleet));
        }
    }

    private static List<Candidate> randomFleet(Random random) {
        return IntStream.range(0, random.nextInt(30)).mapToObj(i -> new Candidate("c-" + i, Map.of("tier", "t" + random.nextInt(3)),
            random.nextInt(4) > 0)).toList();
    }

    private static RolloutPlan randomPlan(Random random) {
        ArrayNode waves = Json.list();
        IntStream.range(0, 1 + random.nextInt(4)).forEach(i -> {
            ObjectNode wave = waves.addObject().put("name", random.nextInt(5) == 0 ? "rest" + "-2".repeat(i) : "wave-" + i);
            addSelection(random, wave.putObject("clusters"));
            if (random.nextBoolean()) {
                wave.put("maxConcurrent", 1 + random.nextInt(100) + "%");
            }
        });
        return RolloutPlan.ofDocument(Json.object().set("waves", waves));
    }

    private static void addSelection(Random random, ObjectNode clusters) {
        switch (random.nextInt(5)) {
            case 0 -> clusters.put("count", 1 + random.nextInt(9));
            case 1 -> clusters.put("percent", 1 + random.nextInt(100));
            case 2 -> clusters.putArray("names").add("c-" + random.nextInt(30)).add("c-" + random.nextInt(30));
            case 3 -> clusters.putObject("matchLabels").put("tier", "t" + random.nextInt(3));
            default -> clusters.put("rest", true);
        }
    }
}
