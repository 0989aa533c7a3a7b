/** Building blocks of queries: filters, predicates that JPA lacks, and texts and JSON as the database stores them. */
@NullMarked
package dev.fleetledger.query.sql;

import org.jspecify.annotations.NullMarked;
