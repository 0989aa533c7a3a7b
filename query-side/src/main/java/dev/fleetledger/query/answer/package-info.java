/** Common parts of all responses: pages, problems, the read point. */
@NullMarked
package dev.fleetledger.query.answer;

import org.jspecify.annotations.NullMarked;
