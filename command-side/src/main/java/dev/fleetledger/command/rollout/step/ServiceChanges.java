package dev.fleetledger.command.rollout.step;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.manifest.render.GenerationDiff;

/**
 * Changes of Services between generations. An agent may have applied only some of the earlier generations, so all unsettled ones are
 * included.
 *
 * @param dropped  Services to be deleted, as {@code Service/<name>}
 * @param replaced Services to be deleted and recreated where they cannot be updated in place
 */
record ServiceChanges(List<String> dropped, List<String> replaced) {

    static final ServiceChanges NONE = new ServiceChanges(List.of(), List.of());

    /** Whether the last generation's objects are still ours: released objects must not be deleted, and an ended deployment has none. */
    static boolean ownsObjects(Deployment last) {
        return switch (last) {
            case Deployment.Running _ -> true;
            case Deployment.Ending it -> it.wanted().action() == DeploymentAction.REMOVE;
            case Deployment.None _, Deployment.Ended _ -> false;
        };
    }

    /**
     * @param before objects of the last wanted generation
     * @param after  objects of the new generation
     */
    static ServiceChanges of(Deployment last, JsonNode before, JsonNode after) {
        Set<String> remaining = serviceNames(after);
        return new ServiceChanges(
                merge(GenerationDiff.dropped(before, after), Deployment.pendingDrops(last).stream()
                        .filter(name -> !remaining.contains(name)).toList()),
                merge(GenerationDiff.replaced(before, after), Deployment.pendingReplacements(last).stream().filter(remaining::contains)
                        .toList()));
    }

    private static Set<String> serviceNames(JsonNode objects) {
        return objects.valueStream().filter(object -> object.path("kind").stringValue("").equals("Service"))
                .map(service -> "Service/" + service.path("metadata").path("name").stringValue("")).collect(Collectors.toSet());
    }

    private static List<String> merge(Collection<String> now, Collection<String> pending) {
        return Stream.concat(now.stream(), pending.stream()).distinct().sorted().toList();
    }
}
