/** Command requests: content, actor and origin; read once per HTTP request and checked in the order of the API. */
@NullMarked
package dev.fleetledger.command.request;

import org.jspecify.annotations.NullMarked;
