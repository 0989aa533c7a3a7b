package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFields.among;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.spelling.Address;
import dev.fleetledger.manifest.spelling.Repeats;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** Fields of a Service that the form doesn't have (validateService, 1.35), and the metadata that every object has. */
final class KeptServices {
    private static final Set<String> FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    static final List<KeptFields> ROWS = Stream.concat(
        Stream.of(
            spec("/externalIPs", Rule.text("ExternalAddressIsNoAddress", "This is no IP address.", "Use an IP address.", ip -> !Address.isAddress(ip)).each(),
                Rule.text("ExternalAddressIsNotOutside", "This address never leads to a node from outside.", "Use an address that is routed.",
                    ip -> Address.isAddress(ip) && Address.isNear(ip)).each()),
            spec("/clusterIP", Rule.text("ClusterAddressIsNoAddress", "This is no IP address.", "Leave it out: the cluster chooses one.",
                ip -> !Set.of("", "None").contains(ip) && !Address.isAddress(ip))),
            spec("/healthCheckNodePort", Rule.outside("PortIsOutOfRange", "A port, or 0 for any,", 0, 65535)),
            spec("/trafficDistribution", among("The distribution", "PreferClose", "PreferSameZone", "PreferSameNode")),
            spec("/ports/*/appProtocol", KeptFields.ID_KEY)),
        metadata(Step.SERVICES, Spelling.DNS_1035)).toList();

    private KeptServices() {
    }

    static Stream<KeptFields> metadata(Step step, Pattern name) {
        return Stream.of(
            new KeptFields(step, Path.of("/metadata/generateName"), List.of(Rule.text("PrefixOfNameIsNoName", "No name can begin so.", "Leave it out: the object has a name.",
                prefix -> !prefix.isEmpty() && !name.matcher(prefix.replaceFirst("(?s).-$", "a")).matches()))),
            new KeptFields(step, Path.of("/metadata/finalizers"), List.of(
                Rule.text("FinalizerIsNoName", "This is no name of a finalizer.", "Write it as example.com/name.",
                    one -> !Spelling.isKey(one) || one.indexOf('/') < 0 && !FINALIZERS.contains(one)).each(),
                Repeats.items(), Rule.value("FinalizersExclude", "What the object owns is either kept or removed with it.", "Keep orphan or foregroundDeletion.",
                    names -> names.valueStream().map(one -> one.stringValue("")).collect(Collectors.toSet()).containsAll(Set.of("orphan", "foregroundDeletion"))))));
    }

    private static KeptFields spec(String path, Rule... rules) {
        return new KeptFields(Step.SERVICES, Path.of("/spec" + path), List.of(rules));
    }
}
