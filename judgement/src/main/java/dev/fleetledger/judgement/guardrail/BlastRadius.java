package dev.fleetledger.judgement.guardrail;

import dev.fleetledger.contract.settings.Settings;

/** Decides by the number of clusters whether a change waits for a second person. */
public final class BlastRadius {

    private BlastRadius() {}

    /**
     * @param changedClusters that get something else than they have
     * @param endedClusters   in which the workload is deleted or released; they count among the touched clusters too
     * @param fleetSize       number of clusters in the fleet
     */
    public static boolean requiresSecondPerson(Settings settings, int changedClusters, int endedClusters, int fleetSize) {
        Settings.SecondPerson secondPerson = settings.secondPerson();
        int touched = changedClusters + endedClusters;
        return endedClusters >= secondPerson.deleteFromClusters()
                || touched >= secondPerson.fromClusters() && 100L * touched > (long) secondPerson.sharePercent() * fleetSize;
    }
}
