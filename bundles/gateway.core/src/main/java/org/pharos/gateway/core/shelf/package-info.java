/** The studies and instances at hand: a bounded set in memory, everything else a look-up away. */
package org.pharos.gateway.core.shelf;
