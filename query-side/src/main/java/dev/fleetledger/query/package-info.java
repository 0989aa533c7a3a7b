/** Remembers: events and reports to views, views to answers. */
@NullMarked
package dev.fleetledger.query;

import org.jspecify.annotations.NullMarked;
