package dev.fleetledger.manifest.placement;

import java.util.Map;

/**
 * The properties of a cluster that resolving a placement needs.
 *
 * @param cordoned whether it takes nothing new; a leaving cluster doesn't either
 * @param leaving whether it is being removed
 * @param left whether it has left the fleet or its workloads are being ended, so that nothing is sent there
 */
public record PlacementCluster(String name, Map<String, String> labels, boolean cordoned, boolean leaving, boolean left) {

    public PlacementCluster(String name, Map<String, String> labels, boolean cordoned) {
        this(name, labels, cordoned, false, false);
    }
}
