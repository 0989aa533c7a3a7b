package dev.fleetledger.command.cluster.join;

import dev.fleetledger.command.message.CredentialResult;

/** @param manifest YAML with a new credential; it is the whole answer */
public record IssuedManifest(String id, String manifest, long version, String position) implements CredentialResult {

    /** Leaves out the credential. */
    @Override
    public String toString() {
        return "IssuedManifest[id=" + id + ", version=" + version + "]";
    }
}
