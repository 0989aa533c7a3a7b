/** What an API server refuses in parts that are only kept: in each by itself, and in the object that they make together. */
@NullMarked
package dev.fleetledger.manifest.kept;

import org.jspecify.annotations.NullMarked;
