package dev.fleetledger.query.deployment;

import org.springframework.data.repository.ListCrudRepository;

interface Deployments extends ListCrudRepository<DeploymentView, String> {}
