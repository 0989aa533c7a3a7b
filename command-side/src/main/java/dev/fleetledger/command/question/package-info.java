/** Clusters are asked: who asked what of which cluster, until when, and what became of it. */
@NullMarked
package dev.fleetledger.command.question;

import org.jspecify.annotations.NullMarked;
