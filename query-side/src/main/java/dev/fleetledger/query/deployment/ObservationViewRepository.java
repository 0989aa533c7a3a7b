package dev.fleetledger.query.deployment;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface ObservationViewRepository extends Repository<ObservationView, String>, JpaSpecificationExecutor<ObservationView> {}
