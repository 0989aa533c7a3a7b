package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.Rule;

/** Commands and requests of hooks and probes. */
final class HandlerFields {
    static final List<Field> EXEC = List.of(
        object("/exec", "Command").stands("/exec"),
        texts("/exec/command", "Command").mayHoldLiterals()
            .required("CommandIsMissing", "There is no command.", "Give the command as a list of texts.")
            .not(Rule.empty("CommandIsMissing", "There is no command.", "Give the command as a list of texts.")));

    static final List<Field> HTTP = List.of(
        object("/httpGet", "HTTP request").stands("/httpGet"),
        text("/httpGet/path", "HTTP path").mayHoldLiterals().within(Bound.LONG).byDefault(Json.text("/")),
        port("/httpGet/port"),
        text("/httpGet/host", "HTTP host"),
        text("/httpGet/scheme", "HTTP scheme").byDefault(Json.text("HTTP"))
            .not(Rule.otherThan("SchemeIsUnknown", "A scheme", "HTTP", "HTTPS")),
        list("/httpGet/httpHeaders", "HTTP headers"),
        text("/httpGet/httpHeaders/*/name", "HTTP header")
            .required("HeaderNameIsMissing", "The header has no name.", "Give it a name.")
            .not(Rule.unlike("HeaderNameHasForbiddenCharacters", Pattern.compile("[-A-Za-z0-9]+"),
                "The header's name is empty or has characters other than letters, digits and the dash.", "Use letters, digits and the dash.")),
        text("/httpGet/httpHeaders/*/value", "HTTP header value").byDefault(Json.text("")).mayHoldLiterals());

    static final List<Field> TCP = List.of(object("/tcpSocket", "TCP connection").stands("/tcpSocket"), port("/tcpSocket/port"));

    static final List<Field> GRPC = List.of(
        object("/grpc", "gRPC request").stands("/grpc"),
        Field.whole("/grpc/port", "gRPC port")
            .required("PortIsMissing", "The port is missing.", "Give a port.").not(Rule.outside("PortIsOutOfRange", "A port", 1, 65535)),
        text("/grpc/service", "gRPC service").byDefault(Json.text("")));

    private HandlerFields() {
    }

    private static Field port(String path) {
        return Field.of(path, "Port", Type.WHOLE_OR_TEXT)
            .required("PortIsMissing", "The port is missing.", "Give a port or the name of one.")
            .not(Rule.outside("PortIsOutOfRange", "A port", 1, 65535));
    }
}
