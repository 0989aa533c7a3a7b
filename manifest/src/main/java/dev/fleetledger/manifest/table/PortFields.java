package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.whole;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.Address;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 2: ports. */
final class PortFields {
    static final List<Field> ROWS = table(
        List.of(list("/ports", "Ports")),
        group("/ports/*", "/ports/*",
            text("/name", "Port name").not(Rule.text("PortNameIsNoServiceName", "The port's name is no IANA service name.",
                "Use at most 15 of a-z, 0-9 and single dashes between them, with a letter.", name -> !name.isEmpty() && !Spelling.PORT_NAME.matcher(name).matches())),
            whole("/containerPort", "Container port")
                .required("ContainerPortIsMissing", "The port has no number.", "Give the port the container listens on.")
                .not(Rule.outside("PortIsOutOfRange", "A port", 1, 65535)),
            whole("/hostPort", "Host port").lands("/hostPort", port -> port.longValue(0) == 0 ? null : port)
                .not(Rule.outside("PortIsOutOfRange", "A host port, or 0 for none,", 0, 65535)),
            text("/hostIP", "Host address").not(Rule.text("HostAddressIsNoAddress", "This is no IP address.",
                "Use an IP address of the node, or leave it out.", address -> !address.isEmpty() && !Address.isAddress(address))),
            text("/protocol", "Protocol").byDefault(Json.text("TCP"))
                .not(Rule.otherThan("ProtocolIsUnknown", "A protocol", "TCP", "UDP", "SCTP"))));

    private PortFields() {
    }
}
