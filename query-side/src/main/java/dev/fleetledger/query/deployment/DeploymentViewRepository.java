package dev.fleetledger.query.deployment;

import java.util.List;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface DeploymentViewRepository extends Repository<DeploymentView, String>, JpaSpecificationExecutor<DeploymentView> {

    /** Returns the clusters whose agents refuse the hub. The index of these deployments has the same condition. */
    @Query("select distinct d.cluster from DeploymentView d where d.code in ('HubWentBackwards', 'OtherHub') order by d.cluster")
    List<String> findClustersRefusingHub();
}
