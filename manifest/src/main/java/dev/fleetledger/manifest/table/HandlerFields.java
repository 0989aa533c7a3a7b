package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;

/** Commands and requests of hooks and probes. */
final class HandlerFields {
    static final List<FieldDefinition> EXEC = List.of(
        object("/exec", "Command").mapsToObject("/exec"),
        texts("/exec/command", "Command").help("One word each. It is not run by a shell.").scannedForCredentials()
            .required("CommandIsMissing", "There is no command.", "Give the command as a list of texts.")
            .withRules(FieldRule.empty("CommandIsMissing", "There is no command.", "Give the command as a list of texts.")));

    static final List<FieldDefinition> HTTP = List.of(
        object("/httpGet", "HTTP request").mapsToObject("/httpGet"),
        text("/httpGet/path", "HTTP path").scannedForCredentials().within(SizeLimit.LONG).byDefault(Json.text("/")),
        port("/httpGet/port"),
        text("/httpGet/host", "HTTP host").help("Absent: the pod's address."),
        text("/httpGet/scheme", "HTTP scheme").byDefault(Json.text("HTTP"))
            .withRules(FieldRule.notOneOf("SchemeIsUnknown", "A scheme", "HTTP", "HTTPS")),
        list("/httpGet/httpHeaders", "HTTP headers"),
        text("/httpGet/httpHeaders/*/name", "HTTP header")
            .required("HeaderNameIsMissing", "The header has no name.", "Give it a name.")
            .withRules(FieldRule.notMatching("HeaderNameHasForbiddenCharacters", Pattern.compile("[-A-Za-z0-9]+"),
                "The header's name is empty or has characters other than letters, digits and the dash.",
                "Use letters, digits and the dash.")),
        text("/httpGet/httpHeaders/*/value", "HTTP header value").byDefault(Json.text("")).scannedForCredentials());

    static final List<FieldDefinition> TCP =
            List.of(object("/tcpSocket", "TCP connection").mapsToObject("/tcpSocket"), port("/tcpSocket/port"));

    static final List<FieldDefinition> GRPC = List.of(
        object("/grpc", "gRPC request").mapsToObject("/grpc"),
        FieldDefinition.integer("/grpc/port", "gRPC port")
            .required("PortIsMissing", "The port is missing.", "Give a port.")
            .withRules(FieldRule.outside("PortIsOutOfRange", "A port", 1, 65535)),
        text("/grpc/service", "gRPC service").help("Sent to the health service of the container.").byDefault(Json.text("")));

    private HandlerFields() {
    }

    private static FieldDefinition port(String path) {
        return FieldDefinition.of(path, "Port", ValueType.INTEGER_OR_TEXT)
            .required("PortIsMissing", "The port is missing.", "Give a port or the name of one.")
            .withRules(FieldRule.outside("PortIsOutOfRange", "A port", 1, 65535));
    }
}
