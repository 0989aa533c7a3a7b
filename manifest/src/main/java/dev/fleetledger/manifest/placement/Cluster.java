package dev.fleetledger.manifest.placement;

import java.util.Map;

/**
 * A cluster as placement looks at it.
 *
 * @param cordoned it takes nothing new; one that leaves doesn't either
 * @param leaving  it is to be removed
 * @param left     it is of the fleet no more, or its workloads are being ended: nothing goes there
 */
public record Cluster(String name, Map<String, String> labels, boolean cordoned, boolean leaving, boolean left) {

    public Cluster(String name, Map<String, String> labels, boolean cordoned) {
        this(name, labels, cordoned, false, false);
    }
}
