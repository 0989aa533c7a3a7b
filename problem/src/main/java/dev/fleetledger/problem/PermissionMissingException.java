package dev.fleetledger.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.judgement.access.MissingRight;

/**
 * The caller lacks rights; the problem names the least role that grants each of them. It names only clusters that the caller may know, and
 * counts the others in {@code elsewhere}.
 */
public final class PermissionMissingException extends ProblemException {

    /** More clusters than these are counted in the detail; the member {@code missing} names all. */
    private static final int MAX_NAMED = 3;

    private final transient List<MissingRight> missing;

    public PermissionMissingException(List<MissingRight> missing) {
        this(missing, List.of());
    }

    /** @param hidden missing rights in clusters that the caller may not know */
    public PermissionMissingException(List<MissingRight> missing, List<MissingRight> hidden) {
        super("PermissionIsMissing", detail(missing, hidden), remedy(missing, hidden), members(missing, countClusters(hidden)));
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

    /** Names the roles, the namespace if there is one, and the clusters that the caller may know. */
    private static String detail(List<MissingRight> named, List<MissingRight> hidden) {
        List<MissingRight> all = Stream.concat(named.stream(), hidden.stream()).toList();
        String roles = all.stream().map(MissingRight::role).distinct().collect(Collectors.joining(" and "));
        String namespaces = all.stream().map(MissingRight::namespace).filter(Objects::nonNull).distinct()
                .collect(Collectors.joining(", "));
        return "Your roles don't allow this: it needs " + roles + (namespaces.isEmpty() ? "" : " in namespace " + namespaces)
                + places(named, hidden) + ".";
    }

    private static String places(List<MissingRight> named, List<MissingRight> hidden) {
        List<String> clusters = named.stream().map(MissingRight::cluster).distinct()
                .filter(it -> !it.equals(MissingRight.ANYWHERE)).toList();
        List<String> places = new ArrayList<>(clusters.stream().limit(MAX_NAMED).map(it -> "cluster " + it).toList());
        long more = clusters.size() - places.size() + countClusters(hidden);
        if (more > 0) {
            places.add(more + (places.isEmpty() ? "" : " more") + (more == 1 ? " cluster" : " clusters"));
        }
        return places.isEmpty() ? "" : " in " + String.join(", ", places);
    }

    private static String remedy(List<MissingRight> named, List<MissingRight> hidden) {
        return "Ask an administrator for that role" + (places(named, hidden).isEmpty() ? "." : ", or leave those clusters out.");
    }

    private static long countClusters(List<MissingRight> rights) {
        return rights.stream().map(MissingRight::cluster).distinct().count();
    }
}
