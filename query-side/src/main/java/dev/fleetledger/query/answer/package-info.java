/** What all answers have in common: pages, problems, the moment they speak of. */
@NullMarked
package dev.fleetledger.query.answer;

import org.jspecify.annotations.NullMarked;
