package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.IpAddress;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Ports of a container. */
final class PortFields {
    static final List<FieldDefinition> ROWS = table(
        List.of(list("/ports", "Ports")
            .help("Ports that the container listens on. No two in a pod may have the same number and protocol.")),
        group("/ports/*", "/ports/*",
            text("/name", "Port name")
                .help("Services and probes can refer to it.")
                .withRules(FieldRule.text("PortNameIsNoServiceName", "{it} is no name of a port.",
                "Use at most 15 lower-case letters, digits and dashes, one letter at least; no dash at an end or beside another.",
                name -> !name.isEmpty()
                && !NameSyntax.PORT_NAME.matcher(name).matches())),
            integer("/containerPort", "Container port").help("The port that the container listens on.")
                .required("ContainerPortIsMissing", "The port has no number.", "Give the port the container listens on.")
                .withRules(FieldRule.outside("PortIsOutOfRange", "A port", 1, 65535)),
            integer("/hostPort", "Host port")
                .help("Also opens this port on the node. 0 or none: it doesn't.")
                .mapsTo("/hostPort", port -> port.longValue(0) == 0 ? null : port)
                .withRules(FieldRule.outside("PortIsOutOfRange", "A host port, or 0 for none,", 0, 65535)),
            text("/hostIP", "Host address")
                .help("The node's address that the host port is opened on. Absent: all.")
                .withRules(FieldRule.text("HostAddressIsNoAddress", "{it} is no IP address.",
                "Use an IP address of the node, or leave it out.", address -> !address.isEmpty()
                    && !IpAddress.isAddressWithZeros(address))),
            text("/protocol", "Protocol").byDefault(Json.text("TCP"))
                .withRules(FieldRule.notOneOf("ProtocolIsUnknown", "A protocol", "TCP", "UDP", "SCTP"))));

    private PortFields() {
    }
}
