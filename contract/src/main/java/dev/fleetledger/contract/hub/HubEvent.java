package dev.fleetledger.contract.hub;

/** Events of the stream {@code Hub/hub}. */
public sealed interface HubEvent {

    /**
     * The ledger ends before the head that clusters or topics have seen: an older backup was restored. Nothing is sent until a person
     * accepts the restore.
     *
     * @param head       the ledger's head at the time of detection
     * @param knownEpoch the epoch that clusters or topics have seen
     * @param knownHead  the head that they have seen
     */
    record WentBackwards(long head, long knownEpoch, long knownHead) implements HubEvent {}

    /**
     * After a ledger regression a person has decided to continue from the restored ledger. Agents follow the newer epoch.
     *
     * @param epoch the new epoch
     * @param head  the ledger's head that the relay knew before
     */
    record RestoreAccepted(long epoch, long head) implements HubEvent {}
}
