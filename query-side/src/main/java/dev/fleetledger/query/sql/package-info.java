/** Building blocks of SQL queries: conditions, LIKE patterns, and texts and JSON as the database stores them. */
@NullMarked
package dev.fleetledger.query.sql;

import org.jspecify.annotations.NullMarked;
