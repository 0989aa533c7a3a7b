package dev.fleetledger.judgement.status;

import java.time.Duration;
import java.time.Instant;

import dev.fleetledger.contract.deployment.DeploymentAction;

/** The part of a deployment's wanted state that its status depends on. */
public record Wanted(long generation, DeploymentAction action, Instant since, Duration deadline) {}
