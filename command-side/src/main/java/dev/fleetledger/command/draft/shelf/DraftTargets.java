package dev.fleetledger.command.draft.shelf;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.manifest.Circumstances;
import dev.fleetledger.manifest.Cluster;
import dev.fleetledger.manifest.Defaults;
import dev.fleetledger.manifest.Step;
import dev.fleetledger.manifest.Target;
import dev.fleetledger.manifest.Targets;

/** Where a draft would go as it stands, cordoned or not: for asking who may see and edit it. */
final class DraftTargets {

    private DraftTargets() {}

    static List<Cluster> of(Content draft, Clusters clusters) {
        JsonNode placement = Defaults.fill(draft.documents(), new Circumstances(draft.cluster(), null)).documents().of(Step.PLACEMENT);
        boolean byName = !placement.path("all").booleanValue(false) && placement.path("selector").isEmpty();
        List<Cluster> fleet = byName
                ? clusters.named(placement.path("clusters").valueStream().map(name -> name.stringValue("")).toList())
                : clusters.all();
        List<Cluster> open = fleet.stream().map(cluster -> new Cluster(cluster.name(), cluster.labels(), false)).toList();
        Set<String> chosen = Targets.resolve(placement, open).stream().filter(Target::chosen).map(Target::cluster).collect(toSet());
        return fleet.stream().filter(cluster -> chosen.contains(cluster.name())).toList();
    }
}
