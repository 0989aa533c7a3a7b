/** Common parts of all responses: pages, problems, the read point. */
@NullMarked
package dev.fleetledger.query.web;

import org.jspecify.annotations.NullMarked;
