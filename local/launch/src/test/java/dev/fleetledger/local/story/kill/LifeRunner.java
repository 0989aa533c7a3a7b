package dev.fleetledger.local.story.kill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.local.story.ApiResponse;
import dev.fleetledger.local.story.kill.Life.Act;

/** Performs the steps of one life, and keeps account of what they make of the workload. */
final class LifeRunner {

    /** An edit begins with all steps of the wizard, copied from the current revision. */
    private static final int STEPS = 5;

    private final PersistentClient client;
    private final RunningAwaiter awaiter;
    private final Life life;
    private final ExpectedWorkload expected;
    private int commands;
    private int images;
    private String position = "0";

    LifeRunner(PersistentClient client, RunningAwaiter awaiter, Life life) {
        this.client = client;
        this.awaiter = awaiter;
        this.life = life;
        this.expected = new ExpectedWorkload(life.name(), life.service());
    }

    ExpectedWorkload expected() {
        return expected;
    }

    void run() {
        for (Life.Step step : life.steps()) {
            perform(step.act());
            if (step.awaited() && !expected.clusters().isEmpty()) {
                awaiter.await(expected);
            }
        }
    }

    private void perform(Act act) {
        switch (act) {
            case CREATE -> create();
            case EDIT -> edit();
            case ROLL_BACK -> rollBack();
            case RESTART -> restart();
            case LEAVE_CLUSTER -> leaveCluster();
            case DELETE_STALE -> end("delete", "\"1000\"", 412, Map.of("command.refused", 1));
            case DELETE -> endEverywhere("delete", ExpectedWorkload.DELETED);
            case RELEASE -> endEverywhere("release", ExpectedWorkload.RELEASED);
        }
    }

    private void create() {
        ApiResponse draft = post("draft.start", "/drafts", "\"kind\":\"DaemonSet\"", "", 201, Map.of("draft.started", 1));
        String path = "/drafts/" + draft.text("/id");
        String image = nextImage();
        draft = save(path, draft, "basics", Documents.basics(life.name()));
        draft = save(path, draft, "containers", Documents.containers(image));
        if (life.service()) {
            draft = save(path, draft, "services", Documents.services(life.name()));
        }
        draft = save(path, draft, "placement", Documents.placement(life.clusters()));
        ApiResponse submitted = submit(path, draft, rollout(life.clusters().size(),
                "draft.submitted", "workload.created", "workload.revised", "workload.placed"));
        expected.create(submitted.text("/workloadId"), image, life.clusters());
        etag();
    }

    private void edit() {
        ApiResponse draft = post("workload.edit", path() + ":edit", "", "", 201,
                Map.of("draft.started", 1, "draft.step-saved", STEPS));
        String path = "/drafts/" + draft.text("/id");
        String image = nextImage();
        draft = save(path, draft, "containers", Documents.containers(image));
        submit(path, draft, rollout(expected.clusters().size(), "draft.submitted", "workload.revised"));
        expected.revise(image);
    }

    private void rollBack() {
        post("workload.rollback", path() + ":rollback", "\"revision\":1", etag(), 202,
                rollout(expected.clusters().size(), "workload.revised"));
        expected.revise(expected.image(1));
    }

    private void restart() {
        post("workload.restart", path() + ":restart", "", etag(), 202, rollout(expected.clusters().size(), "workload.restarted"));
        expected.nextGeneration();
    }

    private void leaveCluster() {
        String left = expected.clusters().getLast();
        List<String> remaining = expected.clusters().stream().filter(cluster -> !cluster.equals(left)).toList();
        send("workload.place", "PUT", path() + "/placement", Documents.placement(remaining), etag(), 202,
                rollout(1, "workload.placed"));
        expected.end(left, ExpectedWorkload.DELETED);
    }

    private void endEverywhere(String policy, String status) {
        end(policy, etag(), 202, rollout(expected.clusters().size()));
        expected.clusters().forEach(cluster -> expected.end(cluster, status));
    }

    private void end(String policy, String etag, int status, Map<String, Integer> events) {
        post("workload.delete", path() + ":delete", "\"policy\":\"" + policy + "\"", etag, status, events);
    }

    private ApiResponse save(String path, ApiResponse draft, String step, String document) {
        return send("draft." + step + ".save", "PUT", path + "/steps/" + step, document, draft.etag(), 200, Map.of("draft.step-saved", 1));
    }

    private ApiResponse submit(String path, ApiResponse draft, Map<String, Integer> events) {
        return post("draft.submit", path + ":submit", "", draft.etag(), 202, events);
    }

    private ApiResponse post(String action, String path, String members, String ifMatch, int status, Map<String, Integer> events) {
        String body = "{%s\"reason\":\"%s\"}".formatted(members.isEmpty() ? "" : members + ",", key(action));
        return send(action, "POST", path, body, ifMatch, status, events);
    }

    private ApiResponse send(String action, String method, String path, String body, String ifMatch, int status,
            Map<String, Integer> events) {
        var command = new ClientCommand(key(action), action, method, path, body, ifMatch, status, events);
        commands++;
        ApiResponse answer = client.send(command);
        position = command.isRefusalExpected() ? position : answer.position();
        return answer;
    }

    /** The version of the workload, as read after everything that this life has written, which the read must show. */
    private String etag() {
        ApiResponse workload = client.readAfter(position, path());
        if (workload.json().at("/revision").asInt() != expected.revision()) {
            throw new PersistentClient.UnexpectedAnswerException("revision " + expected.revision() + " of " + life.name()
                    + " was accepted, but a later read shows " + workload.http().body());
        }
        return workload.etag();
    }

    private String path() {
        return "/workloads/" + expected.id();
    }

    private String key(String action) {
        return "%s/%d-%s".formatted(life.name(), commands, action);
    }

    private String nextImage() {
        return "quay.io/prometheus/node-exporter:v1." + images++ + ".0";
    }

    private static Map<String, Integer> rollout(int clusters, String... others) {
        return events(Map.of("rollout.planned", 1, "rollout.wave-started", 1, "deployment.wanted", clusters), others);
    }

    private static Map<String, Integer> events(Map<String, Integer> some, String... others) {
        Map<String, Integer> all = new HashMap<>(some);
        for (String other : others) {
            all.put(other, 1);
        }
        return all;
    }
}
