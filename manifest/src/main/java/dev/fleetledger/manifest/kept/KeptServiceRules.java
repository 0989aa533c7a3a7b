package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFieldRule.oneOf;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.IpAddress;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.UniqueItems;

/** Fields of a Service that the form doesn't have (validateService, 1.35), and the metadata that every object has. */
final class KeptServiceRules {
    private static final Set<String> FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    static final List<KeptFieldRule> ROWS = Stream.concat(
        Stream.of(
            spec("/externalIPs", FieldRule.text("ExternalAddressIsNoAddress", "{it} is no IP address.", "Use an IP address.",
                    ip -> !IpAddress.isAddress(ip)).forItems(),
                FieldRule.text("ExternalAddressIsNotOutside", "This is a link-local address, which is not routed to a node from outside.",
                        "Use an address that is routed.",
                    IpAddress::isLinkLocal).forItems()),
            spec("/clusterIP", FieldRule.text("ClusterAddressIsNoAddress", "{it} is no IP address.",
                    "Leave it out: the cluster chooses one.",
                ip -> !Set.of("", "None").contains(ip) && !IpAddress.isAddress(ip))),
            spec("/healthCheckNodePort", FieldRule.outside("PortIsOutOfRange", "A port, or 0 for any,", 0, 65535)),
            spec("/trafficDistribution", oneOf("The distribution", "PreferClose", "PreferSameZone", "PreferSameNode")),
            spec("/ports/*/appProtocol", KeptFieldRule.NOT_QUALIFIED)),
        metadata(Step.SERVICES, NameSyntax.DNS_1035)).toList();

    private KeptServiceRules() {
    }

    static Stream<KeptFieldRule> metadata(Step step, Pattern name) {
        return Stream.of(
            new KeptFieldRule(step, PointerPattern.of("/metadata/generateName"),
                    List.of(FieldRule.text("PrefixOfNameIsNoName", "Kubernetes allows no name that begins like this.",
                    "Leave it out: the object has a name.",
                prefix -> !prefix.isEmpty() && !name.matcher(prefix.replaceFirst("(?s).-$", "a")).matches()))),
            new KeptFieldRule(step, PointerPattern.of("/metadata/finalizers"), List.of(
                FieldRule.text("FinalizerIsNoName", "{it} is no name of a finalizer.", "Write it as example.com/name.",
                    one -> !NameSyntax.isKey(one) || one.indexOf('/') < 0 && !FINALIZERS.contains(one)).forItems(),
                UniqueItems.items(), FieldRule.value("FinalizersExclude", "The finalizers orphan and foregroundDeletion exclude each "
                + "other.",
                        "Keep orphan or foregroundDeletion.",
                    names -> names.valueStream().map(one -> one.stringValue("")).collect(Collectors.toSet())
                    .containsAll(Set.of("orphan", "foregroundDeletion"))))));
    }

    private static KeptFieldRule spec(String path, FieldRule... rules) {
        return new KeptFieldRule(Step.SERVICES, PointerPattern.of("/spec" + path), List.of(rules));
    }
}
