package dev.fleetledger.local.story.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.parts.process.ProgramRun;

/** Finds what a container may do and needn't, as the engine has started it. */
record ContainerIsolation(ServiceContainer container, JsonNode engine) {

    private static final Pattern ANONYMOUS_VOLUME = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ROOT_PROCESS = Pattern.compile("^\\s*0\\s.*");

    static ContainerIsolation of(ServiceContainer container) {
        return new ContainerIsolation(container, container.inspect());
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>(common());
        if (!isNode()) {
            violations.addAll(privileges());
        }
        return violations.stream().map(violation -> container.service() + " " + violation).toList();
    }

    /** A cluster's node runs containers itself and is privileged. */
    private boolean isNode() {
        return container.service().startsWith("k3s-");
    }

    private List<String> common() {
        List<String> violations = new ArrayList<>();
        engine.at("/NetworkSettings/Ports").forEach(bindings -> bindings.forEach(binding -> {
            if (!binding.at("/HostIp").asString().equals("127.0.0.1")) {
                violations.add("is published at " + binding);
            }
        }));
        engine.at("/Mounts").forEach(mount -> {
            if (ANONYMOUS_VOLUME.matcher(mount.at("/Name").asString("")).matches()) {
                violations.add("has an anonymous volume at " + mount.at("/Destination").asString());
            }
        });
        if (engine.at("/HostConfig/LogConfig/Config/max-size").asString("").isEmpty()) {
            violations.add("has a log without a limit");
        }
        return violations;
    }

    private List<String> privileges() {
        List<String> violations = new ArrayList<>();
        if (!engine.at("/HostConfig/ReadonlyRootfs").asBoolean()) {
            violations.add("can write to its root file system");
        }
        if (!engine.at("/HostConfig/CapDrop").toString().contains("ALL")) {
            violations.add("has capabilities");
        }
        if (!engine.at("/HostConfig/SecurityOpt").toString().contains("no-new-privileges")) {
            violations.add("can get new privileges");
        }
        if (engine.at("/HostConfig/Memory").asLong() == 0) {
            violations.add("has no limit of memory");
        }
        if (container.isRunning()) {
            rootProcesses().forEach(process -> violations.add("runs as root: " + process));
        }
        return violations;
    }

    private Stream<String> rootProcesses() {
        return ProgramRun.of("docker", "top", container.id(), "-o", "uid,pid,comm").run().lines().filter(ROOT_PROCESS.asMatchPredicate())
                .map(String::strip);
    }
}
