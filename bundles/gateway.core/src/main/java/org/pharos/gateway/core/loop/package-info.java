/** The one thread that owns the core's state, and the timers that run on it. */
package org.pharos.gateway.core.loop;
