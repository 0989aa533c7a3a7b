/** Request bodies: bound by Jackson, checked by Bean Validation, all shape errors reported at once. */
@NullMarked
package dev.fleetledger.command.request.body;

import org.jspecify.annotations.NullMarked;
