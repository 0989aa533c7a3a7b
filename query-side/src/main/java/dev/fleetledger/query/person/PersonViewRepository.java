package dev.fleetledger.query.person;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface PersonViewRepository extends Repository<PersonView, String>, JpaSpecificationExecutor<PersonView> {}
