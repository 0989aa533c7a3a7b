package dev.fleetledger.simulation;

/** Writes the kubeconfig of a cluster. The token is also part of the URL, because kubectl sends none over plain HTTP. */
final class KubeconfigWriter {
    private KubeconfigWriter() {
    }

    static String of(ClusterSettings settings, int port) {
        String secret = settings.token().isEmpty() ? "" : "/t/" + settings.token();
        String user = settings.token().isEmpty() ? "{}" : "{token: \"" + settings.token() + "\"}";
        return """
                apiVersion: v1
                kind: Config
                current-context: NAME
                clusters:
                - name: NAME
                  cluster: {server: "http://127.0.0.1:PORTSECRET/c/NAME"}
                contexts:
                - name: NAME
                  context: {cluster: NAME, user: NAME, namespace: default}
                users:
                - name: NAME
                  user: USER
                """.replace("PORT", Integer.toString(port)).replace("SECRET", secret).replace("USER", user)
                .replace("NAME", settings.name());
    }
}
