package dev.fleetledger.judgement.guardrail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.settings.Settings;

/** Table of the guard rails, in the order of the settings: where each is, its label, and which change weakens it. */
public enum GuardRail {
    FROM_CLUSTERS("/secondPerson/fromClusters", "Second person from clusters", grows(it -> it.secondPerson().fromClusters())),
    SHARE("/secondPerson/share", "Second person above share of the fleet", grows(it -> it.secondPerson().sharePercent())),
    DELETE_FROM_CLUSTERS("/secondPerson/deleteFromClusters", "Second person for a delete in clusters",
            grows(it -> it.secondPerson().deleteFromClusters())),
    APPROVAL_EXPIRES("/approvalExpires", "Approval expires after", grows(it -> Duration.parse(it.approvalExpires()))),
    PROTECTED_NAMESPACES("/protectedNamespaces", "Protected namespaces", loses(Settings::protectedNamespaces)),
    REASON_REQUIRED("/reasonRequired", "Reason required for", loses(Settings::reasonRequired));

    private final String pointer;
    private final String label;
    private final BiPredicate<Settings, Settings> weakening;

    GuardRail(String pointer, String label, BiPredicate<Settings, Settings> weakening) {
        this.pointer = pointer;
        this.label = label;
        this.weakening = weakening;
    }

    /** Returns the guard rails that are lower afterwards; others may be higher at the same time. */
    public static List<GuardRail> weakened(Settings before, Settings after) {
        return Arrays.stream(values()).filter(it -> it.weakening.test(before, after)).toList();
    }

    /** Returns the guard rails that have another value afterwards, by the settings' documents. */
    public static List<GuardRail> changed(JsonNode before, JsonNode after) {
        return Arrays.stream(values()).filter(it -> !before.at(it.pointer).equals(after.at(it.pointer))).toList();
    }

    /** JSON pointer of the value in the settings. */
    public String pointer() {
        return pointer;
    }

    public String label() {
        return label;
    }

    private static <T extends Comparable<? super T>> BiPredicate<Settings, Settings> grows(Function<Settings, T> limit) {
        return (before, after) -> limit.apply(after).compareTo(limit.apply(before)) > 0;
    }

    private static BiPredicate<Settings, Settings> loses(Function<Settings, List<String>> items) {
        return (before, after) -> !items.apply(after).containsAll(items.apply(before));
    }
}
