package dev.fleetledger.liveness.service;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service finds out that it is stuck.
 *
 * @param maxPause longest time between two heartbeats of a background task; after a longer one the process ends with exit code 70
 */
@ConfigurationProperties("fleetledger.liveness")
public record LivenessProperties(@DefaultValue("5m") Duration maxPause) {}
