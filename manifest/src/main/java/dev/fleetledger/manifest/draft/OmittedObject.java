package dev.fleetledger.manifest.draft;

/**
 * Something of an import that the draft doesn't have.
 *
 * @param object kind and name, such as {@code ConfigMap agent-config}, with the field if only a field is left out
 * @param why the reason, and what a person can do, in full sentences; never a value of the object
 */
public record OmittedObject(String object, String why) {
}
