package dev.fleetledger.query.access;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Where a deployment is, and whether it has ended: the columns of deployments that decide who sees a workload. It is never written. */
@Entity
@Immutable
@Table(name = "deployments")
class ScopedDeploymentView {

    @Id String id = "";
    UUID workload = new UUID(0, 0);
    String cluster = "";
    String namespace = "";
    @Nullable String ended;

    protected ScopedDeploymentView() {}
}
