package dev.fleetledger.contract.settings;

import java.util.List;

/**
 * Guard rails of the fleet, as the interface and the events write them.
 *
 * @param approvalExpires     ISO 8601 duration after which an approval can no longer be given
 * @param protectedNamespaces namespaces whose workloads only Cluster Admins and Fleet Admins change
 * @param reasonRequired      acts that need a reason: {@code delete forget redact acceptRestore}
 */
public record Settings(SecondPerson secondPerson, String approvalExpires, List<String> protectedNamespaces, List<String> reasonRequired) {

    public Settings {
        protectedNamespaces = List.copyOf(protectedNamespaces);
        reasonRequired = List.copyOf(reasonRequired);
    }

    /**
     * What waits for the approval of a second person.
     *
     * @param fromClusters       a change of at least this many clusters, if they are more than the share
     * @param share              of the fleet's clusters, in whole percent: {@code 30%}
     * @param deleteFromClusters a change that ends the workload in at least this many clusters, whatever their share
     */
    public record SecondPerson(int fromClusters, String share, int deleteFromClusters) {

        public int sharePercent() {
            return Integer.parseInt(share.substring(0, share.length() - 1));
        }
    }
}
