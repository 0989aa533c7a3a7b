package dev.fleetledger.command.rollout;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fleetledger.contract.rollout.RolloutEvent.Target;
import dev.fleetledger.manifest.document.Sha256;

/** What an approval is for, exactly: a digest over the manifest of each cluster. */
final class ManifestDigest {

    private static final String PREFIX = "sha256:";

    private ManifestDigest() {}

    /** @return {@code sha256:} and the SHA-256 over the sorted lines {@code <cluster> <SHA-256 of its manifest>\n}, both in hex */
    static String of(Collection<Target> targets, Set<String> clusters) {
        String lines = targets.stream().flatMap(target -> target.clusters().stream().filter(clusters::contains)
                .map(cluster -> cluster + " " + target.manifest().substring(PREFIX.length()) + "\n"))
                .sorted().collect(Collectors.joining());
        return PREFIX + Sha256.of(lines);
    }
}
