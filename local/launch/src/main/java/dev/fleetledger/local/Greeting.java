package dev.fleetledger.local;

import java.time.Duration;

/** Where to go and what to try. */
final class Greeting {

    private Greeting() {}

    static String of(Fleet fleet, Duration took) {
        return """

                Fleetledger is ready after %1$.1f s: %2$s
                People: admin, alice, bob, carol, dave; the password is the name. Ctrl-C ends everything in order.

                Try, in another terminal:

                  export T="Authorization: Bearer $(cat %3$s/tokens/alice)" H=%2$s/api/v1
                  curl -s -H "$T" $H/clusters
                  curl -s -H "$T" -H "Idempotency-Key: $RANDOM" -H "Content-Type: application/json" $H/drafts \\
                    -d '{"kind":"DaemonSet"}'
                  curl -s -H "Authorization: Bearer $(cat %3$s/tokens/carol)" $H/audit
                  kubectl --kubeconfig %3$s/kubeconfigs/%4$s get nodes
                  local/local cluster %4$s offline    # and: online

                Addresses and passwords: %3$s/addresses.json
                """.formatted(took.toMillis() / 1000.0, fleet.console(), fleet.data().root(), fleet.clusters().getFirst());
    }
}
