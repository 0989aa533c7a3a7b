package dev.fleetledger.query.deployment;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.From;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.web.ReadPoint;

/** Creates the expressions of the current status with the times after which reports are missing. */
@Component
public class CurrentStatusFactory {

    private final QuerySideProperties sideProperties;

    CurrentStatusFactory(QuerySideProperties sideProperties) {
        this.sideProperties = sideProperties;
    }

    public CurrentStatusExpressions of(From<?, DeploymentView> deployment, ReadPoint readPoint, CriteriaBuilder builder) {
        return new CurrentStatusExpressions(deployment, sideProperties.clusterSilentAfter(), sideProperties.unreportedAfter(),
                readPoint.now(), builder);
    }
}
