package dev.fleetledger.parts.kubernetes;

import java.nio.file.Path;
import java.util.List;

import dev.fleetledger.parts.kubernetes.ClusterFiles.User;

/** Command lines of a control plane on the loopback address. */
final class KubernetesCommands {

    private static final String PORT_OPTION = "--secure-port=";

    private KubernetesCommands() {}

    static List<String> apiServer(Path programs, ClusterFiles files, String name, int port, String etcd) {
        return List.of(
                programs.resolve("kube-apiserver").toString(),
                "--etcd-servers=" + etcd,
                "--etcd-prefix=/" + name,
                "--bind-address=127.0.0.1",
                PORT_OPTION + port,
                "--tls-cert-file=" + files.file("server.crt"),
                "--tls-private-key-file=" + files.file("server.key"),
                "--client-ca-file=" + files.file("ca.crt"),
                "--token-auth-file=" + files.file("tokens.csv"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + files.file("accounts.crt"),
                "--service-account-signing-key-file=" + files.file("accounts.key"),
                "--service-cluster-ip-range=10.96.0.0/16",
                "--authorization-mode=Node,RBAC",
                "--allow-privileged=true",
                "--endpoint-reconciler-type=none",
                "--profiling=false");
    }

    static List<String> controllerManager(Path programs, ClusterFiles files) {
        return List.of(
                programs.resolve("kube-controller-manager").toString(),
                "--kubeconfig=" + files.kubeconfig(User.CONTROLLER_MANAGER),
                "--leader-elect=false",
                "--secure-port=0",
                "--use-service-account-credentials=true",
                "--service-account-private-key-file=" + files.file("accounts.key"),
                "--root-ca-file=" + files.file("ca.crt"),
                // With the default, 20 per second, creating thousands of pods takes minutes.
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--profiling=false");
    }

    static List<String> scheduler(Path programs, ClusterFiles files) {
        return List.of(
                programs.resolve("kube-scheduler").toString(),
                "--kubeconfig=" + files.kubeconfig(User.SCHEDULER),
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--leader-elect=false",
                "--secure-port=0",
                "--profiling=false");
    }

    static List<String> kwok(Path programs, ClusterFiles files) {
        return List.of(
                programs.resolve("kwok").toString(),
                "--kubeconfig=" + files.kubeconfig(User.KWOK),
                "--config=" + files.file("stages.yaml"),
                "--manage-all-nodes=true",
                "--node-ip=10.0.0.1",
                "--cidr=10.244.0.0/16",
                "--node-lease-duration-seconds=40");
    }

    static int port(List<String> apiServer) {
        return apiServer.stream()
                .filter(argument -> argument.startsWith(PORT_OPTION))
                .map(argument -> Integer.parseInt(argument.substring(PORT_OPTION.length())))
                .findFirst()
                .orElseThrow();
    }
}
