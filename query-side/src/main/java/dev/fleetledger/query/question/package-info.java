/** Questions to clusters, their answers, and inventories. */
@NullMarked
package dev.fleetledger.query.question;

import org.jspecify.annotations.NullMarked;
