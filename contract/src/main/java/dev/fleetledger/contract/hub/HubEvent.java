package dev.fleetledger.contract.hub;

/** Stream {@code Hub/hub}. */
public sealed interface HubEvent {

    /**
     * The ledger had gone backwards, and a person said that it is to go on from where it stands. Agents follow the newer epoch.
     *
     * @param epoch the one that begins
     * @param head  the ledger's head that the relay had known before
     */
    record RestoreAccepted(long epoch, long head) implements HubEvent {}
}
