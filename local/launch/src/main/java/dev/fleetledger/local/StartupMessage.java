package dev.fleetledger.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The message after start-up: addresses, and commands that can be run exactly as printed.
 *
 * @param simulated whether faults can be injected into its clusters
 * @param workingFolder the folder in which {@code local} was started
 * @param kubectl empty if there is none
 */
record StartupMessage(URI console, Path data, String cluster, boolean simulated, Path workingFolder, Path checkout,
        Optional<String> kubectl) {

    String text(Duration duration) {
        return """

                Fleetledger is ready after %1$.1f s: %2$s
                People: admin, alice, bob, carol, dave; the password is the name. Ctrl-C ends everything in order.

                Try, in another terminal:

                  export T="Authorization: Bearer $(cat %3$s)" H=%2$s/api/v1
                  curl -s -H "$T" $H/clusters
                  curl -s -H "$T" -H "Idempotency-Key: $RANDOM" -H "Content-Type: application/json" $H/drafts \\
                    -d '{"kind":"DaemonSet"}'
                  curl -s -H "Authorization: Bearer $(cat %4$s)" $H/audit
                %5$s%6$s
                Addresses and passwords: %7$s
                """.formatted(duration.toMillis() / 1000.0, console, quotedPath("tokens/alice"), quotedPath("tokens/carol"), nodesCommand(), faultCommand(),
                data.resolve("addresses.json"));
    }

    private String nodesCommand() {
        var command = "--kubeconfig " + quotedPath("kubeconfigs/" + cluster) + " get nodes\n";
        return kubectl.map(program -> "  " + quote(program) + " " + command)
                .orElse("  kubectl " + command + "    # there is no kubectl on this machine's path: install it first\n");
    }

    private String faultCommand() {
        var script = workingFolder.equals(checkout) ? "local/local" : quote(checkout.resolve("local/local").toString());
        var folder = workingFolder.equals(checkout) && data.equals(workingFolder.resolve(".fleetledger")) ? "" : " --data "
                + quote(data.toString());
        return simulated ? "  %s cluster %s offline%s    # and: online\n".formatted(script, cluster, folder) : "";
    }

    private String quotedPath(String name) {
        return quote(data.resolve(name).toString());
    }

    /** Quotes text as a single word for a shell. */
    private static String quote(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
