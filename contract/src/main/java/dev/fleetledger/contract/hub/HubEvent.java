package dev.fleetledger.contract.hub;

/** Stream {@code Hub/hub}. */
public sealed interface HubEvent {

    /**
     * The ledger ends before what clusters or topics were told of it: an older backup was restored. Nothing is sent until a person accepts that.
     *
     * @param head       where the ledger stood when that was found
     * @param knownEpoch the epoch of the later ledger that was known
     * @param knownHead  and its head
     */
    record WentBackwards(long head, long knownEpoch, long knownHead) implements HubEvent {}

    /**
     * The ledger had gone backwards, and a person said that it is to go on from where it stands. Agents follow the newer epoch.
     *
     * @param epoch the one that begins
     * @param head  the ledger's head that the relay had known before
     */
    record RestoreAccepted(long epoch, long head) implements HubEvent {}
}
