package dev.fleetledger.command.rollout.launch;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.manifest.render.Succession;

/**
 * What a new generation does to the Services of those before it. An agent may have seen only some of them, so all count that no agent has
 * settled.
 *
 * @param dropped  that are to go, as {@code Service/<name>}
 * @param replaced that are to be deleted and made anew, where they can't be changed in place
 */
record Passing(List<String> dropped, List<String> replaced) {

    static final Passing NONE = new Passing(List.of(), List.of());

    /** What was let go of is nobody's to take away, and what has ended left nothing. */
    static boolean follows(Deployment last) {
        return switch (last) {
            case Deployment.Running _ -> true;
            case Deployment.Ending it -> it.wanted().action() == DeploymentAction.REMOVE;
            case Deployment.None _, Deployment.Ended _ -> false;
        };
    }

    /** @param before the objects of the generation wanted last @param after those of the new one */
    static Passing of(Deployment last, JsonNode before, JsonNode after) {
        Set<String> stay = services(after);
        return new Passing(
                all(Succession.dropped(before, after), Deployment.pendingDrops(last).stream().filter(name -> !stay.contains(name)).toList()),
                all(Succession.replaced(before, after), Deployment.pendingReplacements(last).stream().filter(stay::contains).toList()));
    }

    private static Set<String> services(JsonNode objects) {
        return objects.valueStream().filter(object -> object.path("kind").stringValue("").equals("Service"))
                .map(service -> "Service/" + service.path("metadata").path("name").stringValue("")).collect(Collectors.toSet());
    }

    private static List<String> all(Collection<String> now, Collection<String> pending) {
        return Stream.concat(now.stream(), pending.stream()).distinct().sorted().toList();
    }
}
