@NullMarked
package dev.fleetledger.agent.question.dispatch;

import org.jspecify.annotations.NullMarked;
