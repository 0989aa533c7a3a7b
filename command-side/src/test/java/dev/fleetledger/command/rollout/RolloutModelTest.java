package dev.fleetledger.command.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

/**
 * Random interleavings of everything that can happen to a rollout: outcomes, late and repeated reports, silences and returns, cordons,
 * removals, pauses, approvals, retries, skips, replacements, clock jumps in both directions. After each step {@link RolloutInvariants}
 * compares what the rollout did with what the world was like, without the engine's own conclusions. The aggregate is replayed before every
 * step, as after a restart. At the end all obstacles are removed, and the rollout must end with every cluster served.
 *
 * <p>{@code -Dinterleavings=200000} runs more of them; a failure names its seed.
 */
class RolloutModelTest {

    private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 3_000);
    private static final int STEPS = 40;

    @Test
    void keepsItsPromisesInEveryInterleaving() {
        Map<RolloutWorld.Act, Integer> acts = new EnumMap<>(RolloutWorld.Act.class);
        Map<String, Integer> ends = new java.util.TreeMap<>();
        for (long seed = 0; seed < INTERLEAVINGS; seed++) {
            RolloutWorld world = new RolloutWorld(random(seed));
            try {
                for (int i = 0; i < STEPS; i++) {
                    acts.merge(world.act(), 1, Integer::sum);
                    world.step();
                }
                world.removeObstacles();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Seed " + seed + ": " + e.getMessage() + "\n" + world.history(), e);
            }
            ends.merge(world.outcome(), 1, Integer::sum);
        }
        System.out.println(INTERLEAVINGS + " interleavings of " + STEPS + " acts: " + acts + "; ends: " + ends);
        assertThat(acts.keySet()).as("every act occurs").containsExactlyInAnyOrder(RolloutWorld.Act.values());
        assertThat(ends.keySet()).as("every end occurs").contains("completed", "aborted", "superseded", "failed");
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
