package dev.fleetledger.agent.promise;

import java.nio.file.Path;

/** A cluster with three ready nodes to try the agent on. */
@FunctionalInterface
interface TestCluster {

    /** With every right there is. */
    Path kubeconfig();

    /** With the rights that an agent has. */
    default Path agentKubeconfig() {
        return kubeconfig();
    }
}
