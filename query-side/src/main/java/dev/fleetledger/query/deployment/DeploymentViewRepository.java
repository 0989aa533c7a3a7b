package dev.fleetledger.query.deployment;

import org.springframework.data.repository.ListCrudRepository;

interface DeploymentViewRepository extends ListCrudRepository<DeploymentView, String> {}
