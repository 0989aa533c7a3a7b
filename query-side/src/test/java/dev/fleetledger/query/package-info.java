/** Tests of the query-side with a real PostgreSQL and a real Kafka. */
package dev.fleetledger.query;
