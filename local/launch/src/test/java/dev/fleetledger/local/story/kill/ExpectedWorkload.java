package dev.fleetledger.local.story.kill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What the accepted commands of one life have made of its workload. It is changed by the life's thread only. */
public final class ExpectedWorkload {

    /** @param status status in the end: {@code Running}, {@code Deleted} or {@code Released} */
    record ExpectedDeployment(long generation, String image, String status) {}

    static final String RUNNING = "Running";
    static final String DELETED = "Deleted";
    static final String RELEASED = "Released";

    private final String name;
    private final boolean service;
    private final List<String> images = new ArrayList<>();
    private final Map<String, ExpectedDeployment> deployments = new HashMap<>();
    private @Nullable String id;

    ExpectedWorkload(String name, boolean service) {
        this.name = name;
        this.service = service;
    }

    void create(String workload, String image, List<String> clusters) {
        id = workload;
        clusters.forEach(cluster -> deployments.put(cluster, new ExpectedDeployment(0, image, RUNNING)));
        revise(image);
    }

    void revise(String image) {
        images.add(image);
        nextGeneration();
    }

    void nextGeneration() {
        clusters().forEach(cluster -> deployments.compute(cluster, (_, before) ->
                new ExpectedDeployment(before == null ? 1 : before.generation() + 1, images.getLast(), RUNNING)));
    }

    void end(String cluster, String status) {
        deployments.computeIfPresent(cluster, (_, before) -> new ExpectedDeployment(before.generation() + 1, before.image(), status));
    }

    /** Clusters in which it is wanted. */
    List<String> clusters() {
        return deployments.keySet().stream().filter(cluster -> deployments.get(cluster).status().equals(RUNNING)).sorted().toList();
    }

    Map<String, ExpectedDeployment> deployments() {
        return deployments;
    }

    boolean isCreated() {
        return id != null;
    }

    public String id() {
        return String.valueOf(id);
    }

    String name() {
        return name;
    }

    boolean hasService() {
        return service;
    }

    int revision() {
        return images.size();
    }

    String image(int revision) {
        return images.get(revision - 1);
    }
}
