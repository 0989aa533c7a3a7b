package dev.fleetledger.agent.promise;

import java.util.stream.IntStream;

import org.junit.jupiter.api.condition.EnabledIf;

import dev.fleetledger.parts.ControlPlane;
import dev.fleetledger.parts.KubernetesCluster;

/** On a real API server with real controllers and scheduler; kwok plays the kubelets. */
@EnabledIf("dev.fleetledger.parts.ControlPlane#available")
class RealClusterIT extends CrashPromises {

    @Override
    TestCluster testCluster() {
        KubernetesCluster cluster = ControlPlane.shared().cluster("agent");
        IntStream.rangeClosed(1, 3).forEach(i -> cluster.node("node-" + i));
        return cluster::kubeconfig;
    }
}
