package dev.fleetledger.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.judgement.access.MissingRight;

/**
 * The caller lacks rights; the problem names the least role that grants each of them. It names only clusters that the caller may know, and
 * counts the others in {@code elsewhere}.
 */
public final class PermissionMissingException extends ProblemException {

    private final transient List<MissingRight> missing;

    public PermissionMissingException(List<MissingRight> missing) {
        this(missing, List.of());
    }

    /** @param hidden missing rights in clusters that the caller may not know */
    public PermissionMissingException(List<MissingRight> missing, List<MissingRight> hidden) {
        super("PermissionIsMissing", "You have not the right to do this in " + (countClusters(missing) + countClusters(hidden))
                + " of the clusters.", "Ask for the missing roles, or leave those clusters out.",
                members(missing, countClusters(hidden)));
        this.missing = Stream.concat(missing.stream(), hidden.stream()).toList();
    }

    /** All missing rights, including those that the problem only counts. */
    public List<MissingRight> missing() {
        return missing;
    }

    private static Map<String, Object> members(List<MissingRight> named, long elsewhere) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("missing", named);
        members.put("elsewhere", elsewhere);
        return members;
    }

    private static long countClusters(List<MissingRight> rights) {
        return rights.stream().map(MissingRight::cluster).distinct().count();
    }
}
