package dev.fleetledger.query.question;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface PreviewViewRepository extends Repository<PreviewView, String>, JpaSpecificationExecutor<PreviewView> {}
