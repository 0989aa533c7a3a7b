/** What the query-side promises, on a real PostgreSQL and a real Kafka. */
package dev.fleetledger.query;
