package dev.fleetledger.contract;

import static java.util.Map.entry;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Codes of problems, status reasons and findings that version 0.2 renamed. Stored events and agents of version 0.1 carry the former
 * code; the records that hold a code map it when they are read.
 */
public final class RenamedCodes {

    private static final Map<String, String> CURRENT = Map.ofEntries(
            entry("SignInIsNeeded", "NotSignedIn"),
            entry("SomethingBroke", "InternalError"),
            entry("MethodIsUnknown", "MethodNotAllowed"),
            entry("ReadElsewhere", "MethodNotAllowed"),
            entry("BodyIsMisshapen", "BodyIsMalformed"),
            entry("ValueCantBeKept", "ValueIsOutOfRange"),
            entry("KeyIsInvalid", "IdempotencyKeyIsInvalid"),
            entry("RightIsMissing", "PermissionIsMissing"),
            entry("KeyWasUsed", "IdempotencyKeyWasReused"),
            entry("RulesAreBroken", "ValidationFailed"),
            entry("ClusterIsNoName", "ClusterNameIsInvalid"),
            entry("DraftIsFilled", "DraftHasContent"),
            entry("DraftBeganElsewhere", "DraftHasNoRunningSource"),
            entry("NotBuiltYet", "NotImplemented"),
            entry("DatabaseIsAway", "DatabaseUnavailable"),
            entry("IssuerIsAway", "IssuerUnavailable"),
            entry("SideIsUnreachable", "UpstreamUnavailable"),
            entry("ViewsAreBehind", "ReadModelIsBehind"),
            entry("TooManyAtOnce", "TooManyConflicts"),
            entry("ClusterLeavesItOut", "NotReported"),
            entry("PodsAreComing", "PodsStarting"),
            entry("PodsAreGoing", "PodsTerminating"),
            entry("OldPodsAreLeft", "OldPodsRemain"),
            entry("NotYetThere", "NotYetCreated"),
            entry("ChangedByAnother", "ChangedExternally"),
            entry("MayNotLook", "NotPermitted"));

    private RenamedCodes() {}

    /** Returns the code's current name; a code that was not renamed is returned as it is. */
    public static String current(String code) {
        return CURRENT.getOrDefault(code, code);
    }

    /** Like {@link #current}, for a code that may be absent. */
    public static @Nullable String currentOrNull(@Nullable String code) {
        return code == null ? null : current(code);
    }
}
