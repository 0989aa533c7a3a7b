/** What is answered: what came of a command, or a problem that says what to do next. */
@NullMarked
package dev.fleetledger.command.answer;

import org.jspecify.annotations.NullMarked;
