package dev.fleetledger.problem;

import java.util.List;
import java.util.Map;

import dev.fleetledger.judgement.access.MissingRight;

/** The caller lacks rights; the problem names the least role that grants each of them. */
public final class PermissionMissingException extends ProblemException {

    private final transient List<MissingRight> missing;

    public PermissionMissingException(List<MissingRight> missing) {
        super("PermissionIsMissing", "You have not the right to do this in "
                + missing.stream().map(MissingRight::cluster).distinct().count() + " of the clusters.", "Ask for the missing roles, or leave those clusters out.", Map.of("missing", missing));
        this.missing = List.copyOf(missing);
    }

    public List<MissingRight> missing() {
        return missing;
    }
}
