package dev.fleetledger.local.story.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The life of one workload: what a person does to it, one step after the other.
 *
 * @param clusters the clusters in which it is created
 * @param service  whether it has a Service beside its DaemonSet
 */
public record Life(String name, List<String> clusters, boolean service, List<Step> steps) {

    /** @param awaited whether the person waits until the workload runs before the next step; else generations overtake each other */
    public record Step(Act act, boolean awaited) {}

    /** What a step does. A stale deletion names an outdated version, so it is refused. */
    public enum Act {
        CREATE(5), EDIT(3), ROLL_BACK(1), RESTART(1), LEAVE_CLUSTER(1), DELETE_STALE(1), DELETE(1), RELEASE(1);

        private final int commands;

        Act(int commands) {
            this.commands = commands;
        }
    }

    private static final int MAX_CHANGES = 3;

    /** A workload that is only created. */
    public static Life ofCreation(String name, List<String> clusters) {
        return new Life(name, clusters, false, List.of(new Step(Act.CREATE, false)));
    }

    /** Plans lives whose ends are distributed evenly: deleted, released, and still running. */
    static List<Life> plan(RandomGenerator random, int number, List<String> clusters) {
        return IntStream.range(0, number).mapToObj(index -> planLife(random, index, clusters)).toList();
    }

    private static Life planLife(RandomGenerator random, int index, List<String> clusters) {
        List<String> chosen = random.nextInt(3) > 0 ? clusters : List.of(clusters.get(random.nextInt(clusters.size())));
        List<Step> steps = new ArrayList<>(List.of(step(Act.CREATE, random)));
        int changes = random.nextInt(MAX_CHANGES + 1);
        for (int i = 0; i < changes; i++) {
            List<Act> possible = possibleChanges(steps, chosen.size());
            steps.add(step(possible.get(random.nextInt(possible.size())), random));
        }
        switch (index % 3) {
            case 0 -> steps.add(step(Act.DELETE, random));
            case 1 -> {
                // A release leaves what is there, which is certain only when the generation before has been applied.
                steps.set(steps.size() - 1, new Step(steps.getLast().act(), true));
                steps.add(step(Act.RELEASE, random));
            }
            default -> { }
        }
        return new Life("life-%02d".formatted(index), chosen, random.nextBoolean(), List.copyOf(steps));
    }

    private static Step step(Act act, RandomGenerator random) {
        return new Step(act, random.nextInt(3) == 0);
    }

    private static List<Act> possibleChanges(List<Step> steps, int clusters) {
        List<Act> possible = new ArrayList<>(List.of(Act.EDIT, Act.EDIT, Act.RESTART, Act.DELETE_STALE));
        if (contains(steps, Act.EDIT)) {
            possible.addAll(List.of(Act.ROLL_BACK, Act.ROLL_BACK));
        }
        if (clusters > 1 && !contains(steps, Act.LEAVE_CLUSTER)) {
            possible.add(Act.LEAVE_CLUSTER);
        }
        return possible;
    }

    private static boolean contains(List<Step> steps, Act act) {
        return steps.stream().anyMatch(step -> step.act() == act);
    }

    int commands() {
        return steps.stream().mapToInt(step -> step.act().commands).sum() + (service ? 1 : 0);
    }
}
