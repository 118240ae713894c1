/** The way out: a lane with a thread of its own for every destination, back-off, and the wait for commitment. */
package org.pharos.gateway.core.delivery;
