package dev.fleetledger.contract.refusal;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Stream {@code Refusals/<actor>}. Never holds what was sent, only what was asked for and why not. */
public sealed interface RefusalEvent {

    /**
     * @param action  as in an accepted command's metadata, e.g. {@code draft.submit}
     * @param status  the HTTP status that was answered
     * @param code    the rule's or state's name
     * @param missing the rights that were missing, and where
     * @param rules   names of the rules that were broken
     */
    record Refused(String action, Target target, int status, String code, List<Missing> missing, List<String> rules)
            implements RefusalEvent {}

    /** What it was about; the namespace decides who may read of it. */
    record Target(@Nullable UUID draft, @Nullable UUID workload, @Nullable String cluster, @Nullable String namespace) {}

    record Missing(String cluster, @Nullable String namespace, String role) {}
}
