package dev.fleetledger.manifest.importer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.ShapeError;

/**
 * Which of the DaemonSets that were found is imported.
 *
 * @param chosen null if none could be chosen; then {@code problem} says why
 * @param names by which each can be chosen, in their order; with its namespace where the name alone stands for several
 */
record DaemonSetChoice(ObjectSorter.@Nullable Found chosen, ShapeError problem, List<String> names) {
    private static final int MAX_SHOWN = 20;
    private static final ShapeError NONE = new ShapeError("", "DaemonSetIsMissing", "The YAML has no object of the kind DaemonSet.",
            "Send YAML with a DaemonSet of apps/v1 and, if it has some, its Services. Other kinds, such as Deployment, can't be imported.");

    /** @param name a name, or namespace/name; null if there is only one DaemonSet */
    static DaemonSetChoice of(List<ObjectSorter.Found> daemonSets, @Nullable String name) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = daemonSets.stream().map(ObjectSorter.Found::name).filter(one -> !seen.add(one)).collect(Collectors.toSet());
        List<String> names = daemonSets.stream().map(one -> repeated.contains(one.name()) ? qualified(one) : one.name()).distinct()
                .map(CredentialRedactor::redact).toList();
        List<ObjectSorter.Found> candidates = name == null ? daemonSets
                : daemonSets.stream().filter(one -> one.name().equals(name) || qualified(one).equals(name)).toList();
        return candidates.size() == 1 ? new DaemonSetChoice(candidates.getFirst(), NONE, names)
                : new DaemonSetChoice(null, daemonSets.isEmpty() ? NONE : problem(names, candidates.isEmpty()), names);
    }

    private static ShapeError problem(List<String> names, boolean isUnknown) {
        String list = String.join(", ", names.subList(0, Math.min(names.size(), MAX_SHOWN))) + (names.size() > MAX_SHOWN ? " …" : "");
        if (isUnknown) {
            return new ShapeError("", "DaemonSetIsUnknown", "The YAML has no DaemonSet of that name.",
                    "Choose one of these by its name: " + list + ".");
        }
        return names.size() == 1 ? new ShapeError("", "DaemonSetIsRepeated", "The YAML has the DaemonSet " + list + " several times.",
                "Keep one of them.")
                : new ShapeError("", "SeveralDaemonSets", "The YAML has several DaemonSets, and a draft has one.",
                    "Choose one by its name: " + list + ".");
    }

    private static String qualified(ObjectSorter.Found daemonSet) {
        return daemonSet.namespaceOrDefault() + "/" + daemonSet.name();
    }
}
