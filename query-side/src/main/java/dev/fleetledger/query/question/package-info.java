/** What clusters were asked, what they said to it, and what there is in them. */
@NullMarked
package dev.fleetledger.query.question;

import org.jspecify.annotations.NullMarked;
